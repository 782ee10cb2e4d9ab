package org.jiezhen.house;

import org.jiezhen.shared.Localized;

/**
 * Something this house is good at (专长): a guest asks for it, a consultant is trained in it.
 *
 * @param code by which rows name it
 */
public record Specialty(String code, Localized name) {}
