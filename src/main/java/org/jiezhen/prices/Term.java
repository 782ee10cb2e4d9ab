package org.jiezhen.prices;

import org.jiezhen.shared.Localized;

/**
 * A word of the house's data that items are said with: a unit, a procedure.
 *
 * @param code by which items name it
 */
public record Term(String code, Localized name) {}
