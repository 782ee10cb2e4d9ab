package org.jiezhen.doctors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future.State;
import org.jiezhen.acts.Undo;
import org.jiezhen.doctors.DoctorLooks.Stage;
import org.jiezhen.duty.DutyState;
import org.jiezhen.live.Look;
import org.jiezhen.notices.NoticesBoard;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tasks.TaskReason;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.WaitingReason;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** No briefing, no request; one doctor comes, sees the guest, and writes it down; and the guest is never alone. */
class DoctorRequestsTest extends DoctorsTest {

    @Autowired
    TaskRequests asks;

    @Autowired
    Undo undo;

    @Autowired
    DoctorRecords records;

    @Autowired
    TransactionTemplate transaction;

    // ---- no briefing, no request

    @Autowired
    private NoticesBoard notices;

    @Autowired
    private CurrentStaff current;

    @Test
    void withoutAWishAndAPlanNobodyIsAsked() {
        var visit = guestOf(SUMAN, 1);
        for (var lacking : List.of(new Briefing(" ", "全切", "", "", ""), new Briefing("自然", "\n ", "", "", ""))) {
            assertThat(refused(SUMAN, () -> requests.request(key(), visit, lacking, null)))
                    .isInstanceOf(InvalidInput.class)
                    .extracting(Refusal::key)
                    .isIn("refusal.doctor.wish", "refusal.doctor.plan");
        }
        assertThat(reasons(visit)).doesNotContain("AWAITING_DOCTOR");
        assertThat(rows.read()).isEmpty();
    }

