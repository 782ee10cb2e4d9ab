package org.jiezhen.prices;

/** What is offered. */
public enum ItemKind {
    /** One thing. */
    ITEM,
    /** Several items together, for a price of their own (套餐). */
    PACKAGE,
    /** So many units of one item, used within so many months (疗程). */
    COURSE
}
