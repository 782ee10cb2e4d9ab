package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jiezhen.acts.Done;
import org.jiezhen.visits.ArrivalsBoard.Offer;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UndoTest extends VisitsTest {

    /** A tap that can be taken back, what went before it, and who taps. */
    enum Tap {
        CALL(LITING) {
            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.calls.call(key(), visit, room(1));
            }
        },
        CALL_AGAIN(LITING) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                house.as(LITING, () -> house.calls.call(key(), visit, room(1)));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.calls.again(key(), visit);
            }
        },
        NOT_THERE(LITING) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                house.as(LITING, () -> house.calls.call(key(), visit, room(1)));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.calls.absent(key(), visit);
            }
        },
        REQUEUE(LITING) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                house.as(LITING, () -> house.calls.call(key(), visit, room(1)));
                house.as(LITING, () -> house.calls.absent(key(), visit));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.calls.requeue(key(), visit);
            }
        },
        CALL_OFF(LITING) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                house.as(LITING, () -> house.calls.call(key(), visit, room(1)));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.calls.callOff(key(), visit);
            }
        },
        LEAD_TO_WHERE_CALLED(LITING) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                house.as(LITING, () -> house.calls.call(key(), visit, room(1)));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.desk.move(key(), visit, room(1));
            }
        },
        OFFER_TO_A_PERSON(LIUYUE) {
            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.custody.offer(key(), visit, house.people.id(XULAN));
            }
        },
        OFFER_INSTEAD_OF_ANOTHER(LIUYUE) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                house.as(LIUYUE, () -> house.custody.offer(key(), visit, null));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.custody.offer(key(), visit, house.people.id(XULAN));
            }
        },
        WITHDRAW(LIUYUE) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                house.as(LIUYUE, () -> house.custody.offer(key(), visit, null));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.custody.withdraw(key(), visit);
            }
        },
        ACCEPT(LITING) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                house.as(LIUYUE, () -> house.custody.offer(key(), visit, null));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.custody.accept(key(), visit);
            }
        },
        DECLINE(XULAN) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                house.as(LIUYUE, () -> house.custody.offer(key(), visit, house.people.id(XULAN)));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.custody.decline(key(), visit);
            }
        },
        TAKE(LITING) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                house.as(LIUYUE, () -> house.custody.leaveAlone(key(), visit));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.custody.take(key(), visit);
            }
        },
        TAKE_FROM_THE_DESK_WHAT_IS_OFFERED_ELSEWHERE(ZHANGLEI) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                house.as(LIUYUE, () -> house.custody.offer(key(), visit, null));
                house.as(LITING, () -> house.custody.accept(key(), visit));
                house.as(LITING, () -> house.custody.offer(key(), visit, house.people.id(XULAN)));
                house.as(LITING, () -> house.custody.leaveToDesk(key(), visit));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.custody.take(key(), visit);
            }
        },
        LEAVE_ALONE(LIUYUE) {
            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.custody.leaveAlone(key(), visit);
            }
        },
        LEAVE_TO_THE_DESK(LITING) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                ACCEPT.before(house, visit);
                house.as(LITING, () -> house.custody.accept(key(), visit));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.custody.leaveToDesk(key(), visit);
            }
        },
        MOVE(LIUYUE) {
            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.desk.move(key(), visit, seat(1));
            }
        },
        STAND_UP(LIUYUE) {
            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.desk.move(key(), visit, null);
            }
        },
        ADVANCE(LITING) {
            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.INTAKE);
            }
        },
        DEPART_WHILE_OFFERED(LIUYUE) {
            @Override
            void before(VisitsTest house, VisitId visit) {
                house.as(LIUYUE, () -> house.custody.offer(key(), visit, null));
            }

            @Override
            Done<VisitId> tap(VisitsTest house, VisitId visit) {
                return house.desk.depart(key(), visit);
            }
        };

        final String who;

        Tap(String who) {
            this.who = who;
        }

        void before(VisitsTest house, VisitId visit) {}

        abstract Done<VisitId> tap(VisitsTest house, VisitId visit);
    }

    private Done<VisitId> tap(Tap tap, VisitId visit) {
        return as(tap.who, () -> tap.tap(this, visit));
    }

    @ParameterizedTest
    @EnumSource
    void aTapTakenBackLeavesEverythingAsItWas(Tap tap) {
        var visit = seated();
        tap.before(this, visit);
        var before = shown(visit);
        var done = tap(tap, visit);
        assertThat(shown(visit)).as("the tap did something").isNotEqualTo(before);
        clock.advance(Duration.ofSeconds(9));

        as(tap.who, () -> undo.takeBack(key(), done.entry()));

        assertThat(shown(visit)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTakenBackCanBeDoneAfterAllAndTakenBackAgain(Tap tap) {
        var visit = seated();
        tap.before(this, visit);
        var before = shown(visit);
        var first = tap(tap, visit);
        as(tap.who, () -> undo.takeBack(key(), first.entry()));
        var second = tap(tap, visit);
        as(tap.who, () -> undo.takeBack(key(), second.entry()));
        assertThat(shown(visit)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void afterTheTimeIsUpATapStays(Tap tap) {
        var visit = seated();
        tap.before(this, visit);
        var done = tap(tap, visit);
        var after = shown(visit);
        clock.advance(org.jiezhen.acts.Undo.WITHIN.plusSeconds(6));
        assertThat(refused(tap.who, () -> undo.takeBack(key(), done.entry())).key())
                .isEqualTo("refusal.undo.late");
        assertThat(shown(visit)).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource
    void aTapIsTakenBackOnce(Tap tap) {
        var visit = seated();
        tap.before(this, visit);
        var before = shown(visit);
        var done = tap(tap, visit);
        as(tap.who, () -> undo.takeBack(key(), done.entry()));
        assertThat(refused(tap.who, () -> undo.takeBack(key(), done.entry())).key())
                .isEqualTo("refusal.undo.late");
        assertThat(shown(visit)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyTakesBackAnothersTap(Tap tap) {
        var visit = seated();
        tap.before(this, visit);
        var done = tap(tap, visit);
        var after = shown(visit);
        refused(WANGFANG, () -> undo.takeBack(key(), done.entry()));
        assertThat(shown(visit)).isEqualTo(after);
    }

    @Test
    void anArrivalTakenBackLeavesTheHouseAndFreesTheSeatAndItsTicketStaysUsed() {
        var done = as(LIUYUE, () -> desk.arrive(key(), in(seat(0))));
        as(LIUYUE, () -> custody.offer(key(), done.subject(), null));
        as(LIUYUE, () -> undo.takeBack(key(), done.entry()));
        assertThat(board.find(done.subject())).isEmpty();
        assertThat(refused(LITING, () -> custody.accept(key(), done.subject())).key())
                .isEqualTo("refusal.visit.error");
        var next = as(LIUYUE, () -> desk.arrive(key(), in(seat(0))));
        assertThat(next.label()).isNotEqualTo(done.label());
        for (var track : Tracks.ALL) {
            assertThat(count(
                            "SELECT count(*) FROM " + track.table()
                                    + " WHERE visit_id = ? AND ended IS NULL AND voided IS NULL",
                            done.subject().value()))
                    .isZero();
        }
    }

    @Test
    void whoActedOnTopIsNamedAndWhatTheyDidStays() {
        var visit = seated();
        var offered = as(LIUYUE, () -> custody.offer(key(), visit, null));
        as(LITING, () -> custody.accept(key(), visit));
        assertOnTop("李婷", LIUYUE, offered);

        var intake = as(LITING, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.INTAKE));
        as(ZHANGLEI, () -> desk.advance(key(), visit, WaitingReason.INTAKE, WaitingReason.AWAITING_TRIAGE));
        assertOnTop("张蕾", LITING, intake);

        var moved = as(LITING, () -> desk.move(key(), visit, seat(2)));
        as(WANGFANG, () -> desk.move(key(), visit, seat(3)));
        assertOnTop("王芳", LITING, moved);

        var alone = as(LITING, () -> custody.leaveAlone(key(), visit));
        as(ZHANGLEI, () -> custody.take(key(), visit));
        assertOnTop("张蕾", LITING, alone);
    }

    @Test
    void anArrivalIsNotTakenBackOnceSomebodyWentOnWithIt() {
        var done = arrive(LIUYUE);
        as(LITING, () -> desk.advance(key(), done.subject(), WaitingReason.ARRIVED, WaitingReason.INTAKE));
        assertOnTop("李婷", LIUYUE, done);
    }

    @Test
    void anAnswerIsNotTakenBackOnceTheGiverOffersAnew() {
        var visit = seated();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        var declined = as(XULAN, () -> custody.decline(key(), visit));
        as(LIUYUE, () -> custody.offer(key(), visit, null));
        assertOnTop("刘悦", XULAN, declined);
    }

    @Test
    void anArrivalWhoseMoveWasTakenBackIsTakenBackWhole() {
        var arrived = arrive(LIUYUE);
        var moved = as(LIUYUE, () -> desk.move(key(), arrived.subject(), seat(0)));
        as(LIUYUE, () -> undo.takeBack(key(), moved.entry()));
        as(LIUYUE, () -> undo.takeBack(key(), arrived.entry()));
        assertThat(jdbc.sql("SELECT count(*) FROM visit_place WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                        .param(arrived.subject().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDeclineIsNotTakenBackOnceCustodyHasPassedOrTheCustomerHasLeft() {
        var visit = arrive(LIUYUE).subject();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        var declined = as(XULAN, () -> custody.decline(key(), visit));
        as(LIUYUE, () -> custody.leaveAlone(key(), visit));
        assertThat(refused(XULAN, () -> undo.takeBack(key(), declined.entry())).key())
                .isEqualTo("refusal.undo.onTop");

        var other = arrive(LIUYUE).subject();
        as(LIUYUE, () -> custody.offer(key(), other, people.id(XULAN)));
        var again = as(XULAN, () -> custody.decline(key(), other));
        as(LIUYUE, () -> desk.depart(key(), other));
        assertThat(refused(XULAN, () -> undo.takeBack(key(), again.entry())).key())
                .isEqualTo("refusal.visit.left");
    }

    @Test
    void aCustomerIsNotGivenBackToSomebodyWhoHasSignedOut() {
        var visit = arrive(LIUYUE).subject();
        as(LIUYUE, () -> custody.offer(key(), visit, null));
        var accepted = as(LITING, () -> custody.accept(key(), visit));
        jdbc.sql("""
                        INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                        VALUES (now(), :id, 'staff.signOut', 'account', :id)""").param("id", people.id(LIUYUE).toString()).update();
        assertThat(refused(LITING, () -> undo.takeBack(key(), accepted.entry())).key())
                .isEqualTo("refusal.undo.giverLeft");
        assertThat(holder(visit)).isEqualTo("李婷");
    }

    @Test
    void thePressOfATapThatWasTakenBackIsAnotherPressWhenItComesAgain() {
        var press = key();
        var first = as(LIUYUE, () -> desk.arrive(press, standing()));
        as(LIUYUE, () -> undo.takeBack(key(), first.entry()));
        var second = as(LIUYUE, () -> desk.arrive(press, standing()));
        assertThat(second.subject()).isNotEqualTo(first.subject());
    }

    @Test
    void whatWasAcceptedIsNotTakenBackOnceItIsOfferedOn() {
        var visit = seated();
        as(LIUYUE, () -> custody.offer(key(), visit, null));
        var accepted = as(LITING, () -> custody.accept(key(), visit));
        as(LITING, () -> custody.offer(key(), visit, people.id(XULAN)));
        assertOnTop("李婷", LITING, accepted);
    }

    @Test
    void aTakenCustomerIsNotTakenBackOnceOfferedOn() {
        var visit = seated();
        as(LIUYUE, () -> custody.leaveAlone(key(), visit));
        var taken = as(LITING, () -> custody.take(key(), visit));
        as(LITING, () -> custody.offer(key(), visit, people.id(XULAN)));
        assertOnTop("李婷", LITING, taken);
    }

    @Test
    void anUndoWhoseAnswerWasLostIsAnsweredAgainAndIsNotTooLate() {
        var visit = seated();
        var tap = as(LIUYUE, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.INTAKE));
        var press = key();
        var undone = as(LIUYUE, () -> undo.takeBack(press, tap.entry()));
        clock.advance(Duration.ofMinutes(1));

        assertThat(as(LIUYUE, () -> undo.takeBack(press, tap.entry()))).isEqualTo(undone);
        assertThat(fact(visit).code()).isEqualTo(WaitingReason.ARRIVED);
    }

    @Test
    void twoTapsAreTakenBackInTheirOrderOrNotAtAll() {
        var visit = seated();
        var first = as(LIUYUE, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.INTAKE));
        var second = as(LIUYUE, () -> desk.advance(key(), visit, WaitingReason.INTAKE, WaitingReason.AWAITING_TRIAGE));
        as(LIUYUE, () -> undo.takeBack(key(), second.entry()));
        assertThat(fact(visit).code()).isEqualTo(WaitingReason.INTAKE);
        assertOnTop("刘悦", LIUYUE, first);
    }

    @Test
    void whoMovedAwayFromASeatThatIsHadByAnotherNowStandsAndTheTimeInItIsKept() {
        var visit = seated();
        var sat = since(visit);
        clock.advance(Duration.ofMinutes(5));
        var moved = as(LIUYUE, () -> desk.move(key(), visit, seat(1)));
        as(LITING, () -> desk.arrive(key(), in(seat(0))));
        as(LIUYUE, () -> undo.takeBack(key(), moved.entry()));
        assertThat(fact(visit).place()).as("standing").isNull();
        assertThat(count(
                        "SELECT count(*) FROM visit_place WHERE visit_id = ? AND place_id = ? AND started = ?"
                                + " AND ended IS NOT NULL AND voided IS NULL",
                        visit.value(),
                        seat(0).value(),
                        OffsetDateTime.ofInstant(sat, ZoneOffset.UTC)))
                .as("the figures know that the seat was taken")
                .isEqualTo(1);
    }

    @Test
    void aSeatThatSomebodyElseHadMeanwhileWasNotHadByTwo() {
        var visit = seated();
        var moved = as(LIUYUE, () -> desk.move(key(), visit, seat(1)));
        var guest = as(LITING, () -> desk.arrive(key(), in(seat(0)))).subject();
        as(LITING, () -> desk.move(key(), guest, seat(2)));
        as(LIUYUE, () -> undo.takeBack(key(), moved.entry()));
        assertThat(fact(visit).place()).as("standing").isNull();
    }

    @Test
    void howTheBoardStoodThenCanStillBeTold() {
        var visit = seated();
        var arrived = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        var advanced = as(LIUYUE, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.INTAKE));
        var mistaken = clock.instant();
        clock.advance(Duration.ofSeconds(5));
        as(LIUYUE, () -> undo.takeBack(key(), advanced.entry()));
        var corrected = clock.instant();

        assertThat(reasonAsKnownAt(visit, arrived)).isEqualTo("ARRIVED");
        assertThat(reasonAsKnownAt(visit, mistaken)).isEqualTo("INTAKE");
        assertThat(reasonAsKnownAt(visit, corrected)).isEqualTo("ARRIVED");
        assertThat(jdbc.sql("SELECT code FROM visit_reason WHERE visit_id = ? AND voided IS NULL")
                        .param(visit.value())
                        .query(String.class)
                        .list())
                .as("the figures know nothing of the mistake")
                .containsExactly("ARRIVED");
    }

    private String reasonAsKnownAt(VisitId visit, Instant then) {
        return jdbc.sql("""
                        SELECT code FROM visit_reason WHERE visit_id = :visit
                        AND recorded <= :then AND (voided IS NULL OR voided > :then)
                        AND (ended IS NULL OR ended > :then)
                        """)
                .param("visit", visit.value())
                .param("then", OffsetDateTime.ofInstant(then, ZoneOffset.UTC))
                .query(String.class)
                .single();
    }

    private void assertOnTop(String name, String who, Done<VisitId> done) {
        var after = shown(done.subject());
        var refusal = refused(who, () -> undo.takeBack(key(), done.entry()));
        assertThat(refusal.key()).isEqualTo("refusal.undo.onTop");
        assertThat(refusal.args()[0]).isEqualTo(name);
        assertThat(refusal.args()[1]).isInstanceOf(Instant.class);
        assertThat(shown(done.subject())).isEqualTo(after);
    }

    private VisitId seated() {
        return as(LIUYUE, () -> desk.arrive(key(), in(seat(0)))).subject();
    }

    private Instant since(VisitId visit) {
        return fact(visit).custodySince();
    }

    /** The row as boards show it; a reopened offer has a new number and is the same offer. */
    private Optional<VisitFact> shown(VisitId visit) {
        return board.find(visit).map(fact -> {
            var offer = fact.offer();
            return new VisitFact(
                    fact.visit(),
                    fact.ticket(),
                    fact.today(),
                    fact.name(),
                    fact.pinyin(),
                    fact.phoneTail(),
                    fact.companions(),
                    fact.discreet(),
                    fact.alias(),
                    fact.customer(),
                    fact.person(),
                    fact.sameName(),
                    fact.sameNameShown(),
                    fact.source(),
                    fact.channel(),
                    fact.type(),
                    fact.reason(),
                    fact.reasonSince(),
                    fact.also(),
                    fact.targetSeconds(),
                    fact.place(),
                    fact.holder(),
                    fact.with(),
                    fact.custodySince(),
                    offer == null ? null : new Offer(0, offer.taker(), offer.giver(), offer.since()),
                    fact.call(),
                    null,
                    null,
                    null);
        });
    }
}
