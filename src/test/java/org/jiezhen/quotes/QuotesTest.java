package org.jiezhen.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Future.State;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jiezhen.doctors.Briefing;
import org.jiezhen.doctors.DoctorAnswers;
import org.jiezhen.doctors.DoctorLooks;
import org.jiezhen.doctors.DoctorRequestId;
import org.jiezhen.doctors.DoctorRequests;
import org.jiezhen.doctors.Findings;
import org.jiezhen.doctors.Verdict;
import org.jiezhen.documents.DocumentState;
import org.jiezhen.documents.Documents;
import org.jiezhen.documents.GuestDocument;
import org.jiezhen.documents.KnownBy;
import org.jiezhen.documents.Placeholder;
import org.jiezhen.documents.TextKind;
import org.jiezhen.oversight.OversightAlarmed;
import org.jiezhen.oversight.OversightBoard;
import org.jiezhen.prices.ItemId;
import org.jiezhen.quotes.QuoteDraft.Planned;
import org.jiezhen.quotes.QuoteSums.Whole;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.Tablet;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is quoted stays; what is medical is accepted only when a doctor has said so; what goes too far only when it is approved. */
class QuotesTest extends VisitsTest {

    static final String SUMAN = "suman";
    static final String ZHOU = "zhoumingyuan";
    static final String HAN = "hanli";
    static final String GAOFENG = "gaofeng";
    static final String CHENGYUAN = "chengyuan";
    static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    private static final Findings FINDINGS = new Findings("上睑皮肤松弛", "有适应证", "", "可做");
    private static final String MASK = "RT-101";
    private static final String LIDS = "EY-102";
    private static final String LIGHT = "SK-101";

    @Autowired
    Quotes quotes;

    @Autowired
    Approvals approvals;

    @Autowired
    GuestQuote guestQuote;

    @Autowired
    QuotePapers papers;

    @Autowired
    OversightBoard oversight;

    @Autowired
    QuoteRecords records;

    @Autowired
    QuoteStore store;

    @Autowired
    DoctorRequests requests;

    @Autowired
    DoctorAnswers answers;

    @Autowired
    DoctorLooks looks;

    @Autowired
    Documents documents;

    @Autowired
    GuestDocument guestDocument;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Environment environment;

    @Autowired
    AutowireCapableBeanFactory beans;

    private VisitId guest;

    @BeforeEach
    void aGuestIsInARoomWithHerConsultant() {
        jdbc.sql("UPDATE place SET housekeeping = false").update();
        guest = guestOf("吴婧", 1);
    }

    @AfterEach
    void nobodyWaitsForOtherTests() {
        theHallIsEmpty();
    }

