/** The tree of channels, and the form of one. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.channels.ui;
