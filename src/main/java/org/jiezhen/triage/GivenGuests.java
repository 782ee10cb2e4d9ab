package org.jiezhen.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jiezhen.habits.Neglect;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.SpokenFor;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Assignment.State;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The guests of a played day as those see them who triage and are asked: once a round. Whoever is asked, accepted and not yet
 * led, or not taken and not yet given to another, is looked after here and by nobody else. Who is asked and does not answer
 * in time is written down, by what was seen of it, whatever kept her from it.
 */
@Component
class GivenGuests {

    /** A guest who was given to somebody, as it stands. */
    record Given(
            DecisionId decision,
            VisitFact guest,
            StaffId consultant,
            State state,
            Instant since,
            @Nullable Instant until,
            @Nullable PlaceId room) {

        VisitId visit() {
            return guest.visit();
        }

        int number() {
            return guest.ticket().number();
        }

        boolean isWith(StaffId person) {
            var with = guest.with();
            return with != null && with.id().equals(person);
        }

        /** Whether the consultant does not take the guest. */
        boolean isOpen() {
            return state == State.DECLINED || state == State.EXPIRED;
        }
    }

    /** Who is here, and who of them is given to whom. */
    record Seen(Map<VisitId, VisitFact> here, List<Given> given) {}

    /**
     * What is remembered of a day.
     *
     * @param asked who was asked, until when
     * @param led who was led to the consultant
     * @param left for whom nobody was found
     * @param tried what was done once with a guest
     */
    record Memory(Map<DecisionId, Asked> asked, Set<VisitId> led, Set<VisitId> left, Set<String> tried) {

        private static Memory begun() {
            return new Memory(
                    new ConcurrentHashMap<>(),
                    ConcurrentHashMap.newKeySet(),
                    ConcurrentHashMap.newKeySet(),
                    ConcurrentHashMap.newKeySet());
        }

        /** Whether this is done with this guest for the first time. */
        boolean first(String what, VisitId guest) {
            return !tried.contains(what + " " + guest);
        }

        void done(String what, VisitId guest) {
            tried.add(what + " " + guest);
        }
    }

    record Asked(VisitId visit, Instant until) {}

    private final ArrivalsBoard arrivals;
    private final JdbcClient jdbc;

    GivenGuests(ArrivalsBoard arrivals, JdbcClient jdbc) {
        this.arrivals = arrivals;
        this.jdbc = jdbc;
    }

    Memory memory(PlayedDay day) {
        return day.remembered(Memory.class, Memory::begun);
    }

    Seen on(Round round) {
        return round.seen(Seen.class, () -> look(round));
    }

    /** Those with whom nothing was done in this round. */
    Stream<Given> untouched(Round round) {
        return on(round).given.stream().filter(one -> !round.isTouched(one.visit()));
    }

    private Seen look(Round round) {
        var here = new HashMap<VisitId, VisitFact>();
        round.shown(arrivals, arrivals::read).forEach(visit -> here.put(visit.visit(), visit));
        var given = new ArrayList<Given>();
        jdbc.sql("""
                        SELECT n.decision_id, n.visit_id, n.staff_id, n.state, n.started, n.until, d.room_id
                        FROM triage_now n JOIN triage_decision d ON d.id = n.decision_id ORDER BY d.no""").query(rs -> {
            var guest = here.get(new VisitId(rs.getObject("visit_id", UUID.class)));
            if (guest != null) {
                given.add(given(rs, guest));
            }
        });
        var memory = memory(round.day());
        SpokenFor.on(round.day())
                .are(
                        GivenGuests.class,
                        given.stream()
                                .filter(one -> isSpokenFor(one, memory))
                                .map(Given::visit)
                                .toList());
        runOut(given, memory, round);
        return new Seen(here, given);
    }

    private static boolean isSpokenFor(Given one, Memory memory) {
        return one.guest.with() != null
                && switch (one.state) {
                    case ASKED -> true;
                    case ACCEPTED -> one.room != null && !memory.led.contains(one.visit());
                    case DECLINED, EXPIRED -> !memory.left.contains(one.visit());
                    case RECEIVED -> false;
                };
    }

    private static void runOut(List<Given> given, Memory memory, Round round) {
        given.forEach(one -> {
            if (one.state == State.ASKED && one.until != null) {
                memory.asked.putIfAbsent(one.decision, new Asked(one.visit(), one.until));
            }
        });
        memory.asked.forEach((decision, asked) -> {
            if (!round.now().isBefore(asked.until)) {
                round.day().book().write(new Neglect("CONSENT_UNANSWERED", asked.visit.toString(), asked.until));
                memory.asked.remove(decision);
            } else if (given.stream().noneMatch(one -> one.state == State.ASKED && one.decision.equals(decision))) {
                memory.asked.remove(decision);
            }
        });
    }

    private static Given given(ResultSet rs, VisitFact guest) throws SQLException {
        var until = rs.getObject("until", OffsetDateTime.class);
        return new Given(
                new DecisionId(rs.getObject("decision_id", UUID.class)),
                guest,
                new StaffId(rs.getObject("staff_id", UUID.class)),
                State.valueOf(rs.getString("state")),
                rs.getObject("started", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                Id.orNull(rs.getObject("room_id", UUID.class), PlaceId::new));
    }
}
