package org.jiezhen.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.jiezhen.Amount;
import org.jiezhen.acts.Done;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Look;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** One form, several who fill it: nothing is overwritten silently, and nobody learns what is not for them. */
class IntakeFormsTest extends VisitsTest {

    private static final String CANARY = "金丝雀青霉素";
    private static final int RACERS = 32;

    /** A doctor. */
    private static final String ZHOU = "zhoumingyuan";

    @Autowired
    IntakeForms forms;

    @Autowired
    PrivacyNotices notices;

    @Autowired
    IntakeBoard forSomebody;

    @AfterEach
    void nobodyWaitsForOtherTests() {
        theHallIsEmpty();
    }

    // ---- who writes what

    @Test
    void twoFillOneFormFieldByField() {
        var guest = filledBy(LITING, ZHANGLEI);
        write(LITING, guest, "WISH", null, "双眼皮修复");
        write(ZHANGLEI, guest, "INTEREST", null, "SKIN EYES");

        assertThat(said(guest, "WISH")).contains("双眼皮修复");
        assertThat(said(guest, "INTEREST")).as("in the order of the house").contains("EYES SKIN");
        assertThat(fact(guest).reason().code()).isEqualTo("INTAKE");
    }

    @Test
    void whoeverIsSecondInAFieldIsToldWhoWroteWhatAndWhenAndMayStillPutHersThere() {
        var guest = filledBy(LITING, ZHANGLEI);
        write(LITING, guest, "WISH", null, "双眼皮修复");

        var refusal = (WrittenMeanwhile) refused(ZHANGLEI, () -> write(guest, "WISH", null, "开内眼角"));
        assertThat(Sentences.of(refusal, Locale.SIMPLIFIED_CHINESE)).contains("李婷", "双眼皮修复");
        assertThat(said(guest, "WISH")).contains("双眼皮修复");

        write(ZHANGLEI, guest, "WISH", refusal.entry(), "开内眼角");
        assertThat(said(guest, "WISH")).contains("开内眼角");
        assertThat(refused(LITING, () -> write(guest, "WISH", refusal.entry(), "双眼皮")))
                .isInstanceOf(WrittenMeanwhile.class);
    }

    @Test
    void onePersonInTwoBrowsersIsTwoWhoFill() {
        var guest = filledBy(LITING);
        write(LITING, guest, "WISH", null, "双眼皮修复");
        write(LITING, guest, "REMARKS", null, "要靠窗的位置");
        assertThat(said(guest, "WISH")).contains("双眼皮修复");
        assertThat(said(guest, "REMARKS")).contains("要靠窗的位置");

        var mine = refused(LITING, () -> write(guest, "WISH", null, "开内眼角"));
        assertThat(Sentences.of(mine, Locale.SIMPLIFIED_CHINESE)).doesNotContain("李婷");
    }

    @Test
    void pressedTwiceIsWrittenOnce() {
        var guest = filledBy(LITING);
        var key = key();
        var first = as(LITING, () -> forms.write(key, guest, "WISH", null, "双眼皮", Origin.GUEST));
        var again = as(LITING, () -> forms.write(key, guest, "WISH", null, "双眼皮", Origin.GUEST));
        assertThat(again).isEqualTo(first);
        assertThat(count("SELECT count(*) FROM intake_value WHERE visit_id = ?", guest.value()))
                .isEqualTo(1);
    }

    @Test
    void ofThirtyTwoWritersOfOneFieldOneIsThereAndTheOthersAreToldWho() throws Exception {
        var guest = filledBy(LITING, ZHANGLEI, WANGFANG);
        var who = List.of(LITING, ZHANGLEI, WANGFANG);
        var told = new ArrayList<Refusal>();
        var done = 0;
        for (var one : together(RACERS, n -> () -> as(who.get(n % 3), () -> write(guest, "WISH", null, "写法" + n)))) {
            try {
                one.get();
                done++;
            } catch (ExecutionException e) {
                told.add((Refusal) e.getCause());
            }
        }
        assertThat(done).isEqualTo(1);
        assertThat(told).hasSize(RACERS - 1).allSatisfy(refusal -> assertThat(refusal)
                .isInstanceOf(WrittenMeanwhile.class));
        assertThat(count(
                        "SELECT count(*) FROM intake_value WHERE visit_id = ? AND ended IS NULL AND voided IS NULL",
                        guest.value()))
                .isEqualTo(1);
    }

