/** The screens of quotes. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.quotes.ui;
