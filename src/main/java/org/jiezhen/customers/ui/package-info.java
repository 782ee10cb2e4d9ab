/** The screens of customers: finding, looking, correcting, merging. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.customers.ui;
