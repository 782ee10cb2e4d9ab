package org.jiezhen.prices;

/** So much of an item, as a part of a package or a course. */
public record PartOf(ItemId item, int quantity) {}
