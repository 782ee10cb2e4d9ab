/** The screens of umbrellas. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.umbrellas.ui;