    /** Whatever order: each field shows what was acknowledged last, and everything acknowledged before stands in its history. */
    @Test
    @Tag(Amount.TAG)
    void whateverTheOrderOfWritesNothingAcknowledgedIsLost() {
        var guest = filledBy(LITING, ZHANGLEI);
        var chance = new Random(20261129);
        var fields = List.of("WISH", "REMARKS", "REGISTERED_NUMBER");
        var shown = List.of(new HashMap<String, Long>(), new HashMap<String, Long>());
        var acknowledged = new HashMap<String, List<String>>();
        for (var n = 0; n < Amount.of(60, 2_000); n++) {
            var field = fields.get(chance.nextInt(fields.size()));
            var desk = chance.nextInt(2);
            var value = field + n;
            try {
                write(
                        desk == 0 ? LITING : ZHANGLEI,
                        guest,
                        field,
                        shown.get(desk).get(field),
                        value);
                acknowledged.computeIfAbsent(field, _ -> new ArrayList<>()).add(value);
                shown.get(desk).put(field, standing(guest, field));
            } catch (WrittenMeanwhile first) {
                shown.get(desk).put(field, first.entry());
            }
        }
        acknowledged.forEach((field, values) -> {
            assertThat(said(guest, field)).contains(values.getLast());
            assertThat(jdbc.sql("SELECT value FROM intake_value WHERE visit_id = ? AND field = ? AND voided IS NULL"
                                    + " ORDER BY id")
                            .params(guest.value(), field)
                            .query(String.class)
                            .list())
                    .isEqualTo(values);
        });
    }

    @Test
    void whatCanBeNoAnswerIsSaidAtItsField() {
        var guest = filledBy(LITING);
        for (var wrong : List.of(
                List.of("INTEREST", "EYES TAIL"),
                List.of("LANGUAGE", "tlh"),
                List.of("SURGERY_TODAY", "PERHAPS"),
                List.of("LAST_MEAL", "25:10 粥"),
                List.of("REFERRER", key().toString()),
                List.of("PRIVACY", "1"),
                List.of("WISH", "长".repeat(501)))) {
            var refusal = refused(LITING, () -> write(guest, wrong.get(0), null, wrong.get(1)));
            assertThat(refusal).isInstanceOf(InvalidInput.class);
            assertThat(((InvalidInput) refusal).field()).isEqualTo(wrong.get(0));
        }
        write(LITING, guest, "LAST_MEAL", null, "8:10 白粥");
        assertThat(said(guest, "LAST_MEAL")).contains("08:10 白粥");
    }

    @Test
    void onlyWhoeverFillsItWritesAndNobodyOnceTheGuestHasLeft() {
        var guest = filledBy(LITING);
        assertThat(refused(ZHANGLEI, () -> write(guest, "WISH", null, "x")).key())
                .isEqualTo("refusal.intake.filler");
        as(LIUYUE, () -> desk.advance(key(), guest, "INTAKE", WaitingReason.LEAVING));
        as(LIUYUE, () -> desk.depart(key(), guest));
        refused(LITING, () -> write(guest, "WISH", null, "x"));
    }

    @Test
    void aColleagueGoesOnWithIt() {
        var guest = filledBy(LITING);
        as(LITING, () -> forms.handTo(key(), guest, people.id(ZHANGLEI)));
        assertThat(refused(LITING, () -> write(guest, "WISH", null, "x")).key()).isEqualTo("refusal.intake.filler");
        write(ZHANGLEI, guest, "WISH", null, "y");
        assertThat(refused(ZHANGLEI, () -> forms.handTo(key(), guest, people.id(XULAN)))
                        .key())
                .isEqualTo("refusal.intake.colleague");
    }

