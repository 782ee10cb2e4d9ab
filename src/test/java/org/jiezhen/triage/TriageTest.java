package org.jiezhen.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.duty.DutyState;
import org.jiezhen.house.PlaceId;
import org.jiezhen.intake.IntakeForms;
import org.jiezhen.intake.Origin;
import org.jiezhen.oversight.OversightBoard;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.triage.Answers.Decline;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Triage.Press;
import org.jiezhen.triage.Wishes.Wish;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Retyping;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.WaitingReason;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A guest is given to whom the rules name; the wheel, the room and the offer with it. */
class TriageTest extends TriageHouse {

    @Autowired
    Retyping retyping;

    @Autowired
    AnswerSweep sweep;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Environment environment;

    @Autowired
    TurnsBoard turns;

    @Autowired
    IntakeForms forms;

    @Autowired
    OversightBoard wrongs;

    @Autowired
    Rooms rooms;

    @Autowired
    JsonMapper json;

    // ---- giving

    @Test
    void onePressGivesTheGuestKeepsTheRoomAndOffersTheGuest() {
        var visit = comes();
        var look = look(visit);
        var first = look.choice().first().orElseThrow();
        var press = new Press(visit, look.shown(), first.who(), room(3), null);
        var key = key();
        var done = as(ZHANGLEI, () -> triage.assign(key, press));
        assertThat(as(ZHANGLEI, () -> triage.assign(key, press)))
                .as("pressed twice")
                .isEqualTo(done);

        var fact = fact(visit);
        assertThat(fact.code()).isEqualTo(WaitingReason.AWAITING_CONSULTATION);
        assertThat(fact.also()).isEmpty();
        assertThat(Objects.requireNonNull(fact.offer()).taker())
                .extracting(taker -> taker.id())
                .isEqualTo(first.who());
        assertThat(fact.marks()).extracting(marks -> marks.zh()).asString().contains("给 ", "留 3");
        assertThat(level(name(first.who()))).isEqualTo(1);

        as(name(first.who()), () -> custody.accept(key(), visit));
        assertThat(look(visit).given()).extracting(TriageLooks.Given::state).isEqualTo("RECEIVED");
        assertThat(fact(visit).marks())
                .extracting(marks -> marks.zh())
                .asString()
                .doesNotContain("给 ");
        assertThat(decisions.find(done.subject()).orElseThrow().rules()).isEqualTo(look.version());
    }

    @Test
    void aTapIsTakenBackWithTheWheelTheRoomTheOfferAndWhatIsWaitedFor() {
        var before = comes();
        var next = first(before);
        var look = look(before);
        var done = as(ZHANGLEI, () -> triage.assign(key(), new Press(before, look.shown(), next, room(4), null)));
        assertThat(first(comes())).isNotEqualTo(next);
        as(ZHANGLEI, () -> undo.takeBack(key(), done.entry()));

        assertThat(fact(before).code()).isEqualTo(WaitingReason.ARRIVED);
        assertThat(fact(before).offer()).isNull();
        assertThat(fact(before).marks()).isNull();
        assertThat(level(name(next))).isZero();
        assertThat(first(before)).isEqualTo(next);
        assertThat(count("SELECT count(*) FROM room_reservation WHERE visit_id = ? AND voided IS NULL", before.value()))
                .isZero();
        assertThat(assign(before)).as("and can be given again").isEqualTo(name(next));
    }

    @Test
    void aRoomThatIsInUseIsKeptForWhenItIsFreeAndTakingItBackGivesBackWhatWasKeptBefore() {
        var inside = comes();
        as(ZHANGLEI, () -> desk.move(key(), inside, room(6)));
        var visit = comes();
        as(ZHANGLEI, () -> rooms.reserve(key(), room(7), visit));
        var look = look(visit);
        assertThat(look.keepable()).contains(room(6));
        var first = look.choice().first().orElseThrow().who();
        var done = as(ZHANGLEI, () -> triage.assign(key(), new Press(visit, look.shown(), first, room(6), null)));
        assertThat(kept(visit)).containsExactly(room(6));
        as(ZHANGLEI, () -> undo.takeBack(key(), done.entry()));
        assertThat(kept(visit)).containsExactly(room(7));
    }

