package org.jiezhen.oversight;

import java.util.Map;
import java.util.Set;
import org.jiezhen.notices.NoticeKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is late, and that nobody is there for it, waits on every page of whoever it has gone to. */
@Configuration
class OversightNotices {

    private static final Set<String> OF_EITHER =
            Set.of("task", "visit", "room", "place", "account", "duty", "drink", "alarm");

    /** It was due a while ago. */
    @Bean
    NoticeKind escalated(Receivers receivers) {
        return new Told("ESCALATED", "notice_escalated", receivers);
    }

    /** Nobody is on duty who may take it: nothing is louder. */
    @Bean
    NoticeKind unmanned(Receivers receivers) {
        return new Told("UNMANNED", "notice_unmanned", receivers);
    }

    private record Told(String code, String view, Receivers receivers) implements NoticeKind {

        @Override
        public Set<String> subjects() {
            return OF_EITHER;
        }

        @Override
        public Map<String, String> found() {
            return Map.of("task", "task_id", "visit", "visit_id", "room", "room_id");
        }

        @Override
        public Set<String> permissions() {
            return receivers.permissions();
        }

        @Override
        public boolean urgent() {
            return code.equals("UNMANNED");
        }

        /** The same: it is never for one alone. */
        @Override
        public String toOne() {
            return toAll();
        }

        @Override
        public String toAll() {
            return "oversight.notice." + code;
        }
    }
}
