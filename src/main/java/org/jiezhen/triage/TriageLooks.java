package org.jiezhen.triage;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.house.Specialty;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.visits.PlaceChoice;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What triage shows of a guest: whom the rules name and why, where each would receive the guest, whom each has received today,
 * and to whom the guest is given already.
 */
@Service
@Transactional(readOnly = true)
public class TriageLooks {

    // What is said of a room that can be had soon.
    private static final Set<String> SOON = Set.of("rooms.why.freeIn", "rooms.why.cleanedIn");

    private final Commands commands;
    private final AssignmentKind kind;
    private final Facts facts;
    private final RuleBook book;
    private final PlaceChoice places;
    private final House house;
    private final StaffDirectory directory;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    TriageLooks(
            Commands commands,
            AssignmentKind kind,
            Facts facts,
            RuleBook book,
            PlaceChoice places,
            House house,
            StaffDirectory directory,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.facts = facts;
        this.book = book;
        this.places = places;
        this.house = house;
        this.directory = directory;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * What the rules say of a guest, as it is now.
     *
     * @param version of the rules, and since when it is in force
     * @param people who receives guests, by name
     * @param rooms where each would receive this guest, her own room first; the best first of all
     * @param keepable the rooms that can be kept for this guest, now or once they are free
     * @param own the rooms in which somebody receives guests
     * @param today whom each has received today
     * @param given to whom the guest is given already
     */
    public record Look(
            Situation situation,
            int version,
            Instant since,
            Rules rules,
            Choice choice,
            Map<StaffId, Colleague> people,
            List<PlaceChoice.Offered> rooms,
            Set<PlaceId> keepable,
            Map<PlaceId, Set<StaffId>> own,
            Map<StaffId, Today> today,
            @Nullable Given given) {

        /** The room in which somebody would receive the guest: one that can be had now, and her own before others. */
        public PlaceChoice.@Nullable Offered roomOf(StaffId who) {
            var hers = rooms.stream()
                    .filter(room ->
                            own.getOrDefault(room.place().id(), Set.of()).contains(who))
                    .toList();
            return first(hers, true, first(free(), true, first(hers, false, first(free(), false, null))));
        }

        /** The room that is kept when somebody is chosen: also one that is still in use, if nobody else is next in it. */
        public PlaceChoice.@Nullable Offered kept(StaffId who) {
            var room = roomOf(who);
            return room != null && keepable.contains(room.place().id()) ? room : null;
        }

        /** In how many minutes her room is had by expectation; null where nobody knows. */
        public @Nullable Integer minutes(StaffId who) {
            var room = roomOf(who);
            return room == null
                    ? null
                    : room.advice().admits()
                            ? Integer.valueOf(0)
                            : room.advice().why().stream()
                                    .filter(why -> SOON.contains(why.key()))
                                    .map(why -> ((Number) why.args().getFirst()).intValue())
                                    .findFirst()
                                    .orElse(null);
        }

        /** Whether a room of her own can be had now. */
        public boolean hasOwnRoom(StaffId who) {
            var room = roomOf(who);
            return room != null
                    && room.advice().admits()
                    && own.getOrDefault(room.place().id(), Set.of()).contains(who);
        }

        private List<PlaceChoice.Offered> free() {
            return rooms.stream()
                    .filter(room ->
                            own.getOrDefault(room.place().id(), Set.of()).isEmpty())
                    .toList();
        }

        private static PlaceChoice.@Nullable Offered first(
                List<PlaceChoice.Offered> of, boolean now, PlaceChoice.@Nullable Offered otherwise) {
            return of.stream()
                    .filter(room -> room.advice().admits() == now)
                    .findFirst()
                    .orElse(otherwise);
        }

        /** How somebody who receives guests stands now. */
        public Situation.@Nullable Consultant consultant(StaffId who) {
            return situation.consultants().stream()
                    .filter(one -> one.id().equals(who))
                    .findFirst()
                    .orElse(null);
        }

        /** What somebody who receives guests is called. */
        public String name(StaffId who) {
            var colleague = people.get(who);
            return colleague == null ? "" : colleague.name();
        }

        /** What a press on it has seen. */
        public Shown shown() {
            return new Shown(
                    situation.no(),
                    version,
                    choice.first().map(Ranked::who).orElse(null),
                    given == null ? null : given.decision);
        }
    }

    /**
     * Whom somebody has received today.
     *
     * @param turns on visits that consume a turn
     * @param others on others
     */
    public record Today(int turns, int others) {

        /** Nobody yet. */
        public static final Today NOBODY = new Today(0, 0);
    }

    /** To whom a guest is given: asked, accepted, declined, no answer, received. */
    public record Given(DecisionId decision, StaffId consultant, String state, Instant since) {}

    /**
     * What a screen showed when it was pressed.
     *
     * @param no how often the wheel had been decided
     * @param first whom the rules named
     * @param given the decision that stood, if there was one
     */
    public record Shown(
            long no,
            int version,
            @Nullable StaffId first,
            @Nullable DecisionId given) {}

    /** What the rules say of a guest who is here: to whoever triages, and to the consultant who was given the guest. */
    @RolesAllowed({TriagePermission.ASSIGN, TriagePermission.RECEIVE})
    public Look look(VisitId visit) {
        var given = kind.open(visit);
        if (!staff.may(TriagePermission.ASSIGN)
                && given.filter(one -> one.consultant().equals(staff.id())).isEmpty()) {
            throw new Refusal("refusal.triage.noGuest");
        }
        var now = commands.now();
        var situation = facts.of(visit, now);
        var version = book.inForce(now);
        var people = new HashMap<StaffId, Colleague>();
        directory.colleagues(TriagePermission.RECEIVE).forEach(one -> people.put(one.id(), one));
        return new Look(
                situation,
                version.number(),
                version.since(),
                version.rules(),
                Chooser.choose(situation, version.rules()),
                people,
                places.all(visit).stream()
                        .filter(room -> room.place().kind() == Place.Kind.CONSULT_ROOM)
                        .toList(),
                keepable(visit),
                ownRooms(),
                today(now),
                given.map(TriageLooks::given).orElse(null));
    }

    /** To whom a guest is given, if to anybody. */
    @RolesAllowed({TriagePermission.ASSIGN, TriagePermission.RECEIVE})
    public Optional<Given> given(VisitId visit) {
        return kind.open(visit).map(TriageLooks::given);
    }

    private static Given given(Assignment one) {
        return new Given(
                one.id(),
                one.consultant(),
                Objects.requireNonNull(one.now()).state().name(),
                Objects.requireNonNull(one.now()).since());
    }

    private Map<StaffId, Today> today(Instant now) {
        var today = new HashMap<StaffId, Today>();
        jdbc.sql("""
                        SELECT t.account_id, count(*) FILTER (WHERE y.turn), count(*) FILTER (WHERE NOT y.turn)
                        FROM triage_turn t
                        JOIN triage_decision d ON d.id = t.decision_id
                        JOIN visit v ON v.id = d.visit_id
                        JOIN visit_type y ON y.code = v.type
                        WHERE t.kind IN ('TURN', 'CREDIT', 'NAMED') AND t.voided IS NULL AND t.at >= ?
                        GROUP BY t.account_id""")
                .param(BusinessTime.day(now).atStartOfDay(BusinessTime.ZONE).toOffsetDateTime())
                .query(rs -> {
                    today.put(new StaffId(rs.getObject(1, UUID.class)), new Today(rs.getInt(2), rs.getInt(3)));
                });
        return today;
    }

    private Set<PlaceId> keepable(VisitId visit) {
        return Set.copyOf(jdbc.sql("""
                        SELECT place_id FROM room_now
                        WHERE state <> 'CLOSED' AND (state <> 'HELD' OR held_for = :visit)
                          AND coalesce(reserved_for, :visit) = :visit AND coalesce(called_for, :visit) = :visit
                          AND visit_id IS DISTINCT FROM :visit""")
                .param("visit", visit.value())
                .query(Id.column(PlaceId::new))
                .list());
    }

    private Map<PlaceId, Set<StaffId>> ownRooms() {
        var own = new HashMap<PlaceId, Set<StaffId>>();
        jdbc.sql("SELECT place_id, account_id FROM own_room_now").query(rs -> {
            own.computeIfAbsent(new PlaceId(rs.getObject(1, UUID.class)), _ -> new HashSet<>())
                    .add(new StaffId(rs.getObject(2, UUID.class)));
        });
        return own;
    }

    /** What the house is good at, to be asked for. */
    @RolesAllowed({TriagePermission.ASSIGN, TriagePermission.RECEIVE})
    public List<Specialty> specialties() {
        return house.specialties();
    }
}
