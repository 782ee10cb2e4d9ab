/** The notice centre in the frame. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.notices.ui;
