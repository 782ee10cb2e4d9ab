/** Pages of figures. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.figures.ui;
