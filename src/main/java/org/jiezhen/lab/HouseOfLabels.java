package org.jiezhen.lab;

import org.jiezhen.house.PlaceId;
import org.jspecify.annotations.Nullable;

/**
 * How the house numbers its specimens, how large their labels are, and where reports are brought.
 *
 * @param prefix letters that no other house's labels begin with
 * @param widthMm of a label, in millimetres
 * @param heightMm of a label, in millimetres
 * @param reportsTo null until the house has said so
 */
public record HouseOfLabels(
        String prefix, int widthMm, int heightMm, @Nullable PlaceId reportsTo) {}
