package org.jiezhen.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jiezhen.Amount;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.Rectifications.Reason;
import org.jiezhen.visits.Swaps;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** Of thirty-two who want one room at the same moment, in whichever way, one gets it, and the others are told who and when. */
class RoomRacesTest extends VisitsTest {

    private static final int RACERS = 32;

    /** How often each of those who want one doctor tries. */
    private static final int TIMES = Amount.of(20, 400);

    private static final List<String> PEOPLE = List.of(LIUYUE, LITING, ZHANGLEI, WANGFANG);
    private static final String NAMES = "刘悦|李婷|张蕾|王芳";

    /** A room that is not cleaned, so that nothing but the others is in the way. */
    private static final PlaceId ROOM = PlaceId.of("00000000-0000-4000-8000-000000000287");

    private static final PlaceId ANOTHER = PlaceId.of("00000000-0000-4000-8000-000000000286");

    @Autowired
    private Rooms rooms;

    @Autowired
    private Swaps swaps;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void theHouseIsEmptyAgain() {
        theHallIsEmpty();
    }

    /** How the room is wanted. */
    private enum Way {
        /** Everybody who steps out of the lift is to go there. */
        ARRIVAL(1, 1),
        /** Everybody is led there. */
        MOVE(1, 1),
        /** Everybody is called there. */
        CALL(1, 1),
        /** It is to be kept for everybody. */
        RESERVATION(1, 1),
        /** Whoever it is kept for comes among the others. */
        TAKING_UP(1, 1),
        /** It is not needed by whom it was kept for, just when the others come. */
        GIVING_BACK(1, 2),
        /** Whoever is inside changes places with another, just when the others come. */
        EXCHANGE(1, 1),
        /** A tap that led its guest out is taken back, just when the others come. */
        UNDO(1, 2),
        /** Whoever is inside was registered by mistake, just when the others come. */
        RECTIFICATION(1, 2),
        /** It is closed, just when the others come. */
        CLOSING(1, 1),
        /** Past everything, in the database. */
        SQL(1, 1),
        /** All ways at once. */
        EVERY(1, 2);

        private final int least;
        private final int most;

        Way(int least, int most) {
            this.least = least;
            this.most = most;
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneWinsAndTheOthersAreToldWhoHasTheRoomAndSinceWhen(Way way) throws Exception {
        var before = count("SELECT max(id) FROM journal");
        var won = 0;
        var told = new ArrayList<Refusal>();
        for (var race : together(racers(way))) {
            try {
                race.get();
                won++;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof DataIntegrityViolationException) {
                    assertThat(way).as("%s", e).isEqualTo(Way.SQL);
                } else {
                    assertThat(e.getCause()).isInstanceOf(Refusal.class);
                    told.add((Refusal) e.getCause());
                }
            }
        }
        assertThat(won).isBetween(way.least, way.most);
        assertThat(told).hasSize(way == Way.SQL ? 0 : RACERS - won).allSatisfy(refusal -> {
            var zh = Sentences.of(refusal, Locale.SIMPLIFIED_CHINESE);
            var en = Sentences.of(refusal, Locale.ENGLISH);
            assertThat(List.of(zh, en)).allSatisfy(sentence -> assertThat(sentence)
                    .as(refusal.key())
                    .containsPattern("[A-Z]\\d{3}|" + NAMES)
                    .containsPattern("\\d\\d:\\d\\d:\\d\\d"));
        });
        assertThat(count("SELECT count(*) FROM visit_place_now WHERE claim = ?", ROOM.value()))
                .isLessThanOrEqualTo(1);
        assertThat(new RoomInvariants(jdbc, before).broken()).isEmpty();
    }

    @Test
    @Tag(Amount.TAG)
    void aDoctorWhomFourRoomsWantAtOnceIsInOneAfterTheOther() throws Exception {
        var before = count("SELECT max(id) FROM journal");
        var wanting = IntStream.of(2, 3, 6, 7)
                .mapToObj(n -> PlaceId.of("00000000-0000-4000-8000-00000000028" + n))
                .toList();
        wanting.forEach(this::comesTo);
        var doctor = people.id("zhoumingyuan");
        var been = new AtomicInteger();

        for (var one : together(IntStream.range(0, 4 * wanting.size())
                .mapToObj(n -> (Callable<Object>) () -> {
                    for (var times = 0; times < TIMES; times++) {
                        try {
                            var room = wanting.get(n % wanting.size());
                            as(who(n), () -> rooms.doctorIn(key(), room, doctor));
                            been.incrementAndGet();
                            as(who(n), () -> rooms.doctorOut(key(), room));
                        } catch (Refusal elsewhere) {
                            // Elsewhere, or sent out by a colleague.
                        }
                    }
                    return null;
                })
                .toList())) {
            one.get();
        }

        assertThat(been.get()).isPositive();
        assertThat(new RoomInvariants(jdbc, before).broken()).isEmpty();
    }

