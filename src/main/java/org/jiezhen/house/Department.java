package org.jiezhen.house;

import org.jiezhen.shared.Localized;

/**
 * A department (科室) of the house.
 *
 * @param code by which rows name it
 */
public record Department(String code, Localized name) {}
