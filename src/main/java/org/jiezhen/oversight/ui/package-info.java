/** The board of whoever answers for the day. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.oversight.ui;
