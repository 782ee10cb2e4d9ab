package org.jiezhen.hospitality;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.handover.InHand;
import org.jiezhen.handover.ThingId;
import org.jiezhen.live.Pressed;
import org.jiezhen.notices.NoticeKind;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What other screens show of drinks, as the database tells it. */
@Configuration
class HospitalityOfVisits {

    /** Which drink it was, in the journey. */
    @Bean
    JourneyLines drinksInTheJourney() {
        return new JourneyLines("drink_said");
    }

    /** What is coming, on the row of arrivals. */
    @Bean
    RowMarks drinksOnTheRow() {
        return new RowMarks("drink_mark");
    }

    /** The theatre is told that a drink was stopped in time, or is being asked for. */
    @Bean
    NoticeKind drinkStopped(DrinkOrders orders) {
        return new Told("DRINK_STOPPED", "notice_drink_stopped", false, orders);
    }

    /** The theatre is told that a guest who is to be operated on has drunk. */
    @Bean
    NoticeKind drinkDrunk(DrinkOrders orders) {
        return new Told("DRINK_DRUNK", "notice_drink_drunk", true, orders);
    }

    /** A flask is empty: filled from any page. */
    @Bean
    NoticeKind flaskEmpty(Flasks flasks) {
        return new NoticeKind() {
            @Override
            public String code() {
                return "FLASK";
            }

            @Override
            public String view() {
                return "notice_flask";
            }

            @Override
            public Set<String> subjects() {
                return Set.of(FlaskKind.NAME, "menu", "account");
            }

            @Override
            public Set<String> permissions() {
                return Set.of(HospitalityPermission.SERVE);
            }

            @Override
            public String toOne() {
                return "hospitality.notice.FLASK";
            }

            @Override
            public String toAll() {
                return "hospitality.notice.FLASK";
            }

            @Override
            public List<Act> acts() {
                return List.of(new Act(
                        "FILL",
                        "hospitality.action.FILL",
                        "hospitality.done.FILL",
                        (key, about) -> flasks.fill(key, Pressed.id(about, FlaskId::new))));
            }
        };
    }

    private record Told(String code, String view, boolean urgent, DrinkOrders orders) implements NoticeKind {

        @Override
        public Set<String> subjects() {
            return Set.of(DrinkKind.NAME, "visit", "fasting", "intake");
        }

        @Override
        public Map<String, String> found() {
            return Map.of(DrinkKind.NAME, "about");
        }

        @Override
        public Set<String> permissions() {
            return Set.of(HospitalityPermission.THEATRE);
        }

        @Override
        public String toOne() {
            return "hospitality.notice." + code;
        }

        @Override
        public String toAll() {
            return "hospitality.notice." + code;
        }

        @Override
        public List<Act> acts() {
            return List.of(new Act(
                    "HEARD",
                    "hospitality.action.HEARD",
                    "hospitality.done.HEARD",
                    (key, about) -> orders.heard(key, Pressed.id(about, DrinkId::new))));
        }
    }

    /** What one is making or carrying: anybody's again when one goes. */
    @Bean
    InHand drinksInHand(DrinkOrders orders) {
        return new InHand() {
            @Override
            public String code() {
                return "DRINK";
            }

            @Override
            public String view() {
                return "in_hand_drink";
            }

            @Override
            public Set<String> subjects() {
                return Set.of(DrinkKind.NAME, "visit", "fasting", "intake");
            }

            @Override
            public String name() {
                return "hospitality.inHand";
            }

            @Override
            public String icon() {
                return "i-order";
            }

            @Override
            public Left left() {
                return Left.BACK;
            }

            @Override
            public boolean given() {
                return false;
            }

            @Override
            public Done<?> give(UUID key, ThingId about, StaffId to) {
                throw new UnsupportedOperationException("it is laid down, and whoever makes drinks takes it");
            }

            @Override
            public Done<?> leave(UUID key, ThingId about) {
                return orders.layDown(key, new DrinkId(about.value()));
            }
        };
    }
}
