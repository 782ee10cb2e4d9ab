package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jiezhen.ModuleAbove;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.FrontDesk.Correction;
import org.jiezhen.visits.Rectifications.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A module above may refuse an act on a visit, and accompany it, whichever way it comes. */
class GateTest extends VisitsTest {

    @Autowired
    ModuleAbove above;

    /** Every way in, with what has to be so before. */
    enum Way {
        ARRIVE("visits.arrive") {
            @Override
            Runnable prepare(GateTest house) {
                return () -> house.arrive(LIUYUE);
            }
        },
        MOVE("visits.move") {
            @Override
            Runnable prepare(GateTest house) {
                var visit = house.arrive(LIUYUE).subject();
                return () -> house.as(LIUYUE, () -> house.desk.move(key(), visit, seat(1)));
            }
        },
        CALL("visits.call") {
            @Override
            Runnable prepare(GateTest house) {
                var visit = house.arrive(LIUYUE).subject();
                house.as(
                        LIUYUE,
                        () -> house.desk.advance(
                                key(), visit, WaitingReason.ARRIVED, WaitingReason.AWAITING_CONSULTATION));
                return () -> house.as(LITING, () -> house.calls.call(key(), visit, room(1)));
            }
        },
        DEPART("visits.depart") {
            @Override
            Runnable prepare(GateTest house) {
                var visit = house.arrive(LIUYUE).subject();
                return () -> house.as(LIUYUE, () -> house.desk.depart(key(), visit));
            }
        },
        LEFT_UNSEEN("visits.leftUnseen") {
            @Override
            Runnable prepare(GateTest house) {
                var visit = house.arrive(LIUYUE).subject();
                return () -> house.as(LITING, () -> house.closing.leftUnseen(key(), visit, house.clock.instant()));
            }
        },
        CLOSE_DAY("visits.closeDay") {
            @Override
            Runnable prepare(GateTest house) {
                house.jdbc
                        .sql("UPDATE booking SET status = 'CANCELLED' WHERE status = 'BOOKED'")
                        .update();
                return () -> house.as(
                        LITING, () -> house.closing.close(key(), BusinessTime.day(house.clock.instant()), LATER));
            }
        },
        UNDO("visits.undo") {
            @Override
            Runnable prepare(GateTest house) {
                var visit = house.arrive(LIUYUE).subject();
                var left = house.as(LIUYUE, () -> house.desk.depart(key(), visit));
                return () -> house.as(LIUYUE, () -> house.undo.takeBack(key(), left.entry()));
            }
        },
        RECTIFY("visits.otherPerson") {
            @Override
            Runnable prepare(GateTest house) {
                var visit = house.arrive("孟晓", "13912399001").subject();
                var right = new Correction(arrival("章威", "13912399002").details());
                return () -> house.as(
                        LITING,
                        () -> house.rectifications.otherPerson(
                                key(), visit, house.version(visit), right, false, Reason.MIXED_UP));
            }
        },
        EXCHANGE("visits.exchange") {
            @Override
            Runnable prepare(GateTest house) {
                var one = house.arrive("孟晓", "13912399003").subject();
                var other = house.arrive("章威", "13912399004").subject();
                return () -> house.as(
                        LITING,
                        () -> house.rectifications.exchange(
                                key(), one, house.version(one), other, house.version(other), Reason.MIXED_UP));
            }
        };

        final String act;

        Way(String act) {
            this.act = act;
        }

        abstract Runnable prepare(GateTest house);
    }

    @AfterEach
    void theModuleAboveRests() {
        above.rest();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRefusedAboveHasNotHappened(Way way) {
        var press = way.prepare(this);
        above.refuse(way.act);
        var before = everything();

        assertThat(refused(LIUYUE, () -> {
                            press.run();
                            return null;
                        })
                        .key())
                .isEqualTo(ModuleAbove.REFUSAL);

        assertThat(everything()).isEqualTo(before);
        above.rest();
        press.run();
        assertThat(everything()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void whatAccompaniesAnActIsWrittenWithIt(Way way) {
        var press = way.prepare(this);
        above.watch();

        press.run();

        assertThat(above.seen()).isNotEmpty().allSatisfy(passage -> {
            assertThat(passage.act().code()).isEqualTo(way.act);
            assertThat(passage.undone() != null).as("told what it takes back").isEqualTo(way == Way.UNDO);
            assertThat(count(
                            "SELECT count(*) FROM journal_told WHERE action = 'test.accompany' AND subject_id = ?"
                                    + " AND story_kind = ? AND story_id = ?",
                            Long.toString(passage.entry()),
                            passage.subject().kind(),
                            passage.subject().id()))
                    .as("an entry of its own, in the visit's story")
                    .isEqualTo(1);
        });
        assertThat(above.seen()).hasSize(way == Way.EXCHANGE ? 2 : 1);
    }

    /** The whole house, as far as an act could have changed it. */
    private List<String> everything() {
        return List.of(
                        "journal",
                        "visit",
                        "visit_reason",
                        "visit_phase",
                        "visit_place",
                        "visit_custody",
                        "visit_call",
                        "booking")
                .stream()
                .map(table -> table
                        + jdbc.sql("SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM " + table + " AS t")
                                .query(String.class)
                                .optional())
                .toList();
    }
}
