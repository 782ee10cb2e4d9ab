package org.jiezhen.prices;

/**
 * Something that is offered, as it is kept, whatever it costs.
 *
 * @param code by which files name it; it never changes
 * @param inUse whether it is still offered; one that is not stays where it was sold
 */
public record Item(ItemId id, String code, ItemKind kind, ItemDetails details, boolean inUse, long version) {}