    @Test
    void whoeverIntendsSurgeryFastsAndALaterNoNeverLiftsIt() {
        var guest = filledBy(LITING);
        write(LITING, guest, "SURGERY_TODAY", null, "UNKNOWN");
        assertThat(fasting(guest)).isEqualTo("UNKNOWN");
        write(LITING, guest, "SURGERY_TODAY", standing(guest, "SURGERY_TODAY"), "YES");
        assertThat(fasting(guest)).isEqualTo("YES");
        write(LITING, guest, "SURGERY_TODAY", standing(guest, "SURGERY_TODAY"), "NO");
        write(LITING, guest, "SURGERY_TODAY", standing(guest, "SURGERY_TODAY"), "");
        assertThat(fasting(guest)).isEqualTo("YES");
        assertThat(said(guest, "SURGERY_TODAY")).isEmpty();
    }

    private String fasting(VisitId guest) {
        return jdbc.sql("SELECT state FROM fasting_now WHERE visit_id = ?")
                .param(guest.value())
                .query(String.class)
                .single();
    }

    // ---- what must be there

    @Test
    void aFormIsReadyOnceNothingIsMissingThatTriageNeeds() {
        var guest = filledBy(LITING);
        write(LITING, guest, "INTEREST", null, "EYES");
        assertThat(refused(LITING, () -> forms.ready(key(), guest)).key()).isEqualTo("refusal.intake.missing");
        write(LITING, guest, "SURGERY_TODAY", null, "NO");
        as(LITING, () -> forms.consent(key(), guest, false));
        signed(guest);
        assertThat(missing(guest, "TRIAGE")).isEmpty();

        var ready = as(LITING, () -> forms.ready(key(), guest));
        assertThat(fact(guest).reason().code()).isEqualTo(WaitingReason.AWAITING_TRIAGE);
        as(LITING, () -> undo.takeBack(key(), ready.entry()));
        assertThat(fact(guest).reason().code()).isEqualTo("INTAKE");
    }

    @Test
    void theRowOfArrivalsSaysHowMuchIsMissing() {
        var guest = filledBy(LITING);
        assertThat(marks(guest)).contains("咨询单缺 7 项");
        write(LITING, guest, "INTEREST", null, "EYES");
        assertThat(marks(guest)).contains("咨询单缺 6 项");
        write(LITING, guest, "INTEREST", standing(guest, "INTEREST"), "");
        assertThat(marks(guest)).contains("咨询单缺 7 项");
    }

    // ---- what is signed

    @Test
    void theGuestSignsTheNoticeThatWasShownBeforeAGuide() {
        var guest = arrive("王签名", "13711110009").subject();
        as(LITING, () -> forms.fill(key(), guest));
        var notice = as(LITING, notices::newest);
        assertThat(refused(LITING, () -> notices.sign(key(), guest, notice, "data:image/png;base64,", "tablet"))
                        .key())
                .isEqualTo("refusal.intake.unsigned");
        var old = new PrivacyNotices.Notice(notice.version(), new Localized("别的", "another"));
        assertThat(refused(LITING, () -> notices.sign(key(), guest, old, FillsForms.LINE, "tablet"))
                        .key())
                .isEqualTo("refusal.intake.notice");

        as(LITING, () -> notices.sign(key(), guest, notice, FillsForms.LINE, "tablet"));
        assertThat(said(guest, "PRIVACY")).contains(Integer.toString(notice.version()));
        assertThat(missing(guest, "TRIAGE")).doesNotContain("PRIVACY");
        assertThat(jdbc.sql("SELECT witness FROM intake_signature WHERE visit_id = ? AND hash = ?")
                        .params(guest.value(), notice.hash())
                        .query(java.util.UUID.class)
                        .list())
                .containsExactly(people.id(LITING).value());
        assertThat(count(
                        "SELECT count(*) FROM customer_consent c JOIN visit v ON v.customer_id = c.customer_id"
                                + " WHERE v.id = ? AND kind = 'PRIVACY_NOTICE'",
                        guest.value()))
                .as("her own page says so too")
                .isEqualTo(1);
    }

