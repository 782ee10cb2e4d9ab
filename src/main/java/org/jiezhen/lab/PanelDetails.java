package org.jiezhen.lab;

import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/** What is said of a panel: see {@link Panel}. */
public record PanelDetails(
        Localized name,
        @Nullable String tube,
        @Nullable PlaceId place,
        boolean fasting,
        String role,
        int targetMinutes,
        boolean usual) {}
