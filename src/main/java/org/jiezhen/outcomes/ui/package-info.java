/** What screens show of what became of a consultation. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.outcomes.ui;
