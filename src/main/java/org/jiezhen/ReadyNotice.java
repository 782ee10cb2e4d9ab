package org.jiezhen;

import org.jiezhen.database.HouseKind;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where the portal answers, in words and not as one more line of a log. */
@Component
@NullMarked
class ReadyNotice {

    private final Environment environment;
    private final HouseKind kind;

    ReadyNotice(Environment environment, HouseKind kind) {
        this.environment = environment;
        this.kind = kind;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayWhere() {
        String port = environment.getProperty("local.server.port");
        if (port != null) {
            String house = kind == HouseKind.DEMO ? "  (demo house; sign in with one click)" : "";
            System.out.printf("%n  接诊 Jiezhen is ready: http://localhost:%s%s%n%n", port, house);
        }
    }
}