    // ---- health

    @Test
    void nothingIsWrittenAboutHealthBeforeTheGuestAgrees() {
        var guest = filledBy(LITING);
        assertThat(refused(LITING, () -> write(guest, "ALLERGY", null, "YES " + CANARY))
                        .key())
                .isEqualTo("refusal.intake.consent");
        as(LITING, () -> forms.consent(key(), guest, true));
        write(LITING, guest, "ALLERGY", null, "YES " + CANARY);
        assertThat(marks(guest)).contains("有过敏").doesNotContain(CANARY);
    }

    @Test
    void whatIsSaidAboutHealthIsSentToWhoeverFillsItToDoctorsAndToTheGuestsConsultantAlone() {
        var guest = allergic();
        assertThat(sent(LITING, guest)).contains(CANARY);
        assertThat(sent(ZHANGLEI, guest)).contains("\"ALLERGY\"").doesNotContain(CANARY);
        assertThat(sent("gaofeng", guest)).doesNotContain(CANARY);
        assertThat(sent(ZHOU, guest)).contains(CANARY);
        assertThat(as(XULAN, () -> forms.open(ticket(guest))))
                .as("none of her business")
                .isEmpty();

        as(LIUYUE, () -> custody.offer(key(), guest, people.id(XULAN)));
        as(XULAN, () -> custody.accept(key(), guest));
        assertThat(sent(XULAN, guest)).contains(CANARY);
        as(XULAN, () -> custody.leaveAlone(key(), guest));
        assertThat(as(XULAN, () -> forms.open(ticket(guest)))).isEmpty();

        assertThat(count("SELECT count(*) FROM intake_said WHERE value LIKE '%' || ? || '%'", CANARY))
                .isZero();
        assertThat(count("SELECT count(*) FROM journal WHERE detail::text LIKE '%' || ? || '%'", CANARY))
                .isZero();
    }

    @Test
    void aFormThatIsOpenIsOpenedAnewForWhoeverBecomesHerConsultantOrIsNoMore() {
        var guest = allergic();
        as(LIUYUE, () -> custody.offer(key(), guest, people.id(XULAN)));
        var before = as(XULAN, () -> forms.open(ticket(guest))).orElseThrow();
        assertThat(before.mine()).isFalse();
        assertThat(rows(guest, before)).doesNotContain(CANARY, "\"mi\"");
        var looks = looks(guest);
        as(XULAN, () -> custody.accept(key(), guest));
        assertThat(rows(guest, before))
                .as("the page is told that she is hers, and nothing that is said before that is recorded")
                .contains("\"mi\":true")
                .doesNotContain(CANARY);

        var hers = as(XULAN, () -> forms.open(ticket(guest))).orElseThrow();
        assertThat(hers.mine()).isTrue();
        assertThat(rows(guest, hers)).contains(CANARY);
        assertThat(looks(guest)).isEqualTo(looks + 1);

        as(XULAN, () -> custody.offer(key(), guest, people.id(LITING)));
        as(LITING, () -> custody.accept(key(), guest));
        assertThat(rows(guest, hers)).as("what the open page is sent").isEmpty();
    }

    @Test
    void eachLookAtItIsJournalledOnceForEachOpening() {
        var guest = allergic();
        var before = looks(guest);
        sent(ZHANGLEI, guest);
        assertThat(looks(guest)).as("she saw none of it").isEqualTo(before);
        sent(ZHOU, guest);
        sent(ZHOU, guest);
        assertThat(looks(guest)).isEqualTo(before + 2);
    }