    private List<PlaceId> kept(VisitId visit) {
        return jdbc.sql("SELECT place_id FROM room_reservation WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                .param(visit.value())
                .query(Id.column(PlaceId::new))
                .list();
    }

    @Test
    void whoeverIsSecondIsToldToWhomTheTurnWentAndWhoIsNext() {
        var one = comes();
        var other = comes();
        var seen = look(other);
        var first = seen.choice().first().orElseThrow().who();
        var went = assign(one);

        var refused =
                refused("wangfang", () -> triage.assign(key(), new Press(other, seen.shown(), first, null, null)));
        assertThat(refused.key()).isEqualTo("refusal.triage.turned");
        assertThat(refused.args()).contains(fact(one).ticket().text(), "张蕾");
        assertThat(refused.args()[0]).isEqualTo(decisions.names().get(people.id(went)));
        assertThat(refused.args()[4]).isEqualTo(decisions.names().get(first(other)));

        var again = look(one);
        assertThat(refused("wangfang", () -> triage.assign(key(), new Press(one, again.shown(), first, null, null)))
                        .key())
                .as("the guest is given already")
                .isEqualTo("refusal.triage.given");
    }

    @Test
    void anotherThanTheFirstNeedsAReasonAndWhatTheGuestWishesTurnsNothing() {
        var visit = comes();
        var look = look(visit);
        var second = look.choice().ranked().get(1).who();
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> as(
                                        ZHANGLEI,
                                        () -> triage.assign(key(), new Press(visit, look.shown(), second, null, null))))
                        .field())
                .isEqualTo("reason");
        as(ZHANGLEI, () -> triage.assign(key(), new Press(visit, look.shown(), second, null, Reason.BY_NAME)));
        assertThat(level(name(second))).isZero();
        assertThat(count(
                        "SELECT count(*) FROM triage_decision WHERE visit_id = ? AND overruled = 'BY_NAME'",
                        visit.value()))
                .isEqualTo(1);

