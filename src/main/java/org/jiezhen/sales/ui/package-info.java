/** Deals: closing one on the card of a visit, the orders, the rule by which they are credited. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.sales.ui;
