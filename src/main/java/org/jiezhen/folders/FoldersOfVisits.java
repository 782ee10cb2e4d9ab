package org.jiezhen.folders;

import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.handover.InHand;
import org.jiezhen.handover.ThingId;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What other screens show of folders, as the database tells it. */
@Configuration
class FoldersOfVisits {

    /** To whom it was offered, where it was put down: in the journey. */
    @Bean
    JourneyLines foldersInTheJourney() {
        return new JourneyLines("folder_said");
    }

    /** That nobody knows where it is, on the row of arrivals. */
    @Bean
    RowMarks foldersOnTheRow() {
        return new RowMarks("folder_mark");
    }

    /** Folders in one's hand: offered to somebody, or left to the desk. */
    @Bean
    InHand foldersHeld(Folders folders) {
        return new Carried("FOLDER", "in_hand_folder", "folders.inHand.folder", InHand.Left.TO_DESK) {
            @Override
            public Done<?> give(UUID key, ThingId about, StaffId to) {
                return folders.offer(key, new FolderId(about.value()), to);
            }

            @Override
            public Done<?> leave(UUID key, ThingId about) {
                return folders.leaveToDesk(key, new FolderId(about.value()));
            }
        };
    }

    /** Folders that are offered to one. */
    @Bean
    InHand foldersOffered(Folders folders) {
        return new Carried("FOLDER_OFFER", "in_hand_folder_offer", "folders.inHand.offer", InHand.Left.DECLINE) {
            @Override
            public Done<?> give(UUID key, ThingId about, StaffId to) {
                throw new UnsupportedOperationException("what is offered is answered");
            }

            @Override
            public Done<?> leave(UUID key, ThingId about) {
                return folders.decline(key, new FolderId(about.value()));
            }
        };
    }

    private abstract static class Carried implements InHand {

        private final String code;
        private final String view;
        private final String name;
        private final Left left;

        Carried(String code, String view, String name, Left left) {
            this.code = code;
            this.view = view;
            this.name = name;
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
            return Set.of("folder", "visit", "account");
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String icon() {
            return "i-order";
        }

        @Override
        public Left left() {
            return left;
        }
    }
}
