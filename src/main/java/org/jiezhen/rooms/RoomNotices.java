package org.jiezhen.rooms;

import java.util.Set;
import org.jiezhen.notices.NoticeKind;
import org.jiezhen.shared.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is wrong with a room waits on every page of whoever answers for it. */
@Configuration
class RoomNotices {

    /** It waits to be cleaned. */
    @Bean
    NoticeKind roomNotCleaned() {
        return new AboutARoom(RoomAlarms.Kind.NOT_CLEANED, RoomPermission.CLEAN);
    }

    /** Its reservation ran out, and the guest still waits. */
    @Bean
    NoticeKind roomRanOut() {
        return new AboutARoom(RoomAlarms.Kind.RAN_OUT, Permission.VISITS_DESK);
    }

    /** A round saw it otherwise. */
    @Bean
    NoticeKind roomDiffers() {
        return new AboutARoom(RoomAlarms.Kind.DIFFERS, Permission.VISITS_OVERSEE);
    }

    private record AboutARoom(RoomAlarms.Kind kind, String permission) implements NoticeKind {

        @Override
        public String code() {
            return "ROOM_" + kind;
        }

        @Override
        public String view() {
            return "notice_" + code().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public Set<String> subjects() {
            return Set.of("room", "place");
        }

        @Override
        public Set<String> permissions() {
            return Set.of(permission);
        }

        /** The same: it is never for one alone. */
        @Override
        public String toOne() {
            return toAll();
        }

        @Override
        public String toAll() {
            return "rooms.notice." + kind;
        }
    }
}
