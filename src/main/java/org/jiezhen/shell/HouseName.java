package org.jiezhen.shell;

import java.util.Locale;
import org.jiezhen.database.HouseKind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the hospital is called: {@code portal.house-name}, or the demo house's made-up name. */
@Component
public class HouseName {

    private final HouseKind house;
    private final String configured;

    HouseName(HouseKind house, @Value("${portal.house-name:}") String configured) {
        this.house = house;
        this.configured = configured.strip();
    }

    /** The name for a screen in this language; empty in a real house that was given none. */
    public String in(Locale locale) {
        if (!configured.isEmpty() || house != HouseKind.DEMO) {
            return configured;
        }
        return Languages.isChinese(locale) ? "澄宁整形美容医院" : "Chengning Aesthetic Hospital";
    }
}
