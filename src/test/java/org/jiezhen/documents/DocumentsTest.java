package org.jiezhen.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.jiezhen.customers.IdentityDocument;
import org.jiezhen.documents.DocumentChecks.Paper;
import org.jiezhen.documents.Documents.Guardian;
import org.jiezhen.documents.Documents.May;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.Tablet;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
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

/** A guest signs on a screen that was turned round; what was signed holds, is withdrawn, and cannot be altered unseen. */
class DocumentsTest extends VisitsTest {

    static final String ZHOU = "zhoumingyuan";
    static final String GAOFENG = "gaofeng";
    static final String LINE = "600x220;20,100 40,80 60,110 90,70 120,120 160,90;180,60 200,140 230,70 260,130";
    static final Set<KnownBy> TWO = EnumSet.of(KnownBy.NAME, KnownBy.BIRTH_DATE);
    static final Map<Placeholder, String> OPERATION = Map.of(Placeholder.ITEMS, "内路眼袋整复", Placeholder.DOCTOR, "周明远");
    static final Map<Placeholder, String> DEAL =
            Map.of(Placeholder.ITEMS, "光子嫩肤 3 次\n泪沟玻尿酸 1 ml", Placeholder.TOTAL, "10,300.00 元");

    @Autowired
    Documents documents;

    @Autowired
    GuestDocument guestDocument;

    @Autowired
    DocumentRecords records;

    @Autowired
    DocumentChecks checks;

    @Autowired
    ScreenSweep sweep;

    @Autowired
    Environment environment;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AutowireCapableBeanFactory beans;

    private VisitId guest;
    private Tablet.Of hers;
    private Tablet.Of doctors;

    @BeforeEach
    void aGuestIsWithHerConsultant() {
        guest = grownUp("吴婧", "1993-04-02");
        hers = beans.createBean(Tablet.class).of(XULAN);
        doctors = beans.createBean(Tablet.class).of(ZHOU);
    }

    @AfterEach
    void nobodyWaitsForOtherTests() {
        theHallIsEmpty();
    }

    private VisitId grownUp(String name, String born) {
        var phone = "137%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        var visit = as(LIUYUE, () -> desk.arrive(key(), arrival(name, phone).ofAnother()))
                .subject();
        jdbc.sql("UPDATE customer SET birth_date = CAST(? AS date) WHERE id = ?")
                .params(born, Objects.requireNonNull(customer(visit)).value())
                .update();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        as(XULAN, () -> custody.accept(key(), visit));
        return visit;
    }

    private DocumentId filled(String by, String kind, Map<Placeholder, String> said) {
        return as(by, () -> documents.fill(key(), guest, kind, Locale.SIMPLIFIED_CHINESE, said))
                .subject();
    }

    private void shown(Tablet.Of screen, DocumentId document, @Nullable Guardian guardian) {
        screen.owner(() -> documents.show(key(), document, TWO, guardian));
    }

    private void signed(Tablet.Of screen, DocumentId document) {
        shown(screen, document, null);
        screen.guest(() -> guestDocument.sign(key(), document, LINE, "tablet"));
        screen.unlock();
    }

    private DocumentState state(DocumentId document) {
        return as(GAOFENG, () -> documents.look(document)).state();
    }

