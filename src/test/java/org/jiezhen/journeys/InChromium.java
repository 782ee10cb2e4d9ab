package org.jiezhen.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A journey that is made in Chromium alone. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface InChromium {

    Because value();

    /** Why in no other. */
    enum Because {
        /** It takes long and says more of the portal than of the browser; {@code -Dportal.firefox.all=true} asks for it. */
        TAKES_LONG,
        /** It reads what is sent, which the other's driver does not tell, and which is the portal's doing anyway. */
        READS_FRAMES;

        boolean holds() {
            return this == READS_FRAMES || !Boolean.getBoolean("portal.firefox.all");
        }
    }
}
