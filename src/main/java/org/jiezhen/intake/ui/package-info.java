/** The screens of the intake form. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.intake.ui;
