/** The screens of the roster. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.roster.ui;
