/** The screens of the reception: arrivals, my customers, and the standing guide's phone. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.visits.ui;