    private VisitId guestOf(String name, int room) {
        var phone = "137%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        var visit = as(LIUYUE, () -> desk.arrive(key(), arrival(name, phone).ofAnother()))
                .subject();
        jdbc.sql("UPDATE customer SET birth_date = DATE '1993-04-02' WHERE id = ?")
                .param(Objects.requireNonNull(customer(visit)).value())
                .update();
        as(LIUYUE, () -> desk.move(key(), visit, room(room)));
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(SUMAN)));
        as(SUMAN, () -> custody.accept(key(), visit));
        return visit;
    }

    private ItemId item(String code) {
        return new ItemId(jdbc.sql("SELECT id FROM price_item WHERE code = ?")
                .param(code)
                .query(UUID.class)
                .single());
    }

    private Planned line(String code, int quantity) {
        return Planned.of(item(code), quantity);
    }

    private Planned at(String code, long yuan) {
        return new Planned(item(code), 1, Side.NONE, null, Fen.yuan(yuan), null);
    }

    private Planned or(String code, int choice) {
        return new Planned(item(code), 1, Side.NONE, null, null, choice);
    }

    private QuoteVersion written(int shown, QuoteDraft draft) {
        as(SUMAN, () -> quotes.write(key(), guest, shown, draft));
        return newest();
    }

    private QuoteVersion written(QuoteDraft draft) {
        return written(0, draft);
    }

    private QuoteVersion newest() {
        return as(SUMAN, () -> quotes.of(guest)).getFirst();
    }

    private static QuoteDraft off(int perMille, Planned... lines) {
        return new QuoteDraft(List.of(lines), new Whole(perMille, Fen.NONE), null, null);
    }

    /** A doctor sees the guest, and says something of what is planned. */
    private DoctorRequestId seen(String doctor, Map<ItemId, Verdict> said) {
        var request = as(SUMAN, () -> requests.request(key(), guest, new Briefing("自然", "见方案", "", "", ""), null))
                .subject();
        as(doctor, () -> answers.accept(key(), request, null));
        as(doctor, () -> answers.come(key(), request));
        as(doctor, () -> answers.record(key(), request, FINDINGS, said));
        return request;
    }

    private void accepted(QuoteVersion version) {
        as(SUMAN, () -> quotes.accept(key(), guest, version.number(), version.first(), ZH));
    }

    private String whyNot(QuoteVersion version) {
        return said(refused(SUMAN, () -> quotes.accept(key(), guest, version.number(), version.first(), ZH)));
    }

    private static String said(Refusal refusal) {
        return Sentences.of(refusal, ZH);
    }

    private @Nullable String fieldOf(QuoteDraft draft) {
        return refused(SUMAN, () -> quotes.write(key(), guest, 0, draft)) instanceof InvalidInput bad
                ? bad.field()
                : null;
    }

    private String mark(VisitId visit) {
        return board.read().stream()
                .filter(row -> row.visit().equals(visit))
                .findFirst()
                .map(row -> String.valueOf(row.marks()))
                .orElse("");
    }

    private DocumentState contract(QuoteVersion version) {
        var document = as(SUMAN, () -> quotes.contract(version.id())).orElseThrow();
        return as(SUMAN, () -> documents.look(document)).state();
    }

    private void signed(QuoteVersion version) {
        var document = as(SUMAN, () -> quotes.contract(version.id())).orElseThrow();
        var screen = beans.createBean(Tablet.class).of(SUMAN);
        screen.owner(() -> documents.show(key(), document, Set.of(KnownBy.NAME, KnownBy.BIRTH_DATE), null));
        screen.guest(() -> guestDocument.sign(key(), document, LINE, "tablet"));
        screen.unlock();
        as(SUMAN, () -> documents.countersign(key(), document, LINE, "desk"));
    }

    private static final String LINE = "600x220;20,100 40,80 60,110 90,70 120,120 160,90;180,60 200,140 230,70 260,130";

    // ---- written

    @Test
    void aVersionRemembersWhatItQuotedAndIsFollowedByAnotherThatSaysWhatIsDifferent() {
        var first = written(QuoteDraft.of(line(MASK, 2), at(LIGHT, 1800)));
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.lines()).extracting(one -> one.list().text()).containsExactly("79.20", "1,980.00");
        assertThat(first.sums().deal().text()).isEqualTo("1,879.20");
        assertThat(first.lines().get(1).item().department()).isEqualTo("DERMATOLOGY");
        assertThat(first.lines().get(1).item().needs()).hasSize(1);

        var second = written(1, QuoteDraft.of(line(MASK, 2), at(LIGHT, 1800), line("CR-102", 1)));
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.lines().getLast().units()).isEqualTo(5);
        assertThat(as(SUMAN, () -> quotes.of(guest)))
                .extracting(QuoteVersion::state)
                .containsExactly(QuoteState.FREE, QuoteState.REPLACED);
    }

    @Test
    void whoeverWritesOnAnOldVersionIsToldWhoWroteTheNewestAndWhen() {
        written(QuoteDraft.of(line(MASK, 1)));
        var refusal = refused(GAOFENG, () -> quotes.write(key(), guest, 0, QuoteDraft.of(line(MASK, 3))));
        assertThat(refusal.key()).isEqualTo("refusal.quote.newer");
        assertThat(refusal.args()).contains("苏曼", 1);
        assertThat(refused(SUMAN, () -> quotes.write(key(), guest, 1, QuoteDraft.of(line(MASK, 1))))
                        .key())
                .as("nothing is different")
                .isEqualTo("refusal.quote.same");
    }

    @Test
    void pressedTwiceItIsWrittenOnceAndOf16AtOnceOneIs() throws Exception {
        var press = key();
        var draft = QuoteDraft.of(line(MASK, 1));
        var done = as(SUMAN, () -> quotes.write(press, guest, 0, draft));
        assertThat(as(SUMAN, () -> quotes.write(press, guest, 0, draft))).isEqualTo(done);
        var tried = together(
                16, n -> () -> as(SUMAN, () -> quotes.write(key(), guest, 1, QuoteDraft.of(line(MASK, 2 + n)))));
        assertThat(tried.stream().filter(one -> one.state() == State.SUCCESS)).hasSize(1);
        assertThat(newest().number()).isEqualTo(2);
    }

    @Test
    void whatCannotBeQuotedIsRefusedAtItsLine() {
        assertThat(fieldOf(QuoteDraft.of())).isEqualTo("items");
        assertThat(fieldOf(QuoteDraft.of(line(MASK, 1), line("FC-101", 1))))
                .as("out of use")
                .isEqualTo("line2");
        assertThat(fieldOf(QuoteDraft.of(line("DE-101", 1))))
                .as("has no price yet")
                .isEqualTo("line1");
        assertThat(fieldOf(QuoteDraft.of(line(MASK, 0)))).isEqualTo("line1");
        assertThat(fieldOf(QuoteDraft.of(at(MASK, 40)))).as("above the list").isEqualTo("line1");
        assertThat(fieldOf(QuoteDraft.of(at(MASK, -1)))).isEqualTo("line1");
        assertThat(fieldOf(QuoteDraft.of(line("BR-101", 999))))
                .as("beyond every sum")
                .isEqualTo("items");
        assertThat(fieldOf(QuoteDraft.of(or(MASK, 1))))
                .as("an alternative to nothing")
                .isEqualTo("line1");
        assertThat(fieldOf(new QuoteDraft(List.of(line(MASK, 1)), new Whole(0, Fen.yuan(40)), null, null)))
                .as("more than there is")
                .isEqualTo("whole");
        assertThat(fieldOf(QuoteDraft.of(new Planned(item(LIDS), 1, Side.LEFT, "NOSE", null, null))))
                .as("a nose has no sides")
                .isEqualTo("line1");
        assertThat(fieldOf(QuoteDraft.of(new Planned(item(LIDS), 1, Side.LEFT, "ELBOW", null, null))))
                .isEqualTo("line1");
        var both = written(QuoteDraft.of(new Planned(item(LIDS), 1, Side.BOTH, "UPPER_LID", null, null)));
        assertThat(Objects.requireNonNull(both.lines().getFirst().site()).name().zh())
                .isEqualTo("上睑");
    }

    @Test
    void whatWasQuotedIsChangedByNobodyWhoeverWritesSql() throws SQLException {
        var version = written(QuoteDraft.of(line(MASK, 1)));
        var update = "UPDATE quote_version SET deal_fen = 1 WHERE id = '" + version.id() + "'";
        var another =
                "INSERT INTO quote_line SELECT version_id, 2, item_id, price_id, code, kind, zh, en, unit_zh, unit_en, "
                        + "department, tax_per_mille, months, medical, quantity, side, site, list_fen, executed_fen, choice "
                        + "FROM quote_line WHERE version_id = '" + version.id() + "'";
        assertThatThrownBy(() -> jdbc.sql(update).update()).as("as the portal").hasMessageContaining("bad SQL");
        assertThatThrownBy(() -> jdbc.sql(another).update()).hasMessageContaining("what was quoted stays");
        try (var owner = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.flyway.url"),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password"));
                var sql = owner.createStatement()) {
            for (var statement : List.of(
                    update,
                    "UPDATE quote_line SET executed_fen = 1 WHERE version_id = '" + version.id() + "'",
                    "DELETE FROM quote_part WHERE version_id = '" + version.id() + "'",
                    another)) {
                assertThatThrownBy(() -> sql.executeUpdate(statement))
                        .as("as whoever owns the tables: " + statement)
                        .hasMessageContaining("what was quoted stays");
            }
        }
    }

    @Test
    void whoHasNothingToDoWithTheGuestLearnsNothingOfTheQuoteAndWhoMayNotWriteDoesNot() {
        written(QuoteDraft.of(line(MASK, 1)));
        assertThat(as(XULAN, () -> quotes.of(guest))).isEmpty();
        assertThat(refused(XULAN, () -> quotes.write(key(), guest, 1, QuoteDraft.of(line(MASK, 2))))
                        .key())
                .isEqualTo("refusal.visit.unknown");
        assertThat(as(GAOFENG, () -> quotes.of(guest))).hasSize(1);
        assertThatThrownBy(() -> as(LITING, () -> quotes.of(guest))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(ZHOU, () -> quotes.write(key(), guest, 1, QuoteDraft.of(line(MASK, 2)))))
                .isInstanceOf(AccessDeniedException.class);
    }

    // ---- what is medical

    @Test
    void aMedicalItemThatNoDoctorHasConfirmedIsNotAcceptedAndTheRefusalNamesItAndWhoCan() {
        var version = written(QuoteDraft.of(line(LIDS, 1), line(MASK, 1)));
        assertThat(whyNot(version)).contains("双眼皮全切", "周明远").doesNotContain("韩立", "面膜");
        assertThat(as(SUMAN, () -> quotes.missing(guest, version.first()))).hasSize(1);

        seen(ZHOU, Map.of());
        assertThat(whyNot(version)).as("seen, and not a word of it").contains("双眼皮全切");
        seen(ZHOU, Map.of(item(LIDS), Verdict.CONFIRMED));
        accepted(version);
        assertThat(newest().state()).isEqualTo(QuoteState.ACCEPTED);
    }

    @Test
    void theDatabaseTakesNoAcceptanceOfWhatNoDoctorHasConfirmedEither() {
        var version = written(QuoteDraft.of(line(LIDS, 1)));
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    jdbc.sql("""
                                    INSERT INTO quote_acceptance (version_id, visit_id, list_fen, deal_fen, staff_id, started, recorded,
                                                                  begun_by)
                                    SELECT id, visit_id, list_fen, deal_fen, written_by, now(), now(), begun_by FROM quote_version
                                    WHERE id = ?""").param(version.id().value()).update();
                    store.accept(version, version.first());
                }))
                .hasMessageContaining("no doctor has confirmed EY-102");
        assertThat(newest().state()).isEqualTo(QuoteState.FREE);
    }

    @Test
    void aDoctorConfirmsNothingBeyondTheOwnFilingsAndIsToldByName() {
        written(QuoteDraft.of(line(LIDS, 1), line(LIGHT, 1)));
        var request = as(SUMAN, () -> requests.request(key(), guest, new Briefing("自然", "见方案", "", "", ""), null))
                .subject();
        as(HAN, () -> answers.accept(key(), request, null));
        as(HAN, () -> answers.come(key(), request));
        var refusal =
                refused(HAN, () -> answers.record(key(), request, FINDINGS, Map.of(item(LIDS), Verdict.CONFIRMED)));
        assertThat(said(refusal)).contains("韩立", "双眼皮全切");
        assertThat(refused(HAN, () -> answers.record(key(), request, FINDINGS, Map.of(item(MASK), Verdict.CONFIRMED)))
                        .key())
                .isEqualTo("refusal.doctor.notPlanned");
        assertThat(as(HAN, () -> looks.open(request)).planned())
                .filteredOn(one -> one.lacks() != null)
                .extracting(one -> one.name().zh())
                .containsExactly("双眼皮全切");
        as(
                HAN,
                () -> answers.record(
                        key(),
                        request,
                        FINDINGS,
                        Map.of(item(LIDS), Verdict.NOT_ADVISABLE, item(LIGHT), Verdict.CONFIRMED)));
        assertThat(whyNot(newest())).contains("韩立", "不建议", "双眼皮全切");
    }

    @Test
    void whatADoctorConfirmedWhoseFilingHasExpiredSinceIsNotAccepted() {
        // What the dermatologist is filed for runs out in 40 days.
        var far = BusinessTime.day(clock.instant()).plusDays(60);
        var version = written(new QuoteDraft(List.of(line(LIGHT, 1)), Whole.NOTHING, far, null));
        seen(HAN, Map.of(item(LIGHT), Verdict.CONFIRMED));
        clock.advance(Duration.ofDays(41));
        assertThat(whyNot(version)).contains("韩立", "光子嫩肤");
        clock.reset();
        accepted(version);
    }

    @Test
    void whatIsPlannedStandsInTheBriefingOfTheDoctor() {
        written(QuoteDraft.of(line(LIDS, 1), line(MASK, 1), line("CR-101", 1)));
        assertThat(as(SUMAN, () -> requests.propose(guest)).briefing().plan()).isEqualTo("双眼皮全切、光子嫩肤 3 次疗程");
    }

    @Test
    void aDoctorWhoTakesBackWhatWasConfirmedVoidsWhatTheGuestAcceptedAndSigned() {
        var version = written(QuoteDraft.of(line(LIDS, 1)));
        var request = seen(ZHOU, Map.of(item(LIDS), Verdict.CONFIRMED));
        accepted(version);
        signed(version);
        assertThat(contract(version)).isEqualTo(DocumentState.ACTIVE);
        as(ZHOU, () -> answers.amend(key(), request, FINDINGS, "血压高", Map.of(item(LIDS), Verdict.NOT_ADVISABLE)));
        assertThat(newest().state()).isEqualTo(QuoteState.FREE);
        assertThat(contract(version)).isEqualTo(DocumentState.VOID);
        assertThat(mark(guest)).contains("服务合同与价格已作废");

        as(ZHOU, () -> answers.amend(key(), request, FINDINGS, "复测正常", Map.of(item(LIDS), Verdict.CONFIRMED)));
        accepted(version);
        assertThat(contract(version)).as("filled anew").isEqualTo(DocumentState.DRAFT);
    }

    // ---- approval

    @Test
    void twentyPercentByWhoeverMayLetTenGoIsApprovedBySomebodyWhoMayGoSoFar() {
        var version = written(off(200, line(MASK, 10)));
        assertThat(version.state()).isEqualTo(QuoteState.UNASKED);
        assertThat(whyNot(version)).contains("20 %", "10 %");
        as(SUMAN, () -> quotes.ask(key(), guest, 1));
        assertThat(newest().state()).isEqualTo(QuoteState.ASKED);
        assertThat(whyNot(newest())).contains("等批准");
        assertThat(asked(GAOFENG)).isOne();
        assertThat(asked(XULAN)).isZero();
        assertThatThrownBy(() -> as(XULAN, () -> approvals.approve(key(), guest, 1)))
                .isInstanceOf(AccessDeniedException.class);

        assertThat(as(GAOFENG, () -> approvals.look(guest))
                        .version()
                        .sums()
                        .deal()
                        .text())
                .isEqualTo("316.80");
        as(GAOFENG, () -> approvals.approve(key(), guest, 1));
        assertThat(newest().state()).isEqualTo(QuoteState.APPROVED);
        assertThat(asked(GAOFENG)).isZero();
        assertThat(answered(SUMAN)).isEqualTo("批准 高峰");
        assertThat(refused(CHENGYUAN, () -> approvals.decline(key(), guest, 1, "太多"))
                        .args())
                .contains("高峰");
        accepted(newest());
        assertThat(answered(SUMAN)).isEmpty();
    }

    @Test
    void theApprovalDiesWithItsVersion() {
        written(off(200, line(MASK, 10)));
        as(SUMAN, () -> quotes.ask(key(), guest, 1));
        as(GAOFENG, () -> approvals.approve(key(), guest, 1));
        var second = written(1, off(200, line(MASK, 11)));
        assertThat(second.state()).isEqualTo(QuoteState.UNASKED);
        assertThat(whyNot(second)).contains("20 %");
        as(SUMAN, () -> quotes.ask(key(), guest, 2));
        assertThat(refused(GAOFENG, () -> approvals.approve(key(), guest, 1)).key())
                .as("whoever has read the first approves nothing of the second")
                .isEqualTo("refusal.quote.newer");
        assertThat(refused(SUMAN, () -> quotes.accept(key(), guest, 1, second.first(), ZH))
                        .key())
                .isEqualTo("refusal.quote.newer");
    }

    @Test
    void nobodyApprovesBeyondTheOwnLimitNorWhatIsTheOwn() {
        written(off(300, line(MASK, 10)));
        as(SUMAN, () -> quotes.ask(key(), guest, 1));
        assertThat(asked(GAOFENG)).as("25 % is too little").isZero();
        assertThat(asked(CHENGYUAN)).isOne();
        assertThat(refused(GAOFENG, () -> approvals.approve(key(), guest, 1)).key())
                .isEqualTo("refusal.quote.beyond");
        as(CHENGYUAN, () -> approvals.decline(key(), guest, 1, "新品不打折"));
        assertThat(whyNot(newest())).contains("新品不打折");

        as(GAOFENG, () -> quotes.write(key(), guest, 1, off(280, line(MASK, 10))));
        as(GAOFENG, () -> quotes.ask(key(), guest, 2));
        assertThat(refused(GAOFENG, () -> approvals.approve(key(), guest, 2)).key())
                .isEqualTo("refusal.quote.own");
        written(2, off(600, line(MASK, 10)));
        assertThat(refused(SUMAN, () -> quotes.ask(key(), guest, 3)).key()).isEqualTo("refusal.quote.tooFar");
    }

    @Test
    void theDatabaseTakesNoAcceptanceBeyondTheLimitEither() {
        var version = written(off(200, line(MASK, 10)));
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    jdbc.sql("""
                                    INSERT INTO quote_acceptance (version_id, visit_id, list_fen, deal_fen, staff_id, started, recorded,
                                                                  begun_by)
                                    SELECT id, visit_id, list_fen, deal_fen, written_by, now(), now(), begun_by FROM quote_version
                                    WHERE id = ?""").param(version.id().value()).update();
                    store.accept(version, version.first());
                }))
                .hasMessageContaining("is not approved");
    }

    @Test
    void oneTenthIsWithinOneTenthWhateverTheSum() {
        assertThat(written(off(100, line(MASK, 1), line("RT-102", 1), line(LIGHT, 3)))
                        .state())
                .isEqualTo(QuoteState.FREE);
        assertThat(refused(SUMAN, () -> quotes.ask(key(), guest, 1)).key()).isEqualTo("refusal.quote.within");
    }

    @Test
    void whoeverLeavesWaitsForNoApproval() {
        written(off(200, line(MASK, 10)));
        as(SUMAN, () -> quotes.ask(key(), guest, 1));
        as(SUMAN, () -> desk.advance(key(), guest, "ARRIVED", "LEAVING"));
        as(SUMAN, () -> desk.depart(key(), guest));
        assertThat(asked(GAOFENG)).isZero();
        assertThat(refused(GAOFENG, () -> approvals.approve(key(), guest, 1))).isNotNull();
        assertThat(count("SELECT count(*) FROM quote_approval WHERE visit_id = ? AND ended IS NULL", guest.value()))
                .isZero();
    }

    @Test
    void aDiscountThatNobodyAnswersIsLateBeforeWhoeverAnswersForTheDayUntilItIsAnswered() {
        var late = beans.createBean(OversightAlarmed.class);
        written(off(200, line(MASK, 10)));
        as(SUMAN, () -> quotes.ask(key(), guest, 1));
        clock.advance(Duration.ofMinutes(4));
        late.timePasses();
        assertThat(wrongs()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        late.timePasses();
        assertThat(wrongs()).singleElement().satisfies(wrong -> {
            assertThat(Objects.requireNonNull(wrong.what()).zh()).isEqualTo("优惠批准：苏曼");
            assertThat(wrong.level()).isOne();
        });
        clock.advance(Duration.ofMinutes(5));
        late.timePasses();
        assertThat(count(
                        "SELECT count(*) FROM notice_escalated WHERE visit_id = ? AND permission = 'quotes.approve'",
                        guest.value()))
                .isOne();
        as(GAOFENG, () -> approvals.approve(key(), guest, 1));
        assertThat(wrongs()).isEmpty();
        assertThat(count("SELECT count(*) FROM notice_escalated WHERE visit_id = ?", guest.value()))
                .isZero();
    }

    private List<OversightBoard.Wrong> wrongs() {
        return oversight.read().stream()
                .filter(wrong -> wrong.about().equals(guest.value()))
                .filter(wrong -> wrong.id().startsWith("unapproved"))
                .toList();
    }

    private int asked(String person) {
        return count(
                "SELECT count(*) FROM notice_quote_asked WHERE visit_id = ? AND person = ?",
                guest.value(),
                people.id(person).value());
    }

    private String answered(String person) {
        return jdbc.sql("SELECT zh || ' ' || by_name FROM notice_quote_answered WHERE visit_id = ? AND person = ?")
                .params(guest.value(), people.id(person).value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    // ---- accepted

    @Test
    void whatIsAcceptedAddsUpToTheFenAndIsReadByWhoeverOrders() {
        var version = written(off(100, at(MASK, 33), line("CR-102", 1), line("RT-102", 2)));
        seen(HAN, Map.of(item("CR-102"), Verdict.CONFIRMED));
        assertThat(transaction.<Object>execute(_ -> records.accepted(guest))).isEqualTo(Optional.empty());
        // With what was let go of the line it is more than a tenth.
        as(SUMAN, () -> quotes.ask(key(), guest, 1));
        as(GAOFENG, () -> approvals.approve(key(), guest, 1));
        accepted(version);
        var accepted = Objects.requireNonNull(transaction.execute(_ -> records.accepted(guest)))
                .orElseThrow();
        assertThat(accepted.version()).isEqualTo(version.id());
        assertThat(Fen.sum(accepted.lines().stream()
                        .map(QuoteRecords.AcceptedLine::deal)
                        .toList()))
                .isEqualTo(accepted.deal());
        assertThat(accepted.deal()).isEqualTo(version.sums().deal());
        assertThat(accepted.lines())
                .extracting(QuoteRecords.AcceptedLine::units)
                .containsExactly(1, 5, 2);
        assertThat(accepted.lines().get(1).needs()).isNotEmpty();
        var contract = as(SUMAN, () -> quotes.contract(version.id())).orElseThrow();
        assertThat(as(SUMAN, () -> documents.look(contract)).body())
                .contains(
                        "水光针 5 次疗程",
                        accepted.deal().text() + " 元",
                        accepted.lines().get(1).deal().text());
    }

    @Test
    void ofEachGroupOfAlternativesTheGuestTakesOneAndOnlyThatCounts() {
        var version = written(QuoteDraft.of(line(MASK, 1), or("RT-102", 1), or("RT-103", 1)));
        assertThat(version.sums().deal().text()).isEqualTo("237.60");
        for (var chosen : List.of(Set.of(1), Set.of(1, 2, 3), Set.of(2), Set.of(1, 4))) {
            assertThat(refused(SUMAN, () -> quotes.accept(key(), guest, 1, chosen, ZH))
                            .key())
                    .isEqualTo("refusal.quote.choice");
        }
        as(SUMAN, () -> quotes.accept(key(), guest, 1, new TreeSet<>(Set.of(1, 3)), ZH));
        assertThat(newest().chosen()).containsExactlyInAnyOrder(1, 3);
        assertThat(newest().sums().deal().text()).isEqualTo("307.60");
        assertThat(Objects.requireNonNull(transaction.execute(_ -> records.accepted(guest)))
                        .orElseThrow()
                        .deal()
                        .text())
                .isEqualTo("307.60");
        assertThat(refused(SUMAN, () -> quotes.accept(key(), guest, 1, Set.of(1, 2), ZH))
                        .key())
                .isEqualTo("refusal.quote.accepted");
    }

    @Test
    void whatWasSignedOnAnOlderVersionIsVoidAndSaysSo() {
        var first = written(QuoteDraft.of(line(MASK, 1)));
        accepted(first);
        signed(first);
        assertThat(contract(first)).isEqualTo(DocumentState.ACTIVE);
        var second = written(1, QuoteDraft.of(line(MASK, 2)));
        assertThat(contract(first)).isEqualTo(DocumentState.VOID);
        assertThat(as(SUMAN, () -> quotes.of(guest)).getLast().state()).isEqualTo(QuoteState.VOID);
        assertThat(transaction.<Object>execute(_ -> records.accepted(guest))).isEqualTo(Optional.empty());
        assertThat(mark(guest)).contains("服务合同与价格已作废");
        accepted(second);
        assertThat(contract(second)).isEqualTo(DocumentState.DRAFT);
    }

    @Test
    void noContractIsFilledPastTheQuote() {
        var byHand = Map.of(Placeholder.ITEMS, "双眼皮全切", Placeholder.TOTAL, "100.00 元");
        var before = as(SUMAN, () -> documents.fill(key(), guest, TextKind.SERVICE_CONTRACT, ZH, byHand));
        assertThat(before).as("as long as nothing is quoted").isNotNull();
        var version = written(QuoteDraft.of(line(LIDS, 1), line(MASK, 1)));
        assertThat(said(refused(SUMAN, () -> documents.fill(key(), guest, TextKind.SERVICE_CONTRACT, ZH, byHand))))
                .contains("按报价填好");
        seen(ZHOU, Map.of(item(LIDS), Verdict.CONFIRMED));
        accepted(version);
        assertThat(refused(SUMAN, () -> documents.fill(key(), guest, TextKind.SERVICE_CONTRACT, ZH, byHand))
                        .key())
                .as("nor in the place of the one that was filled with it")
                .isEqualTo("refusal.quote.contract");
        assertThat(contract(version)).isEqualTo(DocumentState.DRAFT);
    }

    @Test
    void whatIsNotValidAnyMoreOrOfferedNoLongerIsNotAccepted() {
        var version = written(QuoteDraft.of(line(MASK, 1)));
        jdbc.sql("UPDATE price_item SET in_use = false WHERE code = ?")
                .param(MASK)
                .update();
        try {
            assertThat(whyNot(version)).contains("术后修护面膜", "停用");
        } finally {
            jdbc.sql("UPDATE price_item SET in_use = true WHERE code = ?")
                    .param(MASK)
                    .update();
        }
        clock.advance(Duration.ofDays(9));
        assertThat(whyNot(version)).contains("有效期");
    }

    @Test
    void whoHasLeftAcceptsNothing() {
        var version = written(QuoteDraft.of(line(MASK, 1)));
        as(SUMAN, () -> desk.advance(key(), guest, "ARRIVED", "LEAVING"));
        as(SUMAN, () -> desk.depart(key(), guest));
        assertThat(refused(SUMAN, () -> quotes.accept(key(), guest, 1, version.first(), ZH)))
                .isNotNull();
        assertThat(as(SUMAN, () -> quotes.of(guest))).as("it stays legible").hasSize(1);
    }

    // ---- shown

    @Test
    void theGuestIsShownHerOwnQuoteAloneAndGivesItBack() {
        var other = guestOf("林一", 2);
        as(SUMAN, () -> quotes.write(key(), other, 0, QuoteDraft.of(line(LIGHT, 1))));
        var version = written(QuoteDraft.of(line(MASK, 1)));
        var screen = beans.createBean(Tablet.class).of(SUMAN);
        screen.owner(() -> quotes.show(key(), guest, 1, Locale.ENGLISH));
        var read = screen.guest(guestQuote::open).orElseThrow();
        assertThat(read.version().id()).isEqualTo(version.id());
        assertThat(read.language()).isEqualTo(Locale.ENGLISH);
        assertThatThrownBy(() -> screen.guest(() -> quotes.of(other)))
                .as("of the portal the screen reaches nothing")
                .isInstanceOf(AccessDeniedException.class);
        screen.guest(() -> guestQuote.handBack(key(), version.id()));
        assertThat(screen.guest(guestQuote::open)).isEmpty();
        assertThat(screen.guest(guestQuote::last)).isPresent();
        screen.unlock();
    }

    @Test
    void whatTheGuestChoosesOnHerOwnScreenIsKeptAndIsNoAcceptance() {
        var version = written(
                new QuoteDraft(List.of(line(MASK, 1), or("RT-102", 1), or("RT-103", 1)), Whole.NOTHING, null, null));
        var screen = beans.createBean(Tablet.class).of(SUMAN);
        screen.owner(() -> quotes.show(key(), guest, 1, ZH));
        assertThat(screen.guest(guestQuote::open).orElseThrow().chosen()).isEqualTo(version.first());
        screen.guest(() -> guestQuote.tries(key(), version.id(), Set.of(1, 3)));
        assertThat(screen.guest(guestQuote::open).orElseThrow().chosen()).containsExactlyInAnyOrder(1, 3);
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> screen.guest(() -> guestQuote.tries(key(), version.id(), Set.of(1, 2, 3))))
                        .key())
                .as("of alternatives there is one")
                .isEqualTo("refusal.quote.screenOver");
        screen.guest(() -> guestQuote.handBack(key(), version.id()));
        screen.unlock();
        assertThat(as(SUMAN, () -> quotes.tried(version))).containsExactlyInAnyOrder(1, 3);
        assertThat(as(SUMAN, () -> quotes.of(guest)).getLast().chosen())
                .as("nothing is accepted by that")
                .isEmpty();
        assertThat(as(XULAN, () -> quotes.tried(version)))
                .as("of whom she does not concern")
                .isEmpty();
        var next = written(1, QuoteDraft.of(line(MASK, 1)));
        assertThat(as(SUMAN, () -> quotes.tried(next)))
                .as("of another version she has tried nothing")
                .isEmpty();
    }

    @Test
    void onPaperStandsWhatWasQuotedInEitherLanguageAndThatAnOldVersionIsVoid() throws Exception {
        written(new QuoteDraft(
                List.of(line(MASK, 2), at(LIGHT, 1800), or("RT-102", 1), or("RT-103", 1)),
                new Whole(50, Fen.NONE),
                null,
                "下周三前有效"));
        var zh = paper(1, ZH);
        assertThat(zh).contains("吴婧", "光子嫩肤", "1,980.00", "1,800.00", "下周三前有效", "备选 1", "¥1,973.34");
        assertThat(zh)
                .as("no sign that the font does not have")
                .doesNotContain("作废", "□")
                .contains("※");
        var en = paper(1, Locale.ENGLISH);
        assertThat(en)
                .contains("Intense pulsed light", "Mask for aftercare", "Plan and quote")
                .doesNotContain("□");
        written(1, QuoteDraft.of(line(MASK, 1)));
        assertThat(paper(1, ZH)).contains("作废");
        assertThatThrownBy(() -> as(LITING, () -> papers.open(guest, 1, ZH))).isInstanceOf(AccessDeniedException.class);
        assertThat(refused(XULAN, () -> papers.open(guest, 1, ZH)).key()).isEqualTo("refusal.visit.unknown");
    }

    private String paper(int number, Locale language) throws IOException {
        var file = as(SUMAN, () -> papers.open(guest, number, language));
        assertThat(file.name()).doesNotContain("吴婧");
        try (var document = Loader.loadPDF(file.bytes())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void aVersionThatIsReplacedIsBeforeTheGuestNoLonger() {
        written(QuoteDraft.of(line(MASK, 1)));
        var screen = beans.createBean(Tablet.class).of(SUMAN);
        screen.owner(() -> quotes.show(key(), guest, 1, ZH));
        written(1, QuoteDraft.of(line(MASK, 2)));
        assertThat(screen.guest(guestQuote::open)).isEmpty();
        screen.unlock();
    }
}
