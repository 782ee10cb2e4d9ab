/** The screens of duty. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.duty.ui;