    @Test
    void whoTakesHerConsentBackIsShownToNobodyAnyMoreNeitherNowNorFromBefore() {
        var before = allergic("李金丝", "13711110001");
        as(LIUYUE, () -> desk.advance(key(), before, "INTAKE", WaitingReason.LEAVING));
        as(LIUYUE, () -> desk.depart(key(), before));
        var again = arrive("李金丝", "13711110001").subject();
        as(LITING, () -> forms.fill(key(), again));
        assertThat(sent(LITING, again)).as("before she agrees").doesNotContain(CANARY);
        as(LITING, () -> forms.consent(key(), again, true));
        assertThat(sent(LITING, again))
                .as("from her last visit, to be confirmed")
                .contains(CANARY);

        as(LITING, () -> forms.consent(key(), again, false));
        assertThat(sent(LITING, again)).doesNotContain(CANARY);
        assertThat(sent(ZHOU, before)).doesNotContain(CANARY);
    }

    // ---- what they do

    private VisitId filledBy(String... guides) {
        var guest = arrive(LIUYUE).subject();
        for (var guide : guides) {
            as(guide, () -> forms.fill(key(), guest));
        }
        return guest;
    }

    private VisitId allergic() {
        return allergic(arrive(LIUYUE).subject());
    }

    private VisitId allergic(String name, String phone) {
        return allergic(arrive(name, phone).subject());
    }

    private VisitId allergic(VisitId guest) {
        as(LITING, () -> forms.fill(key(), guest));
        as(LITING, () -> forms.consent(key(), guest, true));
        write(LITING, guest, "ALLERGY", null, "YES " + CANARY);
        return guest;
    }

    private void write(String guide, VisitId guest, String field, @Nullable Long base, String value) {
        as(guide, () -> write(guest, field, base, value));
    }

    private Done<FormId> write(VisitId guest, String field, @Nullable Long base, String value) {
        return forms.write(key(), guest, field, base, value, Origin.GUEST);
    }

    /** As by the guest, on the tablet. */
    private void signed(VisitId guest) {
        jdbc.sql("""
                        INSERT INTO intake_value (visit_id, field, value, origin, started, recorded, begun_by)
                        SELECT ?, 'PRIVACY', '1', 'GUEST_HERSELF', now(), now(), max(id) FROM journal""").param(guest.value()).update();
    }

    private Optional<String> said(VisitId guest, String field) {
        return jdbc.sql("SELECT value FROM intake_said WHERE visit_id = ? AND field = ?")
                .params(guest.value(), field)
                .query(String.class)
                .optional();
    }

    private long standing(VisitId guest, String field) {
        return jdbc.sql("SELECT begun_by FROM intake_value WHERE visit_id = ? AND field = ? AND ended IS NULL")
                .params(guest.value(), field)
                .query(Long.class)
                .single();
    }

    private List<String> missing(VisitId guest, String before) {
        return as(LITING, () -> forms.missing(guest)).stream()
                .filter(one -> one.before().name().equals(before))
                .map(one -> one.field().code())
                .toList();
    }

    private String marks(VisitId guest) {
        return Optional.ofNullable(fact(guest).marks()).map(marks -> marks.zh()).orElse("");
    }

    private int looks(VisitId guest) {
        return count("SELECT count(*) FROM journal WHERE action = 'intake.look' AND subject_id = ?", guest.toString());
    }

    private Ticket ticket(VisitId guest) {
        return jdbc.sql("SELECT arrival_day, ticket_number FROM visit WHERE id = ?")
                .param(guest.value())
                .query((rs, row) -> new Ticket(rs.getObject(1, java.time.LocalDate.class), rs.getInt(2)))
                .single();
    }

    /** All that the server sends to this person's page. */
    private String sent(String person, VisitId guest) {
        return rows(guest, as(person, () -> forms.open(ticket(guest))).orElseThrow());
    }

    private String rows(VisitId guest, IntakeForms.Opened opened) {
        try (var _ = forSomebody.watch(guest)) {
            BoardSource<IntakeBoard.FormFact> source = forSomebody;
            return Look.rows(source, opened.audience()).stream()
                    .map(JsonNode::toString)
                    .reduce("", String::concat);
        }
    }
}
