package org.jiezhen.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Sex;
import org.jiezhen.intake.Identities.Shown;
import org.jiezhen.intake.Identities.Sure;
import org.jiezhen.intake.Identities.Told;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Look;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.PerhapsKnown;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.VisitsTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who a guest is, is checked by whoever fills her form, and goes into her record: by the record's rules, and never silently. */
class IdentitiesTest extends VisitsTest {

    private static final String CANARY = "13712350099";

    @Autowired
    IntakeForms forms;

    @Autowired
    Identities identities;

    @Autowired
    CustomerAdministration administration;

    @Autowired
    Customers customers;

    @Autowired
    IntakeBoard board;

    @AfterEach
    void nobodyWaitsForOtherTests() {
        theHallIsEmpty();
    }

    @Test
    void whatTheFormSaysAndAGuideHasCheckedStandsInTheRecordWithAllElseOfIt() {
        var record = registered("欧阳静怡", "13712350001");
        var guest = filled(record);
        write(guest, IntakeField.PHONE, "137 1235 0002");
        write(guest, IntakeField.BIRTH_DATE, "1991-03-08");

        var shown = look(guest);
        assertThat(shown.said(IntakeField.PHONE)).isEqualTo("13712350002");
        var key = key();
        var told = new Told("欧阳静怡", shown.said(IntakeField.PHONE), Sex.FEMALE, LocalDate.of(1991, 3, 8));
        var done = as(LITING, () -> identities.check(key, shown, told, Sure.OF_NOTHING));
        assertThat(as(LITING, () -> identities.check(key, shown, told, Sure.OF_NOTHING)))
                .as("pressed twice")
                .isEqualTo(done);

        var now = as(LITING, () -> customers.look(record)).orElseThrow();
        assertThat(now.name()).isEqualTo("欧阳静怡");
        assertThat(now.phoneTail()).isEqualTo("0002");
        assertThat(now.birthYear()).isEqualTo(1991);
        assertThat(now.sex()).isEqualTo(Sex.FEMALE);
        assertThat(now.alias()).as("nothing else of it is touched").isEqualTo("王女士");
        assertThat(now.discreet()).isTrue();
        assertThat(missing(guest)).doesNotContain(IntakeField.IDENTITY);
        assertThat(count(
                        "SELECT count(*) FROM journal WHERE subject_id = ? AND action = 'customers.correct'",
                        record.toString()))
                .isEqualTo(1);
        assertThat(count(
                        "SELECT count(*) FROM journal WHERE subject_id = ? AND action = 'intake.identity'"
                                + " AND detail::text NOT LIKE '%1371235%'",
                        guest.toString()))
                .isEqualTo(1);

        write(guest, IntakeField.PHONE, "13712350003");
        assertThat(missing(guest))
                .as("what is said otherwise afterwards is to be checked again")
                .contains(IntakeField.IDENTITY);
    }