    private List<Callable<Object>> racers(Way way) {
        return switch (way) {
            case ARRIVAL -> each(n -> as(who(n), () -> desk.arrive(key(), in(ROOM))));
            case MOVE -> guests(RACERS, this::moves);
            case CALL -> guests(RACERS, (n, guest) -> as(who(n), () -> calls.call(key(), guest, ROOM)));
            case RESERVATION -> guests(RACERS, (n, guest) -> as(who(n), () -> rooms.reserve(key(), ROOM, guest)));
            case TAKING_UP -> {
                var kept = waits();
                as(LITING, () -> rooms.reserve(key(), ROOM, kept));
                yield with(() -> moves(0, kept));
            }
            case GIVING_BACK -> {
                var kept = waits();
                as(LITING, () -> rooms.reserve(key(), ROOM, kept));
                yield with(() -> as(LITING, () -> rooms.giveBack(key(), ROOM)));
            }
            case EXCHANGE -> {
                var inside = comesTo(ROOM);
                var other = comesTo(ANOTHER);
                yield with(() -> as(LITING, () -> swaps.swap(key(), inside, other)));
            }
            case UNDO -> {
                var was = comesTo(ROOM);
                var tap = as(LITING, () -> desk.move(key(), was, null));
                yield with(() -> as(LITING, () -> undo.takeBack(key(), tap.entry())));
            }
            case RECTIFICATION -> {
                var inside = comesTo(ROOM);
                yield with(() -> as(
                        LITING,
                        () -> rectifications.registeredByMistake(key(), inside, version(inside), Reason.NO_VISIT)));
            }
            case CLOSING -> with(() -> as(LITING, () -> rooms.close(key(), ROOM, Rooms.Closed.MAINTENANCE, null)));
            case SQL ->
                guests(RACERS, (_, guest) -> {
                    transaction.executeWithoutResult(
                            _ -> jdbc.sql("UPDATE visit_place SET place_id = :room, claim = :room"
                                            + " WHERE visit_id = :visit AND ended IS NULL AND voided IS NULL")
                                    .param("room", ROOM.value())
                                    .param("visit", guest.value())
                                    .update());
                    return guest;
                });
            case EVERY ->
                guests(
                        RACERS,
                        (n, guest) -> as(n % 5 == 3 ? LITING : who(n), () -> switch (n % 5) {
                            case 0 -> desk.move(key(), guest, ROOM);
                            case 1 -> calls.call(key(), guest, ROOM);
                            case 2 -> rooms.reserve(key(), ROOM, guest);
                            case 3 -> rooms.close(key(), ROOM, Rooms.Closed.MAINTENANCE, null);
                            default -> desk.arrive(key(), in(ROOM));
                        }));
        };
    }

    private interface Racer {
        Object run(int n, VisitId guest);
    }

    /** One, and everybody else who is led there. */
    private List<Callable<Object>> with(Callable<Object> one) {
        var all = new ArrayList<>(guests(RACERS - 1, this::moves));
        all.add(one);
        return all;
    }

    private Done<VisitId> moves(int n, VisitId guest) {
        return as(who(n), () -> desk.move(key(), guest, ROOM));
    }

    private List<Callable<Object>> guests(int number, Racer racer) {
        var guests = IntStream.range(0, number).mapToObj(_ -> waits()).toList();
        return IntStream.range(0, number)
                .mapToObj(n -> (Callable<Object>) () -> racer.run(n, guests.get(n)))
                .toList();
    }

    private static List<Callable<Object>> each(java.util.function.IntFunction<Object> racer) {
        return IntStream.range(0, RACERS)
                .mapToObj(n -> (Callable<Object>) () -> racer.apply(n))
                .toList();
    }

    private static String who(int n) {
        return PEOPLE.get(n % PEOPLE.size());
    }

    private VisitId waits() {
        return arrive(LITING).subject();
    }

    private VisitId comesTo(PlaceId room) {
        return as(LITING, () -> desk.arrive(key(), in(room))).subject();
    }
}
