package org.jiezhen.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiezhen.Amount;
import org.jiezhen.Catalogue;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomModel.Act;
import org.jiezhen.rooms.RoomModel.Drawn;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.Invariants;
import org.jiezhen.visits.Rectifications.Reason;
import org.jiezhen.visits.Swaps;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever comes to people's minds is done with four rooms: by one person, and each act is accepted or refused as a plain
 * model of the rules foretells; and by eight at once, and at no instant was a guest in a room that was not free for the
 * guest.
 */
@Tag(Amount.TAG)
class RoomsByChanceTest extends VisitsTest {

    private static final List<String> PEOPLE =
            List.of(LITING, ZHANGLEI, WANGFANG, "gaofeng", LITING, ZHANGLEI, WANGFANG, "gaofeng");
    private static final List<String> DOCTORS = List.of("zhoumingyuan", "hanli");
    private static final int OF_ONE = Amount.of(320, 6_000);
    private static final int OF_EACH = Amount.of(40, 1_500);
    private static final int MOST_ROUNDS = Amount.of(4, 12);

    /** Of treatment, cleaned after each guest; of examination, which are not. */
    private static final List<PlaceId> ROOMS = List.of(place(282), place(283), place(284), place(286));

    private static final boolean[] CLEANED = {true, true, false, false};

    @Autowired
    private Rooms rooms;

    @Autowired
    private ReservationSweep sweep;

    @Autowired
    private Swaps swaps;

    private final List<VisitId> guests = new CopyOnWriteArrayList<>();

    private static PlaceId place(int number) {
        return PlaceId.of("00000000-0000-4000-8000-000000000" + number);
    }

