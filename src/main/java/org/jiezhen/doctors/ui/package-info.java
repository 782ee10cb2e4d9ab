/** Screens of doctors, and of those who ask for them. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.doctors.ui;