    @Test
    void whatIsAsTheRecordHasItIsCheckedAndWritesNothingThere() {
        var record = registered("欧阳静怡", "13712350011");
        var guest = filled(record);
        var shown = look(guest);
        as(LITING, () -> identities.check(key(), shown, new Told("欧阳静怡", "", Sex.UNKNOWN, null), Sure.OF_NOTHING));
        assertThat(missing(guest)).doesNotContain(IntakeField.IDENTITY);
        assertThat(as(LITING, () -> customers.look(record)).orElseThrow().version())
                .isEqualTo(Objects.requireNonNull(shown.known()).version());
        assertThat(refused(LITING, () -> forms.write(key(), guest, IntakeField.IDENTITY, null, "YES", Origin.GUEST)))
                .as("nobody says so without having checked")
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aRecordThatSomebodyChangedMeanwhileIsNotOverwrittenAndItIsSaidAtTheField() {
        var record = registered("欧阳静怡", "13712350021");
        var guest = filled(record);
        var shown = look(guest);
        as(
                ZHANGLEI,
                () -> administration.correct(
                        key(),
                        record,
                        Objects.requireNonNull(shown.known()).version(),
                        details("欧阳静怡", "13712350022"),
                        false));

        var refused = (InvalidInput) refused(
                LITING,
                () -> identities.check(
                        key(), shown, new Told("欧阳静怡", "13712350023", Sex.UNKNOWN, null), Sure.OF_NOTHING));
        assertThat(refused.field()).isEqualTo("phone");
        assertThat(Sentences.of(refused, Locale.SIMPLIFIED_CHINESE)).contains("张蕾");
        assertThat(as(LITING, () -> customers.look(record)).orElseThrow().phoneTail())
                .isEqualTo("0022");
        assertThat(missing(guest)).contains(IntakeField.IDENTITY);

        as(
                LITING,
                () -> identities.check(
                        key(), look(guest), new Told("欧阳静怡", "13712350023", Sex.UNKNOWN, null), Sure.OF_NOTHING));
        assertThat(as(LITING, () -> customers.look(record)).orElseThrow().phoneTail())
                .isEqualTo("0023");
    }

    @Test
    void whatIsUncertainIsAsked() {
        registered("赵敏", "13712350031");
        var record = registered("欧阳静怡", "13712350032");
        var guest = filled(record);

        assertThat(field(guest, new Told("赵小敏", "", Sex.UNKNOWN, null), Sure.OF_NOTHING))
                .as("another name")
                .isEqualTo("name");
        assertThat(field(guest, new Told("", "13712350031", Sex.UNKNOWN, null), Sure.OF_NOTHING))
                .as("another's number")
                .isEqualTo("phone");
        assertThat(field(guest, new Told("", "12", Sex.UNKNOWN, null), Sure.OF_NOTHING))
                .isEqualTo("phone");
        assertThat(field(guest, new Told("", "", Sex.UNKNOWN, LocalDate.of(2091, 1, 1)), Sure.OF_NOTHING))
                .isEqualTo("birthDate");

        as(
                LITING,
                () -> identities.check(
                        key(), look(guest), new Told("欧阳静仪", "13712350031", Sex.UNKNOWN, null), new Sure(true, true)));
        var now = as(LITING, () -> customers.look(record)).orElseThrow();
        assertThat(now.name()).isEqualTo("欧阳静仪");
        assertThat(now.phoneTail()).isEqualTo("0031");
    }

    @Test
    void whoeverNobodyKnewIsSomebodyFromThenOnUnlessSheMayHaveBeenHereBefore() {
        var before = registered("赵敏", "13712350041");
        var guest = filled(null);
        assertThat(field(guest, Told.NOTHING, Sure.OF_NOTHING)).isEqualTo("name");

        var perhaps = refused(
                LITING,
                () -> identities.check(
                        key(), look(guest), new Told("赵敏敏", "13712350041", Sex.FEMALE, null), Sure.OF_NOTHING));
        assertThat(perhaps).isInstanceOf(PerhapsKnown.class);
        as(
                LITING,
                () -> identities.check(
                        key(),
                        look(guest),
                        new Told("赵敏敏", "13712350041", Sex.FEMALE, LocalDate.of(1999, 9, 9)),
                        new Sure(true, false)));
        var known = Objects.requireNonNull(look(guest).known());
        assertThat(known.id()).isNotEqualTo(before);
        assertThat(known.name()).isEqualTo("赵敏敏");
        assertThat(known.sex()).isEqualTo(Sex.FEMALE);
        assertThat(known.birthYear()).isEqualTo(1999);
        assertThat(missing(guest)).doesNotContain(IntakeField.IDENTITY);
    }

    @Test
    void whoeverHasAnotherNumberThanBeforeIsAskedAboutByNameAndBirthDate() {
        var before = registered("沈知秋", "13712350061");
        var visit = filled(before);
        as(
                LITING,
                () -> identities.check(
                        key(), look(visit), new Told("", "", Sex.FEMALE, LocalDate.of(1988, 8, 18)), Sure.OF_NOTHING));
        as(LITING, () -> desk.depart(key(), visit));

        var guest = filled(null);
        var told = new Told("沈知秋", "13712350062", Sex.FEMALE, LocalDate.of(1988, 8, 18));
        var perhaps = (PerhapsKnown) refused(LITING, () -> identities.check(key(), look(guest), told, Sure.OF_NOTHING));
        assertThat(perhaps.customers()).singleElement().satisfies(one -> assertThat(one.customer())
                .isEqualTo(before));
        assertThat(Sentences.of(perhaps, Locale.SIMPLIFIED_CHINESE))
                .as("what a discreet guest is called")
                .contains("王女士")
                .doesNotContain("沈知秋");
        assertThat(look(guest).known()).isNull();

        var another = new Told("沈知秋", "13712350063", Sex.FEMALE, LocalDate.of(1988, 8, 19));
        as(LITING, () -> identities.check(key(), look(guest), another, Sure.OF_NOTHING));
        assertThat(Objects.requireNonNull(look(guest).known()).id())
                .as("born on another day")
                .isNotEqualTo(before);
    }

    @Test
    void whoSheIsIsShownToWhoeverFillsTheFormAndNotAskedOfWhomTheRecordKnowsIt() {
        var guest = filled(null);
        write(guest, IntakeField.PHONE, CANARY);
        assertThat(sent(LITING, guest)).contains(CANARY);
        assertThat(sent(ZHANGLEI, guest)).contains("\"PHONE\"").doesNotContain(CANARY);
        assertThat(sent("zhoumingyuan", guest)).as("a doctor").doesNotContain(CANARY);
        assertThat(count("SELECT count(*) FROM intake_said WHERE value = ?", CANARY))
                .isZero();
        assertThatThrownBy(() -> as(ZHANGLEI, () -> identities.look(guest))).isInstanceOf(Refusal.class);

        var known = filled(registered("欧阳静怡", "13712350051"));
        try (var _ = board.watch(known)) {
            var asked = board.read().stream()
                    .filter(fact -> fact.visit().equals(known))
                    .filter(IntakeBoard.FieldFact.class::isInstance)
                    .map(fact -> ((IntakeBoard.FieldFact) fact).asked().code())
                    .toList();
            assertThat(asked)
                    .contains(IntakeField.SEX, IntakeField.BIRTH_DATE, IntakeField.IDENTITY)
                    .doesNotContain(IntakeField.NAME, IntakeField.PHONE);
        }
    }

    /** What somebody is sent of the form. */
    private String sent(String who, VisitId guest) {
        var opened = as(who, () -> forms.open(ticket(guest))).orElseThrow();
        try (var _ = board.watch(guest)) {
            BoardSource<IntakeBoard.FormFact> source = board;
            return Look.rows(source, opened.audience()).stream()
                    .map(JsonNode::toString)
                    .reduce("", String::concat);
        }
    }

    private Ticket ticket(VisitId guest) {
        return jdbc.sql("SELECT arrival_day, ticket_number FROM visit WHERE id = ?")
                .param(guest.value())
                .query((rs, row) -> new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)))
                .single();
    }

    private String field(VisitId guest, Told told, Sure sure) {
        return ((InvalidInput) refused(LITING, () -> identities.check(key(), look(guest), told, sure))).field();
    }

    private Shown look(VisitId guest) {
        return as(LITING, () -> identities.look(guest));
    }

    private List<String> missing(VisitId guest) {
        return as(LITING, () -> forms.missing(guest)).stream()
                .map(one -> one.field().code())
                .toList();
    }

    private void write(VisitId guest, String field, String value) {
        var base = jdbc.sql("""
                        SELECT begun_by FROM intake_value
                        WHERE visit_id = ? AND field = ? AND ended IS NULL AND voided IS NULL""")
                .params(guest.value(), field)
                .query(Long.class)
                .optional()
                .orElse(null);
        as(LITING, () -> forms.write(key(), guest, field, base, value, Origin.GUEST));
    }

    private CustomerId registered(String name, String phone) {
        return as(LITING, () -> administration.register(key(), details(name, phone), true))
                .customer();
    }

    private static CustomerDetails details(String name, String phone) {
        return new CustomerDetails(
                new PersonName(name), new Phone(phone), Sex.UNKNOWN, null, "zh", true, "王女士", null, null);
    }

    private VisitId filled(@Nullable CustomerId customer) {
        var visit = as(
                        LITING,
                        () -> desk.arrive(
                                key(),
                                new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE).of(customer)))
                .subject();
        as(LITING, () -> forms.fill(key(), visit));
        return visit;
    }
}
