/** The screens of bookings: today's and coming lists, taking one by hand, bringing in a file. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.bookings.ui;
