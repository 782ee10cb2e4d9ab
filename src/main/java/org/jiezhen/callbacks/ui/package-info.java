/** The list of who is to be rung, and the call. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.callbacks.ui;