    @BeforeEach
    void nothingThatIsStillToComeHasHappenedYet() {
        jdbc.sql("UPDATE place SET housekeeping = kind IN ('CONSULT_ROOM', 'TREATMENT_ROOM', 'OPERATING_ROOM', 'BED')")
                .update();
        // Other tests have left doctors in rooms, and have let time pass.
        theHallIsEmpty();
        Catalogue.tablesWith(jdbc, "voided_by").stream()
                .filter(table -> table.startsWith("room_"))
                .forEach(table -> jdbc.sql(
                                "UPDATE " + table + " SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                        .update());
        clock.set(jdbc.sql(
                        "SELECT greatest(now(), (SELECT max(ended) FROM visit_place), (SELECT max(ended) FROM room_state),"
                                + " (SELECT max(ended) FROM room_reservation), (SELECT max(at) FROM journal))"
                                + " + interval '1 second'")
                .query(OffsetDateTime.class)
                .single()
                .toInstant());
    }

    @AfterEach
    void nobodyCleansForOtherTests() {
        jdbc.sql("UPDATE place SET housekeeping = false").update();
        theHallIsEmpty();
    }

    // ---- one after another, foretold

    /** Something that was accepted, and how things stood before. */
    private record Accepted(Act act, long entry, Instant at, RoomModel before, Set<Integer> touched) {}

    @Test
    void eachActIsAcceptedOrRefusedAsTheRulesForetell() {
        var seed = Amount.seed(20261128);
        var random = new Random(seed);
        var model = new RoomModel(CLEANED);
        var done = new ArrayList<Accepted>();
        var accepted = new EnumMap<Act, Integer>(Act.class);
        var refused = new EnumMap<Act, Integer>(Act.class);
        var undone = 0;
        var last = "";
        for (var n = 0; n < OF_ONE; n++) {
            var lot = random.nextInt(100);
            if (lot < 3) {
                clock.advance(Duration.ofMinutes(4));
                sweep.sweep();
                model = model.later(clock.instant());
                // Too late to take anything back.
                done.clear();
            } else if (lot < 18 && !done.isEmpty()) {
                var back = takenBack(model, done, random, seed);
                undone += back == null ? 0 : 1;
                last = "UNDO";
                model = back == null ? model : back;
            } else {
                var drawn = likely(random, model);
                var before = clock.instant();
                var foretold = model.after(drawn, before);
                var hint = "%s with -Dseed=%d, after %d acts: %s %s"
                        .formatted(drawn, seed, n, model.rooms(), model.guests());
                var entry = attempt(drawn);
                last = drawn.toString();
                assertThat(entry != null).as("accepted: " + hint).isEqualTo(foretold.isPresent());
                (entry == null ? refused : accepted).merge(drawn.act(), 1, Integer::sum);
                if (entry != null) {
                    var after = foretold.orElseThrow();
                    var touched = after.differences(model);
                    if (drawn.act() != Act.ARRIVE) {
                        touched.addAll(Set.of(drawn.room(), -1 - drawn.guest()));
                    }
                    done.add(new Accepted(drawn.act(), entry, before, model, touched));
                    model = after;
                }
            }
            assertThat(inTheDatabase())
                    .as("-Dseed=%d, after %d acts and %s of %s", seed, n, last, done)
                    .isEqualTo(foretold(model));
        }
        var hint = "-Dseed=" + seed + " accepted " + accepted + ", refused " + refused + ", undone " + undone;
        assertThat(accepted.keySet()).as(hint).containsExactlyInAnyOrder(Act.values());
        assertThat(refused.size()).as(hint).isGreaterThan(Act.values().length / 2);
        assertThat(undone).as(hint).isGreaterThan(OF_ONE / 60);
    }

    // What was done since to the same rooms and guests is not looked at: whether that is in the way, the model does not
    // say.
    private @Nullable RoomModel takenBack(RoomModel model, List<Accepted> done, Random random, long seed) {
        var at = done.size() - 1 - (random.nextInt(4) == 0 ? random.nextInt(Math.min(3, done.size())) : 0);
        var one = done.get(at);
        var since = done.subList(at + 1, done.size()).stream()
                .flatMap(later -> later.touched.stream())
                .collect(Collectors.toSet());
        if (!Collections.disjoint(one.touched, since) || clock.instant().isAfter(one.at.plusSeconds(9))) {
            return null;
        }
        var hint = "taking back %s with -Dseed=%d".formatted(one, seed);
        try {
            as(LITING, () -> undo.takeBack(key(), one.entry));
            assertThat(isUndoable(one.act)).as(hint).isTrue();
        } catch (Refusal refusal) {
            assertThat(isUndoable(one.act)).as(hint + ": " + refusal.key()).isFalse();
            return null;
        }
        done.remove(at);
        return model.backTo(one.before, one.touched);
    }

    private static boolean isUndoable(Act act) {
        return switch (act) {
            case SWAP, CONFIRM, MISTAKE -> false;
            default -> true;
        };
    }

    // Most of what chance brings forth is refused: of three quarters, the first with whom and where it is not.
    private Drawn likely(Random random, RoomModel model) {
        var act = Act.values()[random.nextInt(Act.values().length)];
        var any = random.nextInt(4) == 0;
        var drawn = draw(act, random, model);
        for (var n = 0; n < 16 && !any && model.after(drawn, clock.instant()).isEmpty(); n++) {
            drawn = draw(act, random, model);
        }
        return drawn;
    }

    private Drawn draw(Act wanted, Random random, RoomModel model) {
        var all = guests.size();
        var here = model.guests().entrySet().stream()
                .filter(guest -> guest.getValue().here())
                .map(Map.Entry::getKey)
                .toList();
        var act = here.size() < 3 || here.size() < 9 && random.nextInt(12) == 0 ? Act.ARRIVE : wanted;
        var guest = all == 0
                ? 0
                : random.nextInt(12) == 0 || here.isEmpty()
                        ? random.nextInt(all)
                        : here.get(random.nextInt(here.size()));
        var other = here.isEmpty() ? 0 : here.get(random.nextInt(here.size()));
        if (act == Act.ARRIVE && here.size() > 9 || act == Act.SWAP && other == guest) {
            act = Act.DEPART;
        }
        var room = act == Act.ARRIVE ? random.nextInt(ROOMS.size() + 2) : random.nextInt(ROOMS.size());
        return new Drawn(act, guest, other, room, random.nextInt(DOCTORS.size()));
    }

    private @Nullable Long attempt(Drawn drawn) {
        try {
            return as(LITING, () -> carryOut(drawn)).entry();
        } catch (Refusal refusal) {
            return null;
        }
    }

    /** What the portal makes of it. */
    private Done<?> carryOut(Drawn drawn) {
        var room = drawn.room() < ROOMS.size() ? ROOMS.get(drawn.room()) : null;
        if (drawn.act() == Act.ARRIVE) {
            var done = desk.arrive(key(), in(room));
            guests.add(done.subject());
            return done;
        }
        return carryOut(
                drawn.act(),
                guests.get(drawn.guest()),
                guests.get(drawn.other()),
                Objects.requireNonNull(room),
                drawn.doctor());
    }

    private Done<?> carryOut(Act act, VisitId guest, VisitId other, PlaceId room, int doctor) {
        return switch (act) {
            case ARRIVE -> desk.arrive(key(), in(room));
            case MOVE -> desk.move(key(), guest, room);
            case STAND -> desk.move(key(), guest, null);
            case CALL -> calls.call(key(), guest, room);
            case ABSENT -> calls.absent(key(), guest);
            case CALL_OFF -> calls.callOff(key(), guest);
            case RESERVE -> rooms.reserve(key(), room, guest);
            case GIVE_BACK -> rooms.giveBack(key(), room);
            case SWAP -> swaps.swap(key(), guest, other);
            case HOLD -> rooms.hold(key(), room, guest, Rooms.Held.COMPANION_INSIDE);
            case RELEASE -> rooms.release(key(), room);
            case DOCTOR_IN -> rooms.doctorIn(key(), room, people.id(DOCTORS.get(doctor)));
            case DOCTOR_OUT -> rooms.doctorOut(key(), room);
            case SOILED -> rooms.soiled(key(), room);
            case BEGIN -> rooms.beginCleaning(key(), room);
            case SUSPEND -> rooms.suspendCleaning(key(), room, Rooms.Suspended.SUPPLIES_MISSING);
            case CLEANED -> rooms.cleaned(key(), room);
            case CLOSE -> rooms.close(key(), room, Rooms.Closed.MAINTENANCE, null);
            case OPEN -> rooms.open(key(), room);
            case CONFIRM -> rooms.confirm(key(), room, true);
            case ABOUT_TO_LEAVE -> desk.advance(key(), guest, WaitingReason.ARRIVED, WaitingReason.LEAVING);
            case DEPART -> desk.depart(key(), guest);
            case MISTAKE -> rectifications.registeredByMistake(key(), guest, version(guest), Reason.TWICE);
        };
    }

    /** A room, as the model and the database can both tell of it. */
    private record Told(
            @Nullable VisitId guest,
            @Nullable String kept,
            @Nullable VisitId heldFor,
            @Nullable VisitId reservedFor,
            boolean minutesRun,
            @Nullable VisitId calledFor,
            @Nullable String doctor) {}

    private Map<PlaceId, Told> inTheDatabase() {
        return jdbc
                .sql("""
                        SELECT n.*, (SELECT username FROM account WHERE id = n.doctor_id) AS doctor FROM room_now n
                        WHERE place_id IN (:rooms)""")
                .param("rooms", ROOMS.stream().map(PlaceId::value).toList())
                .query((rs, row) -> Map.entry(
                        new PlaceId(rs.getObject("place_id", UUID.class)),
                        new Told(
                                visit(rs.getObject("visit_id", UUID.class)),
                                rs.getString("stage") == null ? rs.getString("room_state") : rs.getString("stage"),
                                visit(rs.getObject("held_for", UUID.class)),
                                visit(rs.getObject("reserved_for", UUID.class)),
                                rs.getObject("reserved_until") != null,
                                visit(rs.getObject("called_for", UUID.class)),
                                rs.getString("doctor"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable VisitId visit(@Nullable UUID id) {
        return id == null ? null : new VisitId(id);
    }

    private Map<PlaceId, Told> foretold(RoomModel model) {
        return model.rooms().entrySet().stream().collect(Collectors.toMap(room -> ROOMS.get(room.getKey()), room -> {
            var is = room.getValue();
            return new Told(
                    guest(is.guest()),
                    is.kept() == null ? null : is.kept().name(),
                    guest(is.heldFor()),
                    is.reserved() == null ? null : guests.get(is.reserved().guest()),
                    is.reserved() != null && is.reserved().until() != null,
                    guest(model.calledTo(room.getKey())),
                    is.doctor() == null ? null : DOCTORS.get(is.doctor()));
        }));
    }

    private @Nullable VisitId guest(@Nullable Integer number) {
        return number == null ? null : guests.get(number);
    }

    // ---- eight at once

    private final Map<String, AtomicInteger> tally = new ConcurrentHashMap<>();

    @Test
    void atNoInstantIsAGuestInARoomThatIsNotFreeWhateverEightPeopleDo() throws Exception {
        var seed = Amount.seed(20261129);
        var before = count("SELECT max(id) FROM journal");
        var wanted = new HashSet<>(IntStream.range(0, Act.values().length)
                .mapToObj(n -> Act.values()[n].name())
                .toList());
        wanted.add("UNDO");
        var seen = new ConcurrentHashMap<String, Boolean>();
        // Chance alone decides who gets something done: they go on until each kind of act was accepted once.
        for (var round = 0; round < MOST_ROUNDS && !tally.keySet().containsAll(wanted); round++) {
            var first = seed + (long) round * PEOPLE.size();
            var over = new AtomicBoolean();
            var all = new ArrayList<Callable<Boolean>>();
            var left = new AtomicInteger(PEOPLE.size());
            IntStream.range(0, PEOPLE.size())
                    .forEach(n -> all.add(() -> {
                        try {
                            live(PEOPLE.get(n), new Random(first + n));
                        } finally {
                            over.set(left.decrementAndGet() == 0);
                        }
                        return true;
                    }));
            all.add(() -> {
                while (!over.get()) {
                    new RoomInvariants(jdbc, before).brokenNow().forEach(what -> seen.put(what, true));
                }
                return true;
            });
            for (var one : together(all)) {
                one.get();
            }
        }
        var hint = "run again with -Dseed=" + seed + " " + new TreeMap<>(tally);
        assertThat(seen.keySet()).as("seen meanwhile: " + hint).isEmpty();
        assertThat(new RoomInvariants(jdbc, before).broken()).as(hint).isEmpty();
        assertThat(new Invariants(jdbc, before).broken()).as(hint).isEmpty();
        if (Amount.isMuch()) {
            assertThat(tally.keySet()).as(hint).containsAll(wanted);
        } else {
            // A few of the rare ones may have been refused each time.
            assertThat(tally.keySet()).as(hint).contains("ARRIVE", "MOVE", "RESERVE", "UNDO");
        }
    }

    private void live(String who, Random random) {
        var last = new ArrayList<Done<?>>();
        for (var n = 0; n < OF_EACH; n++) {
            var lot = random.nextInt(100);
            var name = "LATER";
            try {
                if (lot < 1) {
                    clock.advance(Duration.ofMinutes(2));
                    sweep.sweep();
                } else if (lot < 14) {
                    name = "UNDO";
                    if (!last.isEmpty()) {
                        var back = last.get(last.size() - 1 - random.nextInt(Math.min(2, last.size())));
                        as(who, () -> undo.takeBack(key(), back.entry()));
                    }
                } else {
                    var act = guests.size() < 8 && random.nextInt(4) == 0
                            ? Act.ARRIVE
                            : guests.size() > 16 && random.nextInt(6) == 0
                                    ? Act.DEPART
                                    : Act.values()[random.nextInt(Act.values().length)];
                    name = act.name();
                    last.add(as(who, () -> anything(act, random)));
                }
                tally(name);
            } catch (Refusal refusal) {
                tally(refusal.key());
            } catch (RuntimeException fault) {
                throw new AssertionError("neither accepted nor refused: " + name + ": " + fault, fault);
            }
        }
    }

    private void tally(String what) {
        tally.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
    }

    private Done<?> anything(Act act, Random random) {
        var guest = somebody(random);
        var other = somebody(random);
        var room = ROOMS.get(random.nextInt(ROOMS.size()));
        if (act == Act.SWAP) {
            var inside = jdbc.sql("SELECT visit_id FROM visit_place_now WHERE claim IN (:rooms)")
                    .param("rooms", ROOMS.stream().map(PlaceId::value).toList())
                    .query(UUID.class)
                    .list();
            if (inside.size() < 2) {
                throw new Refusal("nobody.to.swap");
            }
            return swaps.swap(key(), new VisitId(inside.get(0)), new VisitId(inside.get(1)));
        }
        if ((act == Act.DEPART || act == Act.MISTAKE) && guests.size() < 8) {
            return custody.take(key(), guest);
        }
        try {
            var done = carryOut(act, guest, other, room, random.nextInt(DOCTORS.size()));
            if (act == Act.ARRIVE) {
                guests.add((VisitId) done.subject());
            }
            return done;
        } catch (Refusal refusal) {
            if (refusal.key().startsWith("refusal.visit.")) {
                guests.remove(guest);
            }
            throw refusal;
        }
    }

    private VisitId somebody(Random random) {
        var here = List.copyOf(guests);
        return here.isEmpty() ? VisitId.random() : here.get(random.nextInt(here.size()));
    }
}
