/** The screens of the laboratory and of those who run for it. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.lab.ui;
