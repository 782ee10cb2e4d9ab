package org.jiezhen.visits;

import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.handover.InHand;
import org.jiezhen.handover.ThingId;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever goes hands over the guests, and answers what is offered. */
@Configuration
class GuestsInHand {

    /** The guests in one's custody: offered to somebody, or to the desk, which whoever is of it leaves them to. */
    @Bean
    InHand guestsHeld(Custody custody, CurrentStaff staff) {
        return new Guests("GUEST", "in_hand_guest", "visits.inHand.guest", "i-seat", InHand.Left.TO_DESK) {
            @Override
            public Done<?> give(UUID key, ThingId about, StaffId to) {
                return custody.offer(key, new VisitId(about.value()), to);
            }

            @Override
            public Done<?> leave(UUID key, ThingId about) {
                return staff.may(Permission.VISITS_DESK)
                        ? custody.leaveToDesk(key, new VisitId(about.value()))
                        : custody.offer(key, new VisitId(about.value()), null);
            }
        };
    }

    /** The guests who are offered to one. */
    @Bean
    InHand guestsOffered(Custody custody) {
        return new Guests("OFFER", "in_hand_offer", "visits.inHand.offer", "i-arrow", InHand.Left.DECLINE) {
            @Override
            public Done<?> give(UUID key, ThingId about, StaffId to) {
                throw new UnsupportedOperationException("what is offered is answered");
            }

            @Override
            public Done<?> leave(UUID key, ThingId about) {
                return custody.decline(key, new VisitId(about.value()));
            }
        };
    }

    private abstract static class Guests implements InHand {

        private final String code;
        private final String view;
        private final String name;
        private final String icon;
        private final Left left;

        Guests(String code, String view, String name, String icon, Left left) {
            this.code = code;
            this.view = view;
            this.name = name;
            this.icon = icon;
            this.left = left;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String view() {
            return view;
        }

        @Override
        public Set<String> subjects() {
            return Set.of("visit", "place", "account");
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String icon() {
            return icon;
        }

        @Override
        public Left left() {
            return left;
        }
    }
}
