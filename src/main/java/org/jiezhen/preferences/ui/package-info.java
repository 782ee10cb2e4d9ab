/** Where a person chooses, and how that reaches the page. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.preferences.ui;