        var sooner = comes();
        var now = look(sooner);
        var third = now.choice().ranked().get(2).who();
        as(ZHANGLEI, () -> triage.assign(key(), new Press(sooner, now.shown(), third, null, Reason.SOONER)));
        assertThat(level(name(third))).isEqualTo(1);
    }

    @Test
    void thirtyTwoDesksGiveFortyGuestsAndNoTurnAndNoRoomIsGivenTwice() throws Exception {
        var guests = IntStream.range(0, 40).mapToObj(_ -> comes()).toList();
        var before = count("SELECT max(no) FROM triage_wheel");
        var races = together(IntStream.range(0, 32)
                .mapToObj(n -> (Callable<Object>) () -> {
                    for (var guest = n; guest < n + 40; guest++) {
                        give(guests.get(guest % 40), n % 2 == 0 ? ZHANGLEI : WANGFANG);
                    }
                    return "";
                })
                .toList());
        for (var race : races) {
            assertThat(race.state())
                    .as("%s", race.state() == Future.State.FAILED ? race.exceptionNow() : "")
                    .isEqualTo(Future.State.SUCCESS);
        }
        assertThat(count("SELECT count(*) FROM triage_decision WHERE no > ?", before))
                .isEqualTo(40);
        assertThat(count("SELECT count(DISTINCT visit_id) FROM triage_decision WHERE no > ?", before))
                .isEqualTo(40);
        assertThat(CONSULTANTS).allSatisfy(one -> assertThat(level(one)).isEqualTo(10));
        assertThat(count("""
                        SELECT count(*) FROM (SELECT place_id FROM room_reservation WHERE ended IS NULL AND voided IS NULL
                        GROUP BY place_id HAVING count(*) > 1) AS twice""")).isZero();
        assertThat(decisions.altered()).isEmpty();
        assertReplays(before);
    }

    /** As the desks do: look, press, and look again when somebody was first. */
    private void give(VisitId guest, String who) {
        for (var tries = 0; tries < 60; tries++) {
            try {
                var look = as(who, () -> looks.look(guest));
                if (look.given() != null) {
                    return;
                }
                var first = look.choice().first().orElseThrow().who();
                var free = look.rooms().stream()
                        .filter(room -> room.advice().admits())
                        .findFirst();
                as(
                        who,
                        () -> triage.assign(
                                key(),
                                new Press(
                                        guest,
                                        look.shown(),
                                        first,
                                        free.map(room -> room.place().id()).orElse(null),
                                        null)));
            } catch (Refusal | CannotCreateTransactionException _) {
                // Somebody was first, or the house is asked too much at once and says so: looked at again.
            }
        }
    }

    /** The same day, the same rules, the same choices. */
    private void assertReplays(int since) {
        jdbc.sql("SELECT facts, choice, rules, no FROM triage_decision WHERE no > ? ORDER BY no")
                .param(since)
                .query((rs, row) -> {
                    var again = Chooser.choose(
                            decisions.situation(rs.getString(1)),
                            book.version(rs.getInt(3)).rules());
                    assertThat(decisions.situation(rs.getString(1)).no() + 1)
                            .as("decided on the wheel as the one before had left it")
                            .isEqualTo(rs.getLong(4));
                    assertThat(decisions.text(again)).isEqualTo(rs.getString(2));
                    return row;
                })
                .list();
    }

    @Test
    void whatWasCommittedIsTheWheelWhateverDiesAfterwardsAndWhatWasNotNeverWas() {
        var visit = comes();
        var next = first(visit);
        var look = look(visit);
        transaction.executeWithoutResult(killed -> {
            as(ZHANGLEI, () -> triage.assign(key(), new Press(visit, look.shown(), next, room(5), null)));
            killed.setRollbackOnly();
        });
        assertThat(first(visit)).as("killed before it was written").isEqualTo(next);
        assign(visit);
        var after = first(comes());
        assertThat(Chooser.choose(
                                facts.of(comes(), clock.instant()),
                                book.inForce(clock.instant()).rules())
                        .first()
                        .orElseThrow()
                        .who())
                .as("read anew, as after a restart")
                .isEqualTo(after)
                .isNotEqualTo(next);
    }

    // ---- what goes with the guest

    @Test
    void whatTheGuestAsksForIsSaidOnceAndStandsInTheFormWhereverItIsSaid() {
        var visit = comes();
        as(ZHANGLEI, () -> forms.fill(key(), visit));
        as(ZHANGLEI, () -> forms.write(key(), visit, "INTEREST", null, "EYES", Origin.GUEST));
        assertThat(look(visit).situation().guest().wanted()).containsExactly("EYES");
        var key = key();
        var shown = new Wish(List.of("EYES"), "zh");
        var wish = new Wish(List.of("SKIN"), "yue");
        var said = as(WANGFANG, () -> wishes.say(key, visit, shown, wish));
        assertThat(as(WANGFANG, () -> wishes.say(key, visit, shown, wish)))
                .as("pressed twice")
                .isEqualTo(said);
        assertThat(count(
                        "SELECT count(*) FROM journal WHERE subject_id = ? AND action = 'triage.wish'",
                        visit.toString()))
                .isEqualTo(1);
        assertThat(look(visit).situation().guest().wanted()).containsExactly("SKIN");
        assertThat(look(visit).situation().guest().language()).isEqualTo("yue");
        assertThat(jdbc.sql("SELECT value FROM intake_said WHERE visit_id = ? ORDER BY field")
                        .param(visit.value())
                        .query(String.class)
                        .list())
                .as("the form says so too")
                .containsExactly("SKIN", "yue");

        var late = refused(ZHANGLEI, () -> wishes.say(key(), visit, shown, new Wish(List.of("NOSE"), "zh")));
        assertThat(late.key()).isEqualTo("refusal.intake.elsewhere");
        assertThat(late.args()[0]).isEqualTo(decisions.names().get(people.id(WANGFANG)));
        assertThat(refused(ZHANGLEI, () -> forms.write(key(), visit, "INTEREST", null, "NOSE", Origin.GUEST))
                        .key())
                .as("nor does the form overwrite what was said in triage")
                .isEqualTo("refusal.intake.meanwhile");
    }

    @Test
    void theLanguagesOfConsultantsAndGuestsAreTheFormsOwn() {
        var visit = comes();
        speaks("suman", "yue");
        speaks("xulan", "zh");
        as(ZHANGLEI, () -> wishes.say(key(), visit, new Wish(List.of(), "zh"), new Wish(List.of(), "yue")));
        assertThat(look(visit).choice().of(people.id("xulan")).orElseThrow().can())
                .isFalse();
        assertThat(look(visit).choice().of(people.id("suman")).orElseThrow().can())
                .isTrue();
        assertThat(refused(
                        ZHANGLEI,
                        () -> wishes.say(key(), visit, new Wish(List.of(), "yue"), new Wish(List.of(), "tlh"))))
                .isInstanceOf(InvalidInput.class);
        assertThat(CustomerDetails.LANGUAGES)
                .as("a record can say what the form can")
                .containsAll(as(ZHANGLEI, () -> wishes.languages()).stream()
                        .map(one -> one.code())
                        .toList());
    }

    private void speaks(String who, String language) {
        jdbc.sql("INSERT INTO consultant_language (account_id, language) VALUES (?, ?)")
                .params(people.id(who).value(), language)
                .update();
    }

    @Test
    void aMakeUpTurnIsServedFirst() {
        knows("suman", "EYES", "BREAST");
        knows("xulan", "EYES");
        knows("guying", "EYES", "BREAST");
        says("shenjia", DutyState.BREAK);
        asksNot("shenjia");
        var got = new ArrayList<String>();
        for (var wanted : List.of("EYES", "BREAST", "BREAST", "EYES", "EYES")) {
            got.add(assign(comes(wanted)));
        }
        assertThat(got.subList(1, 3)).doesNotContain("xulan");
        assertThat(count(
                                "SELECT count(*) FROM triage_turn WHERE account_id = ? AND kind = 'CREDIT' AND voided IS NULL",
                                people.id("xulan").value())
                        + count(
                                "SELECT count(*) FROM triage_turn WHERE account_id = ? AND kind = 'TURN' AND voided IS NULL",
                                people.id("xulan").value()))
                .as("of five guests in turn: " + got)
                .isBetween(1, 2);
        assertThat(got.get(3)).isEqualTo("xulan");
    }

    @Test
    void aFollowUpWhoseFirstConsultantIsOnLeaveFallsToTheWheelAndConsumesNobodysTurn() {
        var before = comes();
        var look = look(before);
        as(
                ZHANGLEI,
                () -> triage.assign(
                        key(),
                        new Press(
                                before,
                                look.shown(),
                                people.id("guying"),
                                null,
                                first(before).equals(people.id("guying")) ? null : Reason.BY_NAME)));
        as("guying", () -> custody.accept(key(), before));
        as("guying", () -> desk.depart(key(), before));
        var levels = CONSULTANTS.stream().map(this::level).toList();

        as("guying", () -> duty.end(key()));
        var again = isSamePerson(before, followsUp());
        var choice = look(again).choice();
        assertThat(choice.first()).hasValueSatisfying(first -> {
            assertThat(first.by()).isEqualTo(Choice.WHEEL);
            assertThat(first.who()).isNotEqualTo(people.id("guying"));
        });
        assertThat(choice.of(people.id("guying")).orElseThrow().of("OWN").code())
                .isEqualTo("HER_GONE");
        assign(again);
        assertThat(CONSULTANTS.stream().map(this::level).toList())
                .as("a follow-up turns nothing")
                .isEqualTo(levels);
        as(LITING, () -> desk.depart(key(), again));

        says("guying", DutyState.ON_DUTY);
        assertThat(look(isSamePerson(before, followsUp())).choice().first())
                .hasValueSatisfying(first -> assertThat(first.who()).isEqualTo(people.id("guying")));
    }

    private VisitId followsUp() {
        return as(
                        LITING,
                        () -> desk.arrive(
                                key(), new Arrival(Source.WALK_IN, VisitType.FOLLOW_UP, null, VisitDetails.NONE)))
                .subject();
    }

    /** Both visits are one person's. */
    private VisitId isSamePerson(VisitId before, VisitId now) {
        jdbc.sql("""
                        WITH known AS (
                            INSERT INTO customer (id, version, name, root_id, registered_at)
                            SELECT fresh, 0, '沈知秋', fresh, now() FROM gen_random_uuid() AS fresh
                            WHERE NOT EXISTS (SELECT FROM visit WHERE id = :before AND customer_id IS NOT NULL)
                            RETURNING id)
                        UPDATE visit SET customer_id = coalesce((SELECT id FROM known),
                                                                (SELECT customer_id FROM visit WHERE id = :before)),
                                         version = version + 1
                        WHERE id IN (:before, :now)""").param("before", before.value()).param("now", now.value()).update();
        return now;
    }

    @Test
    void whoComesAtTwoBeginsWhereTheWheelIsAndDoesNotGetTheNextFour() {
        as("shenjia", () -> duty.end(key()));
        for (var guest = 0; guest < 6; guest++) {
            assertThat(assign(comes())).isNotEqualTo("shenjia");
        }
        says("shenjia", DutyState.ON_DUTY);
        var got = new ArrayList<String>();
        for (var guest = 0; guest < 4; guest++) {
            got.add(assign(comes()));
        }
        assertThat(got.stream().filter("shenjia"::equals)).as(got.toString()).hasSizeLessThanOrEqualTo(1);
        assertThat(CONSULTANTS.stream().mapToInt(this::level).summaryStatistics())
                .satisfies(
                        levels -> assertThat(levels.getMax() - levels.getMin()).isLessThanOrEqualTo(1));
    }

    private void asksNot(String who) {
        jdbc.sql("UPDATE consultant SET wheel = false WHERE account_id = ?")
                .param(people.id(who).value())
                .update();
    }

    @Test
    void whoLeavesBeforeSheWasReceivedGivesTheTurnBackAndWhoWasReceivedDoesNot() {
        var visit = comes();
        var who = assign(visit);
        var done = as(LITING, () -> desk.depart(key(), visit));
        assertThat(level(who)).isZero();
        as(LITING, () -> undo.takeBack(key(), done.entry()));
        assertThat(level(who)).as("the guest has not left after all").isEqualTo(1);
        assertThat(look(visit).given()).extracting(TriageLooks.Given::state).isEqualTo("ACCEPTED");

        as(who, () -> custody.accept(key(), visit));
        as(who, () -> desk.depart(key(), visit));
        assertThat(level(who)).isEqualTo(1);
    }

    @Test
    void aTypeThatIsCorrectedGivesTheTurnBack() {
        var visit = comes();
        var who = assign(visit);
        as(who, () -> custody.accept(key(), visit));
        as(LITING, () -> retyping.retype(key(), visit, VisitType.FIRST, VisitType.REVIEW, Retyping.Reason.HISTORY));
        assertThat(level(who)).isZero();
        assertThat(mine(who)).as("her own board says so").contains("BACK TURN", "PLACE null");
        assertThat(fact(visit).type()).as("and the desk's").isEqualTo(VisitType.REVIEW);
        assertThat(first(comes())).isEqualTo(people.id(who));
    }

    /** What somebody's own board says of today. */
    private List<String> mine(String who) {
        return turns.read().stream()
                .filter(row -> row.who().equals(people.id(who)))
                .map(row -> row.what() + " " + row.reason())
                .toList();
    }

    @Test
    void eachSeesHerPlaceAndTheReasonOfEachPassAndNobodysNameOrTicket() {
        knows("xulan", "EYES");
        knows("suman", "EYES", "BREAST");
        jdbc.sql("UPDATE consultant SET wheel = false WHERE account_id NOT IN (?, ?)")
                .params(people.id("xulan").value(), people.id("suman").value())
                .update();
        var got = new ArrayList<String>();
        for (var n = 0; n < 3; n++) {
            got.add(assign(comes("BREAST")));
        }
        assertThat(got).containsOnly("suman");
        assertThat(mine("xulan")).contains("OWED SPECIALTY", "PLACE null", "JOIN CAME");
        var row = TurnsBoard.mine(people.id("xulan"));
        var texts = turns.read().stream()
                .flatMap(one -> row.row(one, json).stream())
                .toList();
        assertThat(texts).isNotEmpty().allSatisfy(text -> assertThat(text)
                .doesNotContain("苏曼", people.id("suman").toString(), "A0"));
        assertThat(texts).noneMatch(text -> text.contains("NOSE") || text.contains("BREAST"));
    }

    @Test
    void aVisitThatTurnsOutToConsumeATurnConsumesIt() {
        var visit = arrive(LITING).subject();
        as(LITING, () -> retyping.retype(key(), visit, VisitType.FIRST, VisitType.OTHER, Retyping.Reason.MIS_TAP));
        var who = assign(visit);
        assertThat(level(who)).isZero();
        as(LITING, () -> retyping.retype(key(), visit, VisitType.OTHER, VisitType.FIRST, Retyping.Reason.MIS_TAP));
        assertThat(level(who)).isEqualTo(1);
    }

    // ---- consent

    @Test
    void sheIsAskedFirstWhereTheHouseHasItSoAndAcceptsWithOnePress() {
        asks(3);
        var visit = comes();
        var decision = decided(visit);
        var given = Objects.requireNonNull(look(visit).given());
        var who = name(given.consultant());
        assertThat(given.state()).isEqualTo("ASKED");
        assertThat(fact(visit).offer()).isNull();
        assertThat(waiting("notice_triage_asked", decision)).isEqualTo(1);
        assertThat(refused(who.equals("suman") ? "xulan" : "suman", () -> answers.accept(key(), decision))
                        .key())
                .isEqualTo("refusal.triage.unknown");

        as(who, () -> answers.accept(key(), decision));
        assertThat(waiting("notice_triage_asked", decision)).isZero();
        assertThat(fact(visit).offer()).isNotNull();
        assertThat(refused(who, () -> answers.accept(key(), decision)).key()).isEqualTo("refusal.triage.is.ACCEPTED");
    }

    @Test
    void whoDeclinesOrDoesNotAnswerIsSeenAtTheDeskAndTheGuestGoesToAnother() {
        asks(2);
        var visit = comes();
        var decision = decided(visit);
        var who = name(Objects.requireNonNull(look(visit).given()).consultant());
        as(who, () -> answers.decline(key(), decision, Decline.BUSY));
        assertThat(count("SELECT count(*) FROM notice_triage_open WHERE about = ?", visit.value()))
                .isEqualTo(1);
        assertThat(fact(visit).marks())
                .extracting(marks -> marks.zh())
                .asString()
                .contains("不接");
        assertThat(level(who)).as("she has had her turn").isEqualTo(1);

        var second = decided(visit);
        clock.advance(Duration.ofMinutes(3));
        sweep.sweep();
        assertThat(look(visit).given()).extracting(TriageLooks.Given::state).isEqualTo("EXPIRED");
        assertThat(wrongs.read())
                .as("and by whoever answers for the day")
                .filteredOn(wrong -> wrong.about().equals(visit.value()))
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.since().plusSeconds(120)).isEqualTo(dueOf(second)));
        assertThat(decisions.find(second).orElseThrow().instead()).isEqualTo(decision);
        assertThat(count("SELECT count(*) FROM notice_triage_open WHERE about = ?", visit.value()))
                .isEqualTo(1);
    }

    @Test
    void herOwnConsultantWhoDoesNotTakeTheGuestIsNotProposedAgainAndItIsSaidWhy() {
        asks(2);
        var visit = ownedBy("guying");
        assertThat(first(visit)).isEqualTo(people.id("guying"));
        var decision = decided(visit);
        as("guying", () -> answers.decline(key(), decision, Decline.BUSY));

        var next = look(visit).choice();
        assertThat(next.first().orElseThrow().who()).isNotEqualTo(people.id("guying"));
        assertThat(next.passed())
                .as("nobody is owed a turn for a word of her own")
                .isEmpty();
        var her = next.of(people.id("guying")).orElseThrow();
        assertThat(her.can()).isFalse();
        assertThat(her.of("OWN").code()).isEqualTo("HER_LEFT");
        assertThat(her.of("OWN").args()).containsExactly("DECLINED");
        assertThat(first(comes())).as("the wheel goes on for other guests").isNotNull();

        // The next does not look at her screen.
        var second = decided(visit);
        var forgot = name(decisions.find(second).orElseThrow().chosen());
        clock.advance(Duration.ofMinutes(3));
        sweep.sweep();
        assertThat(first(visit)).isNotIn(people.id("guying"), people.id(forgot));
        assertThat(look(visit)
                        .choice()
                        .of(people.id(forgot))
                        .orElseThrow()
                        .of(Choice.WHEEL)
                        .code())
                .isEqualTo("EXPIRED");

        // The third passes the guest on to the fourth, and the guest wishes another: nobody is left whom the rules
        // name.
        var third = decided(visit);
        var passes = name(decisions.find(third).orElseThrow().chosen());
        var last = CONSULTANTS.stream()
                .filter(one -> !List.of("guying", forgot, passes).contains(one))
                .findFirst()
                .orElseThrow();
        as(passes, () -> answers.accept(key(), third));
        move(passes, visit, last, Reason.PASSED_ON);
        move(ZHANGLEI, visit, "guying", Reason.OTHERS_WISH);
        assertThat(look(visit).choice().of(people.id("guying")).orElseThrow().can())
                .as("whoever was chosen again takes the guest after all")
                .isTrue();
        assertThat(look(visit)
                        .choice()
                        .of(people.id(passes))
                        .orElseThrow()
                        .of(Choice.WHEEL)
                        .code())
                .isEqualTo("PASSED_ON");
        assertThat(look(visit)
                        .choice()
                        .of(people.id(last))
                        .orElseThrow()
                        .of(Choice.WHEEL)
                        .code())
                .isEqualTo("OTHERS_WISH");
    }

    private void move(String who, VisitId visit, String to, Reason why) {
        var look = look(visit);
        as(who, () -> triage.reassign(key(), new Press(visit, look.shown(), people.id(to), null, null), why));
    }

    /** A guest whose record names a consultant. */
    private VisitId ownedBy(String consultant) {
        var visit = comes();
        jdbc.sql("""
                        WITH known AS (
                            INSERT INTO customer (id, version, name, root_id, registered_at, consultant_id)
                            SELECT fresh, 0, '沈知秋', fresh, now(), ? FROM gen_random_uuid() AS fresh RETURNING id)
                        UPDATE visit SET customer_id = known.id, version = version + 1 FROM known WHERE visit.id = ?""").params(people.id(consultant).value(), visit.value()).update();
        return visit;
    }

    private Instant dueOf(DecisionId decision) {
        return jdbc.sql("SELECT until FROM visit_assignment WHERE decision_id = ? AND state = 'ASKED'")
                .param(decision.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private int waiting(String view, DecisionId decision) {
        return count("SELECT count(*) FROM " + view + " WHERE about = ?", decision.value());
    }

    // ---- giving to another

    @Test
    void aGuestGoesToAnotherByHerConsentByTheGuestsWishOrByTheManager() {
        var visit = comes();
        var who = assign(visit);
        var look = look(visit);
        var other =
                CONSULTANTS.stream().filter(one -> !one.equals(who)).findFirst().orElseThrow();
        var press = new Press(visit, look.shown(), people.id(other), null, null);
        assertThat(refused(ZHANGLEI, () -> triage.reassign(key(), press, Reason.PASSED_ON))
                        .key())
                .isEqualTo("refusal.triage.consent");
        assertThat(refused(ZHANGLEI, () -> triage.reassign(key(), press, Reason.MANAGER_MOVED))
                        .key())
                .isEqualTo("refusal.triage.consent");
        as(ZHANGLEI, () -> triage.reassign(key(), press, Reason.OTHERS_WISH));
        assertThat(level(who)).as("her turn is given back").isZero();
        assertThat(level(other)).as("requested by name").isZero();
        assertThat(Objects.requireNonNull(fact(visit).offer()).taker())
                .extracting(taker -> taker.id())
                .isEqualTo(people.id(other));

        var given = look(visit);
        as(other, () -> custody.accept(key(), visit));
        var back = new Press(visit, given.shown(), people.id(who), null, null);
        as(other, () -> triage.reassign(key(), back, Reason.PASSED_ON));
        assertThat(look(visit).given())
                .extracting(TriageLooks.Given::consultant)
                .isEqualTo(people.id(who));
        assertThat(jdbc.sql("SELECT reason FROM journal WHERE about_id = ? AND action = 'triage.reassign' ORDER BY id")
                        .param(visit.toString())
                        .query(String.class)
                        .list())
                .containsExactly("OTHERS_WISH", "PASSED_ON");
    }

    // ---- kept, and sealed

    @Test
    void aDecisionIsWrittenOnceAndOneThatWasAlteredIsFound() {
        var decision = decided(comes());
        assertThat(decisions.altered()).isEmpty();
        assertThat(catchThrowableOfType(DataAccessException.class, () -> jdbc.sql(
                                "UPDATE triage_decision SET rule = 'OWN' WHERE id = ?")
                        .param(decision.value())
                        .update()))
                .as("the portal's own role may not")
                .isNotNull();
        var was = decisions.find(decision).orElseThrow().facts();
        byTheOwner("UPDATE triage_decision SET facts = ? WHERE id = ?::uuid", was.replace("FIRST", "OTHER"), decision);
        assertThat(decisions.altered()).containsExactly(decision);
        byTheOwner("UPDATE triage_decision SET facts = ? WHERE id = ?::uuid", was, decision);
        assertThat(decisions.altered()).isEmpty();
        assertThat(decisions.missing()).isEmpty();
    }

    private void byTheOwner(String sql, String facts, DecisionId decision) {
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.flyway.url"),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password"));
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, facts);
            statement.setString(2, decision.toString());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
