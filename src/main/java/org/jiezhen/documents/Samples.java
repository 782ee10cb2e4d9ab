package org.jiezhen.documents;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.HouseName;
import org.jiezhen.shell.Words;
import org.springframework.stereotype.Component;

/** What a made-up guest would have agreed on, for the look of a text before anybody signs it. */
@Component
class Samples {

    private final HouseName house;
    private final Clock clock;

    Samples(HouseName house, Clock clock) {
        this.house = house;
        this.clock = clock;
    }

    /** For every placeholder. */
    Map<Placeholder, String> in(Locale language) {
        var said = new EnumMap<Placeholder, String>(Placeholder.class);
        for (var one : Placeholder.values()) {
            said.put(one, Words.ofTheHouse().getTranslation("documents.sample." + one, language));
        }
        said.put(Placeholder.DAY, BusinessTime.day(clock.instant()).toString());
        if (!house.in(language).isEmpty()) {
            said.put(Placeholder.HOSPITAL, house.in(language));
        }
        return said;
    }
}
