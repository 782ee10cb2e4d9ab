/** The page on which somebody hands over. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.handover.ui;
