package org.jiezhen.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.habits.AtWork;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.handover.InHandBoard;
import org.jiezhen.handover.InHandBoard.Thing;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The people of the demo house work by its roster: some come late, and nobody goes with something in hand. The demo house
 * never closes: where nobody of a role is rostered, whoever of the role has a shift that day stays, or is there already.
 */
@Component
class WorksByRoster implements AtWork {

    /** For whom it holds: whoever is not played does as he or she likes. */
    static final Set<String> ROLES = Set.of("STANDING_GUIDE", "DESK_GUIDE", "TEA_GUIDE", "CONSULTANT", "DUTY_MANAGER");

    private static final int LATE_ONCE_IN = 5;
    private static final int SOONEST = 2;
    private static final int LATEST = 9;
    // Whoever has no shift in so many days around is not in the roster at all.
    private static final int AROUND = 7;

    /** A shift, as a played person keeps it. */
    private record Shift(StaffId person, String role, Instant from, Instant to) {

        private boolean covers(Instant now) {
            return !now.isBefore(from) && now.isBefore(to);
        }

        private boolean isOn(LocalDate day) {
            return BusinessTime.day(from).equals(day);
        }
    }

    /** What is planned and said, in one round. */
    record Seen(List<Shift> shifts, Set<StaffId> said, Set<StaffId> asked) {

        /** Whether this person says to be on duty. */
        boolean isOnDuty(Person person) {
            return said.contains(person.id());
        }

        /** Whether this person is asked whether still on duty. */
        boolean isAsked(Person person) {
            return asked.contains(person.id());
        }
    }

    /** What people have in hand, in one round. */
    private record Hands(List<Thing> things) {}

    private final JdbcClient jdbc;
    private final InHandBoard board;

    WorksByRoster(JdbcClient jdbc, InHandBoard board) {
        this.jdbc = jdbc;
        this.board = board;
    }

    @Override
    public How of(Person person, Round round) {
        if (person.visitor() || !ROLES.contains(person.role())) {
            return How.WORKS;
        }
        var seen = seen(round);
        if (isPlanned(person, seen.shifts, round.now())) {
            return How.WORKS;
        }
        return seen.isOnDuty(person) || !inHand(person, round).isEmpty() ? How.ENDS : How.AWAY;
    }

    private static boolean isPlanned(Person person, List<Shift> shifts, Instant now) {
        var own = shifts.stream()
                .filter(shift -> shift.person.equals(person.id()))
                .toList();
        if (own.isEmpty() || own.stream().anyMatch(shift -> shift.covers(now))) {
            return true;
        }
        var ofRole = shifts.stream()
                .filter(shift -> shift.role.equals(person.role()))
                .toList();
        if (ofRole.stream().anyMatch(shift -> shift.covers(now))) {
            return false;
        }
        var today = BusinessTime.day(now);
        return own.stream().anyMatch(shift -> shift.isOn(today))
                || ofRole.stream().noneMatch(shift -> shift.isOn(today));
    }

    /** What is planned, said and in hand now. */
    Seen seen(Round round) {
        return round.seen(
                Seen.class,
                () -> new Seen(shifts(round), people("duty_now", "account_id"), people("notice_duty_over", "person")));
    }

    /** What this person has in hand, or is asked to take. */
    List<Thing> inHand(Person person, Round round) {
        return round.seen(Hands.class, () -> new Hands(board.read())).things.stream()
                .filter(thing -> thing.person().equals(person.id()))
                .toList();
    }

    /** Whether it can be given to somebody; what one is only asked for can be declined alone. */
    boolean isGiven(Thing thing) {
        return board.kinds().stream().anyMatch(kind -> kind.code().equals(thing.code()) && kind.given());
    }

    private List<Shift> shifts(Round round) {
        var today = BusinessTime.day(round.now());
        return jdbc.sql("""
                        SELECT account_id, CASE kind WHEN 'TEA' THEN 'TEA_GUIDE' ELSE role_code END AS role, day, started, ended
                        FROM roster_item
                        WHERE voided IS NULL AND kind <> 'LEAVE' AND day BETWEEN ? AND ?""")
                .params(today.minusDays(AROUND), today.plusDays(AROUND))
                .query((rs, row) -> new Shift(
                        new StaffId(rs.getObject("account_id", UUID.class)),
                        rs.getString("role"),
                        comes(
                                rs.getObject("started", OffsetDateTime.class).toInstant(),
                                rs.getObject("account_id", UUID.class),
                                round),
                        rs.getObject("ended", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Some come late, by chance; no alarm tells of that, so it is no neglect. */
    private static Instant comes(Instant starts, UUID person, Round round) {
        var dice = round.day().dice();
        var day = starts.getEpochSecond() / 86_400;
        return dice.onceIn(LATE_ONCE_IN, "late", person.hashCode(), day)
                ? starts.plus(Duration.ofMinutes(dice.between(SOONEST, LATEST, "how late", person.hashCode(), day)))
                : starts;
    }

    private Set<StaffId> people(String view, String column) {
        return jdbc.sql("SELECT " + column + " FROM " + view).query(Id.column(StaffId::new)).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