    private static String said(Refusal refusal) {
        return Sentences.of(refusal, Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void aPhotoConsentHoldsOnceTheGuestHasSignedOnTheScreenTurnedRound() {
        var document = filled(XULAN, TextKind.PHOTO_TREATMENT, Map.of());
        shown(hers, document, null);
        var read = hers.guest(guestDocument::open).orElseThrow();
        assertThat(read.body()).contains("吴婧", "澄宁整形美容医院").doesNotContain("{");
        hers.guest(() -> guestDocument.sign(key(), document, LINE, "tablet"));
        assertThat(hers.guest(guestDocument::open))
                .as("nothing is left on the screen")
                .isEmpty();
        assertThat(hers.guest(guestDocument::last)).isPresent();
        hers.unlock();
        var look = as(XULAN, () -> documents.look(document));
        assertThat(look.state()).isEqualTo(DocumentState.ACTIVE);
        assertThat(look.altered()).isEmpty();
        assertThat(look.signatures()).singleElement().satisfies(one -> {
            assertThat(one.signer()).isEqualTo(Signer.GUEST);
            assertThat(one.checked()).isEqualTo(TWO);
            assertThat(one.takenBy()).isEqualTo("许岚");
        });
        assertThat(valid(TextKind.PHOTO_TREATMENT)).isTrue();
        assertThat(valid(TextKind.PHOTO_PUBLICITY)).as("each purpose apart").isFalse();
    }

    private boolean valid(String kind) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> records.valid(guest, kind).isPresent()));
    }

    @Test
    void theScreenMayDoNothingElseAndTheGuestIsNobodyElse() {
        var document = filled(XULAN, TextKind.PHOTO_TREATMENT, Map.of());
        var another = filled(XULAN, TextKind.PHOTO_PUBLICITY, Map.of());
        shown(hers, document, null);
        for (Supplier<?> forged : List.<Supplier<?>>of(
                () -> documents.look(document),
                () -> documents.of(guest),
                () -> documents.takeBack(key(), document),
                () -> documents.withdraw(key(), document, "x"),
                () -> desk.look(guest))) {
            assertThatThrownBy(() -> hers.guest(forged)).isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> hers.guest(() -> guestDocument.sign(key(), another, LINE, "tablet")))
                .as("what is not before her is not signed")
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> as(XULAN, () -> guestDocument.handBack(key(), document)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whatIsNoSignatureIsRefusedAndPressingTwiceIsSigningOnce() {
        var document = filled(XULAN, TextKind.PHOTO_TREATMENT, Map.of());
        shown(hers, document, null);
        for (var nothing : List.of("", "600x220", "600x220;10,10", "600x220;10,10 11,11", "<svg/>")) {
            assertThatThrownBy(() -> hers.guest(() -> guestDocument.sign(key(), document, nothing, "tablet")))
                    .isInstanceOf(Refusal.class);
        }
        var press = key();
        var first = hers.guest(() -> guestDocument.sign(press, document, LINE, "tablet"));
        assertThat(hers.guest(() -> guestDocument.sign(press, document, LINE, "tablet"))
                        .entry())
                .isEqualTo(first.entry());
        assertThat(count("SELECT count(*) FROM document_signature WHERE document_id = ?", document.value()))
                .isEqualTo(1);
    }

    @Test
    void sheMayHandItBackUnsignedAndItIsTakenBackAndItsTimeEnds() {
        var document = filled(XULAN, TextKind.PHOTO_PUBLICITY, Map.of());
        shown(hers, document, null);
        var other = beans.createBean(Tablet.class).of(XULAN);
        assertThat(said(refusedOn(other, () -> documents.show(key(), document, TWO, null))))
                .contains("许岚");
        hers.guest(() -> guestDocument.handBack(key(), document));
        hers.unlock();
        assertThat(state(document)).isEqualTo(DocumentState.DRAFT);

        shown(hers, document, null);
        as(GAOFENG, () -> documents.takeBack(key(), document));
        assertThat(hers.guest(guestDocument::open)).isEmpty();
        assertThatThrownBy(() -> hers.guest(() -> guestDocument.sign(key(), document, LINE, "tablet")))
                .isInstanceOf(Refusal.class);
        hers.unlock();

        shown(hers, document, null);
        clock.advance(Duration.ofMinutes(31));
        sweep.sweep();
        assertThat(hers.guest(guestDocument::open)).isEmpty();
    }

    private static Refusal refusedOn(Tablet.Of screen, Supplier<?> action) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(Refusal.class, () -> screen.owner(action));
    }

    @Test
    void whoTheGuestIsHasToBeCheckedByTwoThingsThatTheRecordHas() {
        var document = filled(XULAN, TextKind.PHOTO_TREATMENT, Map.of());
        for (var checked :
                List.of(Set.<KnownBy>of(), Set.of(KnownBy.NAME), Set.of(KnownBy.NAME, KnownBy.ID_DOCUMENT))) {
            assertThat(refusedOn(hers, () -> documents.show(key(), document, checked, null)))
                    .isInstanceOfSatisfying(InvalidInput.class, wrong -> assertThat(wrong.field())
                            .isEqualTo("checked"));
        }
        shown(hers, document, null);
    }

    @Test
    void forAGuestUnder18TheGuardianSignsAndIsKnownByADocument() {
        guest = grownUp("小安", java.time.LocalDate.now().minusYears(17).toString());
        var document = filled(XULAN, TextKind.PHOTO_TREATMENT, Map.of());
        assertThat(as(XULAN, () -> documents.beforeShowing(document)).minor()).isTrue();
        assertThat(said(refusedOn(hers, () -> documents.show(key(), document, TWO, null))))
                .contains("未满 18");
        assertThat(refusedOn(
                        hers,
                        () -> documents.show(
                                key(),
                                document,
                                TWO,
                                new Guardian("安母", Relation.MOTHER, IdentityDocument.Kind.ID_CARD, "123"))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("number"));
        shown(hers, document, new Guardian("安母", Relation.MOTHER, IdentityDocument.Kind.ID_CARD, "11010519491231002X"));
        assertThat(hers.guest(guestDocument::open).orElseThrow().signer()).isEqualTo(Signer.GUARDIAN);
        hers.guest(() -> guestDocument.sign(key(), document, LINE, "tablet"));
        hers.unlock();
        var look = as(XULAN, () -> documents.look(document));
        assertThat(look.state()).isEqualTo(DocumentState.ACTIVE);
        assertThat(look.signatures().getFirst().relation()).isEqualTo(Relation.MOTHER);
        assertThat(look.toString()).as("what could pass for the guardian").doesNotContain("19491231");
    }

    @Test
    void aGrownUpNeedsNoGuardianAndOfUnknownAgeNobodySigns() {
        var document = filled(XULAN, TextKind.PHOTO_TREATMENT, Map.of());
        assertThat(said(refusedOn(
                        hers,
                        () -> documents.show(
                                key(),
                                document,
                                TWO,
                                new Guardian("吴母", Relation.MOTHER, IdentityDocument.Kind.PASSPORT, "E12345678")))))
                .contains("本人");
        jdbc.sql("UPDATE customer SET birth_date = NULL WHERE id = ?")
                .param(Objects.requireNonNull(customer(guest)).value())
                .update();
        assertThat(said(refusedOn(hers, () -> documents.show(key(), document, TWO, null))))
                .contains("出生日期");
    }

    @Test
    void aContractHoldsOnceTheHouseHasSignedTooAndNamesWhatWasAgreedOn() {
        assertThat(refused(
                        XULAN,
                        () -> documents.fill(
                                key(),
                                guest,
                                TextKind.SERVICE_CONTRACT,
                                Locale.SIMPLIFIED_CHINESE,
                                Map.of(Placeholder.ITEMS, "x"))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("total"));
        var document = filled(XULAN, TextKind.SERVICE_CONTRACT, DEAL);
        assertThat(said(refused(XULAN, () -> documents.countersign(key(), document, LINE, "desk"))))
                .contains("顾客先签");
        signed(hers, document);
        assertThat(state(document)).isEqualTo(DocumentState.DRAFT);
        as(XULAN, () -> documents.countersign(key(), document, LINE, "desk"));
        var look = as(XULAN, () -> documents.look(document));
        assertThat(look.state()).isEqualTo(DocumentState.ACTIVE);
        assertThat(look.body()).contains("光子嫩肤 3 次", "10,300.00 元", "吴婧");
        assertThat(said(refused(
                        XULAN,
                        () -> documents.fill(
                                key(), guest, TextKind.SERVICE_CONTRACT, Locale.SIMPLIFIED_CHINESE, DEAL))))
                .contains("有效");
    }

    @Test
    void whatNobodySignedIsReplacedByWhatIsFilledAnew() {
        var first = filled(XULAN, TextKind.SERVICE_CONTRACT, DEAL);
        var second = filled(XULAN, TextKind.SERVICE_CONTRACT, DEAL);
        assertThat(state(first)).isEqualTo(DocumentState.VOID);
        assertThat(state(second)).isEqualTo(DocumentState.DRAFT);
        assertThat(said(refusedOn(hers, () -> documents.show(key(), first, TWO, null))))
                .contains("已作废");
    }

    @Test
    void theSurgicalConsentThatAConsultantTookIsAcknowledgedAndNotValid() {
        var early = filled(XULAN, TextKind.SURGERY, OPERATION);
        signed(hers, early);
        assertThat(state(early)).isEqualTo(DocumentState.ACKNOWLEDGED);
        assertThat(valid(TextKind.SURGERY)).isFalse();
        assertThat(jdbc.sql("SELECT zh FROM document_mark WHERE visit_id = ?")
                        .param(guest.value())
                        .query(String.class)
                        .list())
                .containsExactly("手术同意书未生效");
        as(
                GAOFENG,
                () -> documents.askWitness(key(), filled(GAOFENG, TextKind.ANAESTHESIA, OPERATION), people.id(ZHOU)));
        assertThat(said(refused(ZHOU, () -> documents.countersign(key(), early, LINE, "desk"))))
                .as("a doctor’s signature afterwards does not make it valid")
                .contains("另填一份");

        var document = as(
                        ZHOU,
                        () -> documents.fill(key(), guest, TextKind.SURGERY, Locale.SIMPLIFIED_CHINESE, OPERATION))
                .subject();
        signed(doctors, document);
        as(ZHOU, () -> documents.countersign(key(), document, LINE, "desk"));
        assertThat(state(document)).as("a witness is needed").isEqualTo(DocumentState.DRAFT);
        assertThat(said(refused(ZHOU, () -> documents.witness(key(), document, LINE, "desk"))))
                .contains("另一位同事");
        as(ZHOU, () -> documents.askWitness(key(), document, people.id(WANGFANG)));
        assertThat(count(
                        "SELECT count(*) FROM notice_document_witness WHERE person = ?",
                        people.id(WANGFANG).value()))
                .isEqualTo(1);
        as(WANGFANG, () -> documents.witness(key(), document, LINE, "desk"));
        assertThat(count(
                        "SELECT count(*) FROM notice_document_witness WHERE person = ?",
                        people.id(WANGFANG).value()))
                .isZero();
        assertThat(state(document)).isEqualTo(DocumentState.ACTIVE);
        assertThat(valid(TextKind.SURGERY)).isTrue();
        assertThat(jdbc.sql("SELECT zh FROM document_mark WHERE visit_id = ?")
                        .param(guest.value())
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void aConsultantSignsNothingForTheHouseThatNeedsADoctor() {
        as(GAOFENG, () -> documents.fill(key(), guest, TextKind.SURGERY, Locale.SIMPLIFIED_CHINESE, OPERATION));
        as(GAOFENG, () -> documents.askWitness(key(), filled(GAOFENG, TextKind.SURGERY, OPERATION), people.id(ZHOU)));
        var document = as(
                        ZHOU,
                        () -> documents.fill(key(), guest, TextKind.SURGERY, Locale.SIMPLIFIED_CHINESE, OPERATION))
                .subject();
        signed(doctors, document);
        assertThat(said(refused(XULAN, () -> documents.countersign(key(), document, LINE, "desk"))))
                .contains("手术同意书");
        assertThatThrownBy(() -> as(LITING, () -> documents.countersign(key(), document, LINE, "desk")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aGuideFillsWhatTheGuestAloneSignsAndNoContract() {
        as(XULAN, () -> custody.offer(key(), guest, people.id(LITING)));
        as(LITING, () -> custody.accept(key(), guest));
        assertThat(said(refused(
                        LITING,
                        () -> documents.fill(
                                key(), guest, TextKind.SERVICE_CONTRACT, Locale.SIMPLIFIED_CHINESE, DEAL))))
                .contains("咨询师或医生");
        as(LITING, () -> documents.fill(key(), guest, TextKind.PHOTO_TREATMENT, Locale.ENGLISH, Map.of()));
    }

    @Test
    void publicityWithdrawnLeavesTheClinicalPhotographsAndStaysLegible() {
        var clinical = filled(XULAN, TextKind.PHOTO_TREATMENT, Map.of());
        signed(hers, clinical);
        var publicity = filled(XULAN, TextKind.PHOTO_PUBLICITY, Map.of());
        signed(hers, publicity);
        assertThat(agreed("PHOTOGRAPHS")).isEqualTo(1);
        assertThat(refused(XULAN, () -> documents.withdraw(key(), publicity, " ")))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("reason"));
        as(XULAN, () -> documents.withdraw(key(), publicity, "不想公开了"));
        var look = as(XULAN, () -> documents.look(publicity));
        assertThat(look.state()).isEqualTo(DocumentState.INACTIVE);
        assertThat(look.body()).contains("吴婧");
        assertThat(look.reason()).isEqualTo("不想公开了");
        assertThat(Objects.requireNonNull(look.why()).zh()).contains("顾客撤回", "许岚");
        assertThat(look.may()).doesNotContain(May.WITHDRAW);
        assertThat(agreed("PHOTOGRAPHS")).isZero();
        assertThat(state(clinical)).isEqualTo(DocumentState.ACTIVE);
        assertThat(said(refused(XULAN, () -> documents.withdraw(key(), publicity, "又来"))))
                .contains("已撤回");
        assertThat(jdbc.sql(
                                "SELECT CAST(detail AS text) FROM journal WHERE action = 'documents.withdraw' ORDER BY id DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .as("free text is not the journal’s")
                .doesNotContain("公开");
    }

    private int agreed(String kind) {
        return count(
                "SELECT count(*) FROM customer_consent WHERE customer_id = ? AND kind = ? AND withdrawn_at IS NULL",
                Objects.requireNonNull(customer(guest)).value(),
                kind);
    }

    @Test
    void itIsWithdrawnWhenTheGuestHasLongLeft() {
        var document = filled(XULAN, TextKind.PHOTO_PUBLICITY, Map.of());
        signed(hers, document);
        theHallIsEmpty();
        as(XULAN, () -> documents.withdraw(key(), document, "打电话来说的"));
        assertThat(state(document)).isEqualTo(DocumentState.INACTIVE);
    }

    @Test
    void whomItDoesNotConcernLearnsNothingAndEachLookIsWrittenDown() {
        var document = filled(XULAN, TextKind.PHOTO_TREATMENT, Map.of());
        assertThat(refused("suman", () -> documents.look(document)).key()).isEqualTo("refusal.documents.none");
        assertThat(as("suman", () -> documents.of(guest))).isEmpty();
        var before = count("SELECT count(*) FROM journal WHERE action = 'documents.look'");
        as(XULAN, () -> documents.look(document));
        assertThat(count("SELECT count(*) FROM journal WHERE action = 'documents.look'"))
                .isEqualTo(before + 1);
    }

    @Test
    void whatBelongsToAQuoteIsVoidWithItSignedOrNot() {
        var bound = new BoundTo("quote", UUID.randomUUID() + ".1");
        var document = as(
                XULAN,
                () -> Objects.requireNonNull(transaction.execute(_ ->
                        records.fill(moment(), TextKind.SERVICE_CONTRACT, Locale.SIMPLIFIED_CHINESE, DEAL, bound))));
        signed(hers, document);
        as(XULAN, () -> documents.countersign(key(), document, LINE, "desk"));
        assertThat(valid(TextKind.SERVICE_CONTRACT)).isTrue();
        assertThat(voided(bound)).isEqualTo(1);
        assertThat(state(document)).isEqualTo(DocumentState.VOID);
        assertThat(valid(TextKind.SERVICE_CONTRACT)).isFalse();
        assertThat(jdbc.sql("SELECT zh FROM document_mark WHERE visit_id = ?")
                        .param(guest.value())
                        .query(String.class)
                        .list())
                .containsExactly("服务合同与价格已作废");
        assertThat(count(
                        "SELECT count(*) FROM notice_document_void WHERE person = ?",
                        people.id(XULAN).value()))
                .as("whoever had it signed is told")
                .isEqualTo(1);
        assertThat(voided(bound)).as("once").isZero();
    }

    private int voided(BoundTo bound) {
        Integer signed =
                as(XULAN, () -> transaction.execute(_ -> records.voidAll(moment(), bound, VoidReason.QUOTE_CHANGED)));
        return Objects.requireNonNull(signed);
    }

    private Moment moment() {
        return new Moment(guest, clock.instant(), 0);
    }

    // ---- nothing is altered unseen

    @Test
    void whatIsAlteredInTextValuesStrokesOrWhoSignedIsFoundByName() {
        var document = filled(XULAN, TextKind.SERVICE_CONTRACT, DEAL);
        signed(hers, document);
        as(XULAN, () -> documents.countersign(key(), document, LINE, "desk"));
        assertThat(checks().documents()).isPositive();
        assertThat(altered(document)).isEmpty();
        for (var tampering : List.of(
                Map.entry("UPDATE document SET body = replace(body, '10,300', '13,300') WHERE id = '%s'", "正文"),
                Map.entry(
                        "UPDATE document SET filled_in = replace(filled_in, '10,300', '13,300') WHERE id = '%s'",
                        "填写的内容"),
                Map.entry("UPDATE document SET language = 'en' WHERE id = '%s'", "语言"),
                Map.entry(
                        "UPDATE document_signature SET strokes = replace(strokes, '20,100', '21,100')"
                                + " WHERE document_id = '%s' AND signer = 'GUEST'",
                        "顾客的笔迹"),
                Map.entry(
                        "UPDATE document_signature SET name = '别人' WHERE document_id = '%s' AND signer = 'STAFF'",
                        "院方的签字记录"),
                Map.entry(
                        "UPDATE document_signature SET checked = 'NAME PHONE' WHERE document_id = '%s' AND signer = 'GUEST'",
                        "顾客的签字记录"),
                Map.entry(
                        "UPDATE document_signature SET signed = signed - interval '1 day' WHERE document_id = '%s' AND signer = 'GUEST'",
                        "顾客的签字记录"),
                Map.entry("DELETE FROM document_signature WHERE document_id = '%s' AND signer = 'GUEST'", "签字的份数"))) {
            tampered(document, tampering.getKey(), () -> {
                assertThat(as(XULAN, () -> documents.look(document)).altered())
                        .as(tampering.getKey())
                        .anySatisfy(one -> assertThat(one.zh()).contains(tampering.getValue()));
                assertThat(altered(document)).singleElement().satisfies(one -> {
                    assertThat(one.kind().zh()).isEqualTo("服务合同与价格");
                    assertThat(one.what())
                            .anySatisfy(what -> assertThat(what.zh()).contains(tampering.getValue()));
                });
            });
        }
        assertThat(altered(document)).isEmpty();
    }

    /** What is said of one document when all are compared. */
    private List<DocumentChecks.Altered> altered(DocumentId document) {
        var label = as(XULAN, () -> documents.look(document)).label();
        return checks().altered().stream()
                .filter(one -> one.label().equals(label))
                .toList();
    }

    /** Somebody is at work behind the portal, with the rights of the owner of the tables; then it is as it was. */
    private void tampered(DocumentId document, String statement, Runnable then) {
        try (var owner = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.flyway.url"),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password"));
                var sql = owner.createStatement()) {
            sql.execute("CREATE TEMP TABLE was AS SELECT * FROM document WHERE id = '" + document + "'");
            sql.execute("CREATE TEMP TABLE lines AS SELECT * FROM document_signature WHERE document_id = '" + document
                    + "'");
            assertThat(sql.executeUpdate(statement.formatted(document))).isEqualTo(1);
            then.run();
            sql.execute("UPDATE document d SET body = w.body, filled_in = w.filled_in, language = w.language"
                    + " FROM was w WHERE w.id = d.id");
            sql.execute("DELETE FROM document_signature WHERE document_id = '" + document + "'");
            sql.execute("INSERT INTO document_signature OVERRIDING SYSTEM VALUE SELECT * FROM lines");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Autowired
    DocumentPapers papers;

    @Test
    void aPaperOnWhichASumIsPaintedOverIsFoundAndTheFileThatWasTakenOutIsKnown() throws IOException {
        var document = filled(XULAN, TextKind.SERVICE_CONTRACT, DEAL);
        signed(hers, document);
        as(XULAN, () -> documents.countersign(key(), document, LINE, "desk"));
        var label = as(XULAN, () -> documents.look(document)).label();
        var file = as(XULAN, () -> papers.open(document)).bytes();
        assertThat(paper(file)).isInstanceOfSatisfying(Paper.Same.class, same -> {
            assertThat(same.label()).isEqualTo(label);
            assertThat(same.by()).isEqualTo("许岚");
            assertThat(same.state()).isEqualTo(DocumentState.ACTIVE);
        });
        for (var altered : List.of(painted(file, 260, 480), painted(file, 60, 120))) {
            assertThat(paper(altered)).isInstanceOfSatisfying(Paper.Altered.class, other -> {
                assertThat(other.label()).isEqualTo(label);
                assertThat(other.kind().zh()).isEqualTo("服务合同与价格");
            });
        }
        as(XULAN, () -> documents.withdraw(key(), document, "不做了"));
        assertThat(paper(file))
                .as("it is the paper that was taken out, and holds no longer")
                .isInstanceOfSatisfying(
                        Paper.Same.class, same -> assertThat(same.state()).isEqualTo(DocumentState.INACTIVE));
        assertThat(paper("W1".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Paper.Unknown.class);
    }

    private Paper paper(byte[] file) {
        return as(GAOFENG, () -> checks.paper(file));
    }

    /** The same file, with a white patch on its first page. */
    private static byte[] painted(byte[] file, int x, int y) throws IOException {
        try (var pdf = Loader.loadPDF(file)) {
            try (var over = new PDPageContentStream(pdf, pdf.getPage(0), AppendMode.APPEND, true)) {
                over.setNonStrokingColor(Color.WHITE);
                over.addRect(x, y, 80, 20);
                over.fill();
            }
            var saved = new ByteArrayOutputStream();
            pdf.save(saved);
            return saved.toByteArray();
        }
    }

    @Autowired
    DocumentTexts texts;

    @Test
    void aPublishedTextThatIsAlteredIsFoundByName() {
        var kind = TextKind.PHOTO_TREATMENT;
        as(GAOFENG, () -> {
            var last = texts.look(kind);
            texts.write(
                    key(),
                    kind,
                    last.draft().version(),
                    last.published().getFirst().text(),
                    org.jiezhen.shared.BusinessTime.day(clock.instant()));
            texts.propose(key(), kind, last.draft().version() + 1);
            return true;
        });
        var version = as(
                "chengyuan",
                () -> texts.publish(key(), kind, texts.look(kind).draft().version()));
        assertThat(checks().texts()).isEmpty();
        var document = filled(XULAN, kind, Map.of());
        tampered(
                document,
                "UPDATE document_text SET zh = zh || '可用于宣传。' WHERE kind = '" + kind + "' AND version = " + version,
                () -> {
                    assertThat(checks().texts()).singleElement().satisfies(one -> assertThat(one.zh())
                            .isEqualTo("照片：诊疗用 " + version));
                });
        owned("UPDATE document_text SET zh = replace(zh, '可用于宣传。', '') WHERE kind = '" + kind + "' AND version = "
                + version);
        assertThat(checks().texts()).isEmpty();
    }

    private void owned(String statement) {
        try (var owner = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.flyway.url"),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password"));
                var sql = owner.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DocumentChecks.Checked checks() {
        return as(GAOFENG, () -> checks.all());
    }

    @Test
    void theRoleThatRunsThePortalCanChangeNothingThatWasSigned() {
        for (var table :
                List.of("document", "document_text", "document_signature", "document_end", "document_witness")) {
            for (var right : List.of("UPDATE", "DELETE", "TRUNCATE")) {
                assertThat(jdbc.sql("SELECT has_table_privilege(current_user, ?, ?)")
                                .params(table, right)
                                .query(Boolean.class)
                                .single())
                        .as(right + " on " + table)
                        .isFalse();
            }
        }
    }
}