    @Test
    void theDatabaseTakesNoRequestWithoutABriefingEither() {
        var visit = guestOf(SUMAN, 1);
        var request = asked(visit);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> jdbc.sql("""
                                INSERT INTO doctor_request (id, visit_id, asked_by, requested, task_id)
                                SELECT gen_random_uuid(), visit_id, asked_by, now(), t.id
                                FROM doctor_request r, (SELECT id FROM task WHERE id <> ? LIMIT 1) AS t WHERE r.id = ?""")
                        .params(task(request).value(), request.value())
                        .update()))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("UPDATE doctor_briefing SET plan = ' ' WHERE request_id = ?")
                        .param(request.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aBareCallIsNoWayForWhoeverCanBrief() {
        var visit = guestOf(SUMAN, 1);
        assertThat(refused(SUMAN, () -> asks.request(key(), Request.of("DOCTOR", visit, room(1))))
                        .key())
                .isEqualTo("refusal.task.instead");
        assertThat(as(LITING, () -> asks.request(key(), Request.of("DOCTOR", visit, room(1)))))
                .isNotNull();
        assertThat(refused(LITING, () -> asks.request(key(), Request.of("FACE_TO_FACE", visit, null)))
                        .key())
                .as("nobody asks for a face-to-face by the dialog of tasks")
                .isEqualTo("refusal.task.kind");
    }

    @Test
    void onlyWhoeverHasTheGuestAsksAndOnlyFromARoom() {
        var visit = guestOf(XULAN, 1);
        assertThat(refused(SUMAN, () -> requests.request(key(), visit, BRIEFING, null))
                        .key())
                .isEqualTo("refusal.visit.unknown");
        as(XULAN, () -> desk.move(key(), visit, null));
        assertThat(refused(XULAN, () -> requests.request(key(), visit, BRIEFING, null))
                        .key())
                .isEqualTo("refusal.doctor.noRoom");
    }

    @Test
    void forOneGuestADoctorIsAskedOnceAndThePressThatComesTwiceIsOne() throws Exception {
        var visit = guestOf(SUMAN, 1);
        var press = key();
        var first = as(SUMAN, () -> requests.request(press, visit, BRIEFING, null));
        assertThat(as(SUMAN, () -> requests.request(press, visit, BRIEFING, null)))
                .isEqualTo(first);
        var second = refused(SUMAN, () -> requests.request(key(), visit, BRIEFING, null));
        assertThat(second.key()).isEqualTo("refusal.doctor.open");
        assertThat(second.args()).contains("苏曼");
        var other = guestOf(SUMAN, 2);
        var tried = together(16, n -> () -> as(SUMAN, () -> requests.request(key(), other, BRIEFING, null)));
        assertThat(tried.stream().filter(one -> one.state() == State.SUCCESS)).hasSize(1);
    }

    @Test
    void theGuestWaitsForTheDoctorBesideTheTalkAndTheManagerIsToldAfterFiveMinutes() {
        var visit = guestOf(SUMAN, 1);
        as(SUMAN, () -> desk.advance(key(), visit, "ARRIVED", WaitingReason.IN_CONSULTATION));
        var request = asked(visit);
        assertThat(reasons(visit)).containsExactly("IN_CONSULTATION", "AWAITING_DOCTOR");
        var row = rows.find(request).orElseThrow();
        assertThat(row.due()).isEqualTo(row.requested().plus(Duration.ofMinutes(5)));
        assertThat(count("SELECT count(*) FROM escalation_rule WHERE code = 'FACE_TO_FACE' AND minutes = 0"
                        + " AND permission = 'oversight.watch'"))
                .isEqualTo(1);
        assertThat(count(
                        "SELECT count(*) FROM notice_task_open WHERE about = ? AND permission = 'doctors.record'",
                        task(request).value()))
                .isEqualTo(1);
    }

    @Test
    void theBriefingIsProposedFromWhatIsSaidAndALookAtHealthIsJournalled() {
        var visit = guestOf(SUMAN, 1);
        jdbc.sql("""
                        INSERT INTO intake_form (visit_id, begun_by) SELECT ?, max(id) FROM journal""").param(visit.value()).update();
        jdbc.sql("""
                        INSERT INTO intake_consent (visit_id, given, started, recorded, begun_by)
                        SELECT ?, true, now(), now(), max(id) FROM journal""").param(visit.value()).update();
        said(visit, "WISH", "眼睛想大一点", "GUEST");
        said(visit, "ALLERGY", "YES 头孢", "GUEST");
        said(visit, "MEDICATION", "阿司匹林", "EARLIER");
        var proposal = as(SUMAN, () -> requests.propose(visit)).briefing();
        assertThat(proposal.wish()).isEqualTo("眼睛想大一点");
        assertThat(proposal.cautions())
                .as("what was said today, and not what stood there from before")
                .contains("过敏", "头孢")
                .doesNotContain("阿司匹林");
        assertThat(told(visit, "intake.look")).isEqualTo(1);
        as(SUMAN, () -> custody.offer(key(), visit, people.id(XULAN)));
        as(XULAN, () -> custody.accept(key(), visit));
        assertThat(refused(SUMAN, () -> requests.propose(visit)).key()).isEqualTo("refusal.visit.unknown");
    }

    private void said(VisitId visit, String field, String value, String origin) {
        jdbc.sql("""
                        INSERT INTO intake_value (visit_id, field, value, origin, started, recorded, begun_by)
                        SELECT ?, ?, ?, ?, now(), now(), max(id) FROM journal""").params(visit.value(), field, value, origin).update();
    }

    @Test
    void theBriefingMayChangeWhileTheRequestIsOpenAndTheDoctorSeesSinceWhenAndWhatItSaid() {
        var request = asked(guestOf(SUMAN, 1));
        assertThat(rows.find(request).orElseThrow().briefed()).isNull();
        clock.advance(Duration.ofMinutes(1));
        as(SUMAN, () -> requests.brief(key(), request, new Briefing("双眼皮想自然", "埋线", "", "头孢过敏", "")));
        assertThat(rows.find(request).orElseThrow().briefed()).isNotNull();
        var opened = as(ZHOU, () -> looks.open(request));
        assertThat(opened.told()).extracting(told -> told.briefing().plan()).containsExactly("埋线", BRIEFING.plan());
        as(SUMAN, () -> requests.withdraw(key(), request, Withdrawn.SETTLED));
        assertThat(refused(SUMAN, () -> requests.brief(key(), request, BRIEFING))
                        .key())
                .isEqualTo("refusal.doctor.is.WITHDRAWN");
    }

    @Test
    void withdrawnIsSaidWithAReasonAndEndsWhatWentWithIt() {
        var visit = guestOf(SUMAN, 1);
        var request = asked(visit);
        var task = task(request);
        assertThat(refused(SUMAN, () -> requests.withdraw(key(), request, null)))
                .isInstanceOf(InvalidInput.class);
        assertThat(refused(XULAN, () -> requests.withdraw(key(), request, Withdrawn.SETTLED))
                        .key())
                .isEqualTo("refusal.doctor.unknown");
        as(SUMAN, () -> requests.withdraw(key(), request, Withdrawn.GUEST_DECLINES));
        assertThat(reasons(visit)).doesNotContain("AWAITING_DOCTOR");
        assertThat(count("SELECT count(*) FROM task WHERE id = ? AND outcome = 'CANCELLED'", task.value()))
                .isEqualTo(1);
        assertThat(rows.read()).isEmpty();
        assertThat(asked(visit)).as("another time").isNotEqualTo(request);
    }

    // ---- who comes

    @Test
    void ofThirtyTwoDoctorsWhoPressAtOnceOneComes() throws Exception {
        var request = asked(guestOf(SUMAN, 1));
        var tried = together(
                32,
                n -> () -> as(n % 2 == 0 ? ZHOU : HAN, () -> answers.accept(key(), request, n % 3 == 0 ? 5 : null)));
        assertThat(tried.stream().filter(one -> one.state() == State.SUCCESS)).hasSize(1);
        assertThat(tried.stream().filter(one -> one.state() == State.FAILED))
                .hasSize(31)
                .allSatisfy(one -> assertThat(one.exceptionNow())
                        .isInstanceOfSatisfying(Refusal.class, told -> assertThat(told.key())
                                .isIn("refusal.task.held", "refusal.task.yours")));
        assertThat(stage(request)).isEqualTo(Stage.COMING);
        assertThat(count(
                        "SELECT count(*) FROM task_owner WHERE task_id = ? AND holder = 'STAFF' AND ended IS NULL AND voided IS NULL",
                        task(request).value()))
                .isEqualTo(1);
    }

    @Test
    void whoComesInTenMinutesIsDueInTen() {
        var request = asked(guestOf(SUMAN, 1));
        assertThat(refused(ZHOU, () -> answers.accept(key(), request, 90))).isInstanceOf(InvalidInput.class);
        as(ZHOU, () -> answers.accept(key(), request, 10));
        assertThat(Duration.between(
                        clock.instant(), rows.find(request).orElseThrow().due()))
                .isBetween(Duration.ofSeconds(590), Duration.ofSeconds(600));
    }

    @Test
    void whoCannotComeSaysWhyAndWhatWasAskedOfOneAloneEveryDoctorIsAskedFor() {
        isThere(HAN);
        var visit = guestOf(SUMAN, 1);
        var request = as(SUMAN, () -> requests.request(key(), visit, BRIEFING, people.id(HAN)))
                .subject();
        assertThat(refused(ZHOU, () -> answers.accept(key(), request, null)).key())
                .isEqualTo("refusal.task.unknown");
        assertThat(refused(HAN, () -> answers.decline(key(), request, null, "")))
                .isInstanceOf(InvalidInput.class);
        assertThat(refused(HAN, () -> answers.decline(key(), request, Declined.OTHER, " "))
                        .key())
                .isEqualTo("refusal.doctor.whyInWords");
        as(HAN, () -> answers.decline(key(), request, Declined.IN_THEATRE, ""));
        assertThat(rows.find(request).orElseThrow().declined()).isEqualTo("韩立");
        assertThat(rows.find(request).orElseThrow().alone()).isNull();
        assertThat(refused(HAN, () -> answers.decline(key(), request, Declined.IN_THEATRE, ""))
                        .key())
                .isEqualTo("refusal.doctor.declinedAlready");
        as(ZHOU, () -> answers.accept(key(), request, null));
        assertThat(stage(request)).isEqualTo(Stage.COMING);
        as(ZHOU, () -> answers.decline(key(), request, Declined.WITH_A_GUEST, ""));
        assertThat(stage(request)).as("nobody's again").isEqualTo(Stage.ASKED);
        end(HAN);
    }

    @Test
    void whoHasDeclinedWhatEveryDoctorIsAskedIsToldNoMoreAndTheOthersAre() {
        isThere(HAN);
        var visit = guestOf(SUMAN, 1);
        var request =
                as(SUMAN, () -> requests.request(key(), visit, BRIEFING, null)).subject();
        var asked = "TASK_OPEN:"
                + jdbc.sql("SELECT task_id FROM doctor_request WHERE id = ?")
                        .param(request.value())
                        .query(String.class)
                        .single();
        assertThat(told(HAN)).contains(asked);
        as(HAN, () -> answers.decline(key(), request, Declined.IN_THEATRE, ""));
        assertThat(told(HAN)).doesNotContain(asked);
        assertThat(told(ZHOU)).contains(asked);
        end(HAN);
    }

    private List<String> told(String who) {
        return as(who, () -> Look.rows(notices, notices.of(current.id(), current::may)).stream()
                .map(row -> row.get("id").asString())
                .toList());
    }

    @Test
    void aDoctorWhoIsNotOnDutyIsNotAskedAlone() {
        var visit = guestOf(SUMAN, 1);
        assertThat(refused(SUMAN, () -> requests.request(key(), visit, BRIEFING, people.id(HAN))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, told -> assertThat(told.field()).isEqualTo("doctor"))
                .extracting(Refusal::key)
                .asString()
                .startsWith("refusal.task.notThere");
        assertThat(refused(SUMAN, () -> requests.request(key(), visit, BRIEFING, people.id(LITING))))
                .extracting(Refusal::key)
                .isEqualTo("refusal.task.cannot");
    }

    private void isThere(String who) {
        as(who, () -> duty.declare(key(), DutyState.ON_DUTY));
    }

    private void end(String who) {
        as(who, () -> duty.end(key()));
    }

    // ---- comes, sees, answers

    @Test
    void comingSaysSoOfTheRoomBeginsTheTaskAndTheGuestIsWithTheDoctor() {
        var visit = guestOf(SUMAN, 3);
        as(SUMAN, () -> desk.advance(key(), visit, "ARRIVED", WaitingReason.IN_CONSULTATION));
        var request = asked(visit);
        assertThat(refused(ZHOU, () -> tasks.begin(key(), task(request))).key())
                .as("by the task alone nobody comes")
                .isEqualTo("refusal.doctor.comeFirst");
        as(ZHOU, () -> answers.accept(key(), request, null));
        as(ZHOU, () -> answers.come(key(), request));
        assertThat(doctorIn(room(3))).isEqualTo("周明远");
        assertThat(reasons(visit)).containsExactly("WITH_DOCTOR", "IN_CONSULTATION");
        assertThat(stage(request)).isEqualTo(Stage.WITH_GUEST);
        assertThat(holder(visit)).as("the consultant has the guest still").isEqualTo("苏曼");
        assertThat(count(
                        "SELECT count(*) FROM task_now WHERE task_id = ? AND status = 'IN_PROGRESS'",
                        task(request).value()))
                .isEqualTo(1);
        assertThat(refused(HAN, () -> answers.come(key(), request)).args()).contains("周明远");
        assertThat(refused(SUMAN, () -> requests.withdraw(key(), request, Withdrawn.MISTAKE))
                        .key())
                .isEqualTo("refusal.doctor.hasCome");
    }

    @Test
    void whoeverHasNotAcceptedComesAsWell() {
        var request = asked(guestOf(SUMAN, 3));
        as(HAN, () -> answers.come(key(), request));
        assertThat(stage(request)).isEqualTo(Stage.WITH_GUEST);
        assertThat(rows.find(request).orElseThrow().comes())
                .extracting(DoctorBoard.Who::name)
                .isEqualTo("韩立");
    }

    @Test
    void leavingTheRoomEndsTheDoctorInItAndTheRecordIsOwed() {
        var visit = guestOf(SUMAN, 3);
        var request = seen(visit);
        as(ZHOU, () -> answers.leave(key(), request));
        assertThat(doctorIn(room(3))).isEqualTo("nobody");
        assertThat(reasons(visit)).doesNotContain("WITH_DOCTOR", "AWAITING_DOCTOR");
        assertThat(stage(request)).isEqualTo(Stage.RECORD_OWED);
        assertThat(refused(ZHOU, () -> answers.leave(key(), request)).key()).isEqualTo("refusal.doctor.haveLeft");
        as(ZHOU, () -> answers.record(key(), request, FINDINGS));
        assertThat(stage(request)).isEqualTo(Stage.ANSWERED);
    }

    @Test
    void whoeverSaysAtTheRoomThatTheDoctorHasGoneSaysItOfTheGuest() {
        var visit = guestOf(SUMAN, 3);
        seen(visit);
        as(LITING, () -> rooms.doctorOut(key(), room(3)));
        assertThat(reasons(visit)).doesNotContain("WITH_DOCTOR");
    }

    @Test
    void theTaskEndsWithTheRecordOrAReasonWhyThereIsNoneAndByNobodysWord() {
        var visit = guestOf(SUMAN, 3);
        var request = seen(visit);
        var task = task(request);
        assertThat(refused(ZHOU, () -> tasks.done(key(), task)).key()).isEqualTo("refusal.task.elsewhere");
        assertThat(refused(ZHOU, () -> tasks.fail(key(), task, TaskReason.NOT_NEEDED))
                        .key())
                .isEqualTo("refusal.task.elsewhere");
        assertThat(refused(ZHOU, () -> tasks.giveBack(key(), task, TaskReason.CALLED_AWAY))
                        .key())
                .isEqualTo("refusal.doctor.youAreThere");
        assertThat(refused(ZHOU, () -> answers.notSeen(key(), request, null))).isInstanceOf(InvalidInput.class);
        for (var lacking : List.of(
                new Findings("", "有", "", "先"), new Findings("所见", " ", "", "先"), new Findings("所见", "有", "", ""))) {
            assertThat(refused(ZHOU, () -> answers.record(key(), request, lacking)))
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(refused(HAN, () -> answers.record(key(), request, FINDINGS)).key())
                .as("the doctor who came, and no other")
                .isEqualTo("refusal.doctor.isThere");
        as(ZHOU, () -> answers.record(key(), request, FINDINGS));
        assertThat(count("SELECT count(*) FROM task WHERE id = ? AND outcome = 'COMPLETED'", task.value()))
                .isEqualTo(1);
        assertThat(doctorIn(room(3))).isEqualTo("nobody");
        assertThat(refused(ZHOU, () -> answers.record(key(), request, FINDINGS)).key())
                .isEqualTo("refusal.doctor.is.ANSWERED");
        var other = seen(guestOf(SUMAN, 4));
        as(ZHOU, () -> answers.notSeen(key(), other, NotSeen.GUEST_DECLINES));
        assertThat(rows.find(other)).isEmpty();
        assertThat(doctorIn(room(4))).isEqualTo("nobody");
    }

    @Test
    void nobodyWritesARecordOfAGuestToWhomNoDoctorHasCome() {
        var request = asked(guestOf(SUMAN, 3));
        as(ZHOU, () -> answers.accept(key(), request, null));
        assertThat(refused(ZHOU, () -> answers.record(key(), request, FINDINGS)).key())
                .isEqualTo("refusal.doctor.notCome");
    }

    @Test
    void whatIsSignedOffStaysLegibleAndAnAmendmentStandsBesideIt() {
        var visit = guestOf(SUMAN, 3);
        var request = seen(visit);
        as(ZHOU, () -> answers.record(key(), request, FINDINGS));
        var amended = new Findings("上睑皮肤松弛", "有切开适应证", "", "两周后填充");
        assertThat(refused(ZHOU, () -> answers.amend(key(), request, amended, " ")))
                .isInstanceOf(InvalidInput.class);
        assertThat(refused(HAN, () -> answers.amend(key(), request, amended, "漏写"))
                        .key())
                .isEqualTo("refusal.doctor.signedByOther");
        clock.advance(Duration.ofMinutes(5));
        as(ZHOU, () -> answers.amend(key(), request, amended, "漏写填充的时间"));
        var signed = as(SUMAN, () -> looks.open(request)).signed();
        assertThat(signed).extracting(one -> one.findings().advice()).containsExactly("两周后填充", "先做双眼皮");
        assertThat(signed.getFirst().why()).isEqualTo("漏写填充的时间");
        assertThatThrownBy(() -> jdbc.sql("UPDATE doctor_record SET advice = 'x' WHERE request_id = ?")
                        .param(request.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        transaction.executeWithoutResult(_ -> assertThat(records.of(visit)).hasValueSatisfying(found -> {
            assertThat(found.doctor()).isEqualTo(people.id(ZHOU));
            assertThat(Duration.between(found.signed(), found.amended())).isPositive();
        }));
    }

    @Test
    void eachLookIsJournalledInTheGuestsStory() {
        var visit = guestOf(SUMAN, 3);
        var request = asked(visit);
        as(ZHOU, () -> looks.open(request));
        as(SUMAN, () -> looks.open(request));
        assertThat(told(visit, "doctors.look")).isEqualTo(2);
        assertThat(refused(XULAN, () -> looks.open(request)).key()).isEqualTo("refusal.doctor.unknown");
    }

    // ---- the guest is never alone

    @Test
    void custodyIsTheConsultantsUntilSomebodyHasBegunToStayAndTheGuestIsOfferedBack() {
        var visit = guestOf(SUMAN, 2);
        var stay = as(SUMAN, () -> requests.leaveToBrief(key(), visit)).subject();
        assertThat(as(SUMAN, () -> looks.company(visit)).orElseThrow().with()).isNull();
        as(LITING, () -> tasks.accept(key(), stay));
        assertThat(holder(visit)).isEqualTo("苏曼");
        assertThat(as(SUMAN, () -> looks.company(visit)).orElseThrow().with())
                .as("accepted is not yet there")
                .isNull();
        as(LITING, () -> tasks.begin(key(), stay));
        assertThat(holder(visit)).isEqualTo("李婷");
        assertThat(as(SUMAN, () -> looks.company(visit)).orElseThrow().with()).isEqualTo("李婷");
        as(LITING, () -> tasks.done(key(), stay));
        assertThat(count(
                        "SELECT count(*) FROM visit_handoff_now WHERE visit_id = ? AND taker_id = ?",
                        visit.value(),
                        people.id(SUMAN).value()))
                .as("offered back")
                .isEqualTo(1);
        assertThat(holder(visit)).as("until it is accepted").isEqualTo("李婷");
        as(SUMAN, () -> custody.accept(key(), visit));
        assertThat(holder(visit)).isEqualTo("苏曼");
        assertThat(count("""
                        SELECT count(*) FROM visit_custody
                        WHERE visit_id = ? AND holder = 'NONE' AND voided IS NULL""", visit.value())).as("alone at no moment").isZero();
    }

    @Test
    void whileSomebodyStaysTheConsultantsRequestIsHersStill() {
        var visit = guestOf(SUMAN, 2);
        var request = asked(visit);
        var stay = as(SUMAN, () -> requests.leaveToBrief(key(), visit)).subject();
        as(LITING, () -> tasks.begin(key(), stay));
        as(SUMAN, () -> requests.brief(key(), request, BRIEFING));
        assertThat(rows.find(request).orElseThrow().isOf(people.id(SUMAN))).isTrue();
    }

    // ---- the guest leaves

    @Test
    void nobodyIsSeenOffWhileADoctorIsWithTheGuestAndOtherwiseTheRequestEndsAndComesBackWithAnUndo() {
        var visit = guestOf(SUMAN, 3);
        var request = seen(visit);
        assertThat(refused(SUMAN, () -> desk.depart(key(), visit)).key()).isEqualTo("refusal.doctor.withGuest");
        as(ZHOU, () -> answers.record(key(), request, FINDINGS));
        as(SUMAN, () -> desk.depart(key(), visit));

        var other = guestOf(SUMAN, 4);
        var waiting = asked(other);
        var task = task(waiting);
        var left = as(SUMAN, () -> desk.depart(key(), other));
        assertThat(rows.find(waiting)).isEmpty();
        assertThat(told(other, "doctors.lapse")).isEqualTo(1);
        as(SUMAN, () -> undo.takeBack(key(), left.entry()));
        assertThat(stage(waiting)).isEqualTo(Stage.ASKED);
        assertThat(reasons(other)).contains("AWAITING_DOCTOR");
        assertThat(count("SELECT count(*) FROM task_now WHERE task_id = ?", task.value()))
                .isEqualTo(1);
    }

    @Test
    void onTheWayOutNoDoctorIsAwaited() {
        var visit = guestOf(SUMAN, 4);
        as(SUMAN, () -> desk.advance(key(), visit, "ARRIVED", WaitingReason.IN_CONSULTATION));
        var request = asked(visit);
        as(SUMAN, () -> desk.advance(key(), visit, WaitingReason.IN_CONSULTATION, WaitingReason.LEAVING));
        assertThat(rows.find(request)).isEmpty();
        assertThat(reasons(visit)).containsExactly("LEAVING");
    }

    @Test
    void aRecordIsOwedOfWhoeverHasLeftMeanwhile() {
        var visit = guestOf(SUMAN, 3);
        var request = seen(visit);
        as(ZHOU, () -> answers.leave(key(), request));
        as(SUMAN, () -> desk.depart(key(), visit));
        assertThat(stage(request)).isEqualTo(Stage.RECORD_OWED);
        as(ZHOU, () -> answers.record(key(), request, FINDINGS));
        assertThat(stage(request)).isEqualTo(Stage.ANSWERED);
    }
}
