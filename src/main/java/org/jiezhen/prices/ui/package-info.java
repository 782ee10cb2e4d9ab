/** The price list, and the forms of an item and of its prices. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.prices.ui;
