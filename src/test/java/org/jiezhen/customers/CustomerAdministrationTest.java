package org.jiezhen.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiezhen.customers.CustomerLook.ConsentKind;
import org.jiezhen.customers.IdentityDocument.Kind;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.access.AccessDeniedException;

@ExtendWith(OutputCaptureExtension.class)
class CustomerAdministrationTest extends CustomersTest {

    private static final LocalDate BORN = LocalDate.of(1990, 5, 17);
    private static final String CARD = "11010519491231002X";

    @Autowired
    CustomerAdministration administration;

    @Autowired
    Doubles doubles;

    private CustomerDetails details(String name, String phone, @Nullable LocalDate born) {
        return CustomerDetails.parse(
                name, phone, Sex.FEMALE, born, BusinessTime.day(clock.instant()), "zh", false, "", null, null);
    }

    private CustomerId register(String name, String phone, @Nullable LocalDate born) {
        return as(LITING, () -> administration.register(UUID.randomUUID(), details(name, phone, born), true))
                .customer();
    }

    private CustomerLook look(CustomerId id) {
        return as(LITING, () -> customers.look(id)).orElseThrow();
    }

    private InvalidInput refused(String name, String phone, @Nullable LocalDate born) {
        return catchThrowableOfType(InvalidInput.class, () -> register(name, phone, born));
    }

    @Test
    void whatIsSeenOfACustomerCannotBeUsedToCallOrToPassForSomebody() {
        var id = register("王小红", "138 1234 5678", BORN);
        as(
                LITING,
                () -> administration.document(
                        UUID.randomUUID(), id, IdentityDocument.parse(Kind.ID_CARD, CARD), false));

        var look = look(id);

        assertThat(look.phoneTail()).isEqualTo("5678");
        assertThat(look.birthYear()).isEqualTo(1990);
        assertThat(look.documentKind()).isEqualTo(Kind.ID_CARD);
        assertThat(look.documentTail()).isEqualTo("2X");
        assertThat(look.toString()).doesNotContain("13812345678", "1990-05-17", CARD);
        assertThat(as(LITING, () -> customers.find("王小红", 5)).toString()).doesNotContain("13812345678", "1990-05-17");
    }

    @Test
    void everyFullLookIsJournalledAndIsForFew() {
        var id = register("王小红", "13812345678", BORN);
        as(
                LITING,
                () -> administration.document(
                        UUID.randomUUID(), id, IdentityDocument.parse(Kind.ID_CARD, CARD), false));
        for (var n = 1; n <= 2; n++) {
            var unmasked = as(LITING, () -> customers.unmask(id));
            assertThat(unmasked.phone()).isEqualTo("13812345678");
            assertThat(unmasked.birthDate()).isEqualTo(BORN);
            assertThat(unmasked.document()).isEqualTo(new IdentityDocument(Kind.ID_CARD, CARD));
            assertThat(looks(id)).isEqualTo(n);
        }
        assertThatThrownBy(() -> as(LIUYUE, () -> customers.unmask(id))).isInstanceOf(AccessDeniedException.class);
        // Whatever the look was for fails afterwards: it was a look.
        assertThatThrownBy(() -> inTransaction(() -> {
                    as(LITING, () -> customers.unmask(id));
                    throw new IllegalStateException("later");
                }))
                .hasMessage("later");
        assertThat(looks(id)).isEqualTo(3);
    }

    private int looks(CustomerId id) {
        return jdbc.sql("SELECT count(*) FROM journal WHERE action = 'customers.look' AND subject_id = ?")
                .param(id.toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void aCorrectionThatSomebodyElseOvertookIsToldWhoWroteAndWhen() {
        var id = register("王小红", "13812345678", BORN);
        var version = look(id).version();
        as(ZHANGLEI, () -> administration.correct(UUID.randomUUID(), id, version, details("王晓红", "", null), false));

        var refusal = catchThrowableOfType(
                Refusal.class,
                () -> as(
                        LITING,
                        () -> administration.correct(UUID.randomUUID(), id, version, details("王", "", null), false)));

        assertThat(refusal.key()).isEqualTo("refusal.customer.changed");
        assertThat(refusal.args()).startsWith("张蕾").hasAtLeastOneElementOfType(Instant.class);
        assertThat(look(id).name()).isEqualTo("王晓红");
        assertThat(look(id).phoneTail()).as("what is not told stays").isEqualTo("5678");
        assertThat(look(id).birthYear()).isEqualTo(1990);
        assertThat(as(LITING, () -> customers.find("wangxiaohong", 5))).hasSize(1);
    }

    @Test
    void aFormAboutARecordThatWasMergedMeanwhileIsToldSo() {
        var id = register("王小红", "13812345678", BORN);
        var other = register("王晓红", "", BORN);
        var version = look(id).version();
        as(ZHANGLEI, () -> doubles.merge(UUID.randomUUID(), id, other));

        var refusal = catchThrowableOfType(
                Refusal.class,
                () -> as(
                        LITING,
                        () -> administration.correct(UUID.randomUUID(), id, version, details("王", "", null), false)));

        assertThat(refusal.key()).isEqualTo("refusal.customer.merged");
        assertThat(look(other).name()).isEqualTo("王晓红");
    }

    @Test
    void pressedTwiceACustomerIsRegisteredOnce() {
        var key = UUID.randomUUID();
        var one = as(LITING, () -> administration.register(key, details("王小红", "", null), false));
        assertThat(as(LITING, () -> administration.register(key, details("王小红", "", null), false)))
                .isEqualTo(one);
        assertThat(as(LITING, () -> customers.find("王小红", 5))).hasSize(1);
    }

    @Test
    void aNumberThatAnotherCustomerHasIsSaidAtItsFieldAndSharedOnPurpose() {
        var mother = register("王小红", "138 1234 5678", BORN);
        var daughter = details("王欣怡", "+86 13812345678", null);

        var refusal = catchThrowableOfType(
                InvalidInput.class,
                () -> as(LIUYUE, () -> administration.register(UUID.randomUUID(), daughter, false)));

        assertThat(refusal.field()).isEqualTo("phone");
        assertThat(refusal.key()).isEqualTo("refusal.customer.phoneKnown");
        assertThat(as(LIUYUE, () -> customers.withPhone(new Phone("13812345678"), 5)))
                .extracting(Hit::id)
                .containsExactly(mother);
        assertThat(as(LIUYUE, () -> customers.withPhone(new Phone("13812345679"), 5)))
                .isEmpty();
        as(LIUYUE, () -> administration.register(UUID.randomUUID(), daughter, true));
        assertThat(as(LIUYUE, () -> customers.withPhone(new Phone("13812345678"), 5)))
                .hasSize(2);
    }

    @Test
    void aNumberIsNoNewsWhereThePersonHasItAlready() {
        var mother = register("王小红", "13812345678", BORN);
        var daughter = register("王欣怡", "13812345678", null);
        var again = details("王欣怡", "138 1234 5678", BORN);
        var version = look(daughter).version();
        as(LITING, () -> administration.correct(UUID.randomUUID(), daughter, version, again, false));
        assertThat(look(daughter).birthYear()).isEqualTo(1990);

        var other = register("张静雯", "13900004444", null);
        var theirs = look(other).version();
        var refusal = catchThrowableOfType(
                InvalidInput.class,
                () -> as(
                        LITING,
                        () -> administration.correct(
                                UUID.randomUUID(), other, theirs, details("张静雯", "13812345678", null), false)));
        assertThat(refusal.field()).isEqualTo("phone");
        assertThat(look(mother).phoneTail()).isEqualTo("5678");
    }

    @Test
    void whatCannotBeIsSaidAtItsField() {
        var today = BusinessTime.day(clock.instant());
        assertThat(refused("王", "", today.plusDays(1)).field()).isEqualTo("birthDate");
        assertThat(refused("王", "", LocalDate.of(1899, 12, 31)).field()).isEqualTo("birthDate");
        assertThat(refused("王", "12345", null).field()).isEqualTo("phone");
        assertThat(refused("", "", null).field()).isEqualTo("name");
        assertThat(register("今天生", "", today)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "'; DROP TABLE customer", "100%", "\uD842", "王\u202E红", "a_b"})
    void whatIsNoNameIsRefusedAtItsField(String name) {
        assertThat(refused(name, "", null).field()).isEqualTo("name");
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> CustomerDetails.parse(
                                        "王", "", Sex.OTHER, null, LocalDate.EPOCH, "zh", true, name, null, null))
                        .field())
                .isEqualTo("alias");
    }

    @ParameterizedTest
    @CsvSource({"𠮷田", "欧阳静怡", "买买提·艾则孜", "O’Brien", "龘"})
    void whatIsANameIsKeptAsItIsWritten(String name) {
        assertThat(look(register(name, "", null)).name()).isEqualTo(name);
    }

    @Test
    void theLongestNameIsKeptAndALongerOneRefusedAtOnce() {
        var longest = "阿".repeat(60);
        assertThat(look(register(longest, "", null)).name()).isEqualTo(longest);
        assertThat(refused("阿".repeat(61), "", null).key()).isEqualTo("refusal.name.tooLong");
        assertThat(refused("阿".repeat(1 << 20), "", null).key()).isEqualTo("refusal.name.tooLong");
        assertThat(refused("王", "1".repeat(1 << 20), null).key()).isEqualTo("refusal.phone.tooLong");
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> CustomerDetails.parse(
                                        "王", "", Sex.OTHER, null, LocalDate.EPOCH, "zz9", true, "", null, null))
                        .field())
                .isEqualTo("language");
    }

    @Test
    void peopleAreCheckedWhoAreNamedInARecord() {
        var id = register("王小红", "", null);
        var other = register("李梅", "", null);
        var version = look(id).version();
        var sentByOneself = new CustomerDetails(null, null, Sex.OTHER, null, "zh", false, null, id, null);
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> as(
                                        LITING,
                                        () -> administration.correct(
                                                UUID.randomUUID(), id, version, sentByOneself, false)))
                        .field())
                .isEqualTo("referrer");
        var noConsultant =
                new CustomerDetails(null, null, Sex.OTHER, null, "zh", false, null, other, people.id(ZHANGLEI));
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> as(
                                        LITING,
                                        () -> administration.correct(
                                                UUID.randomUUID(), id, version, noConsultant, false)))
                        .field())
                .isEqualTo("consultant");
        var right = new CustomerDetails(
                new PersonName("王小红"),
                new Phone("13812345678"),
                Sex.OTHER,
                null,
                "en",
                true,
                "海棠",
                other,
                people.id("suman"));
        as(LITING, () -> administration.correct(UUID.randomUUID(), id, version, right, false));
        assertThat(look(id)).satisfies(look -> {
            assertThat(look.referrer()).isEqualTo(new CustomerLook.Person<>(other, "李梅"));
            assertThat(look.consultant()).isNotNull();
            assertThat(look.alias()).isEqualTo("海棠");
            assertThat(look.language()).isEqualTo("en");
        });
    }

    @Test
    void aDocumentIsReplacedAndErasedAndMayTellBirthDateAndSex() {
        var id = register("王小红", "", null);
        as(
                LITING,
                () -> administration.document(
                        UUID.randomUUID(), id, IdentityDocument.parse(Kind.PASSPORT, "E12345678"), false));
        as(
                LITING,
                () -> administration.document(UUID.randomUUID(), id, IdentityDocument.parse(Kind.ID_CARD, CARD), true));
        assertThat(look(id).documentKind()).isEqualTo(Kind.ID_CARD);
        assertThat(look(id).birthYear()).isEqualTo(1949);
        assertThat(look(id).sex()).isEqualTo(Sex.FEMALE);

        as(LITING, () -> administration.eraseDocument(UUID.randomUUID(), id));

        assertThat(look(id).documentKind()).isNull();
        assertThat(as(LITING, () -> customers.unmask(id)).document()).isNull();
    }

    @Test
    void aConsentHoldsFromWhenItIsGivenUntilItIsWithdrawnInWhicheverRecordItStands() {
        var id = register("王小红", "", null);
        var other = register("王晓红", "", null);
        as(LITING, () -> administration.give(UUID.randomUUID(), id, ConsentKind.MARKETING));
        as(LITING, () -> administration.give(UUID.randomUUID(), id, ConsentKind.MARKETING));
        assertThat(look(id).consents()).extracting(CustomerLook.Consent::kind).containsExactly(ConsentKind.MARKETING);
        as(LITING, () -> doubles.merge(UUID.randomUUID(), id, other));
        assertThat(look(other).consents()).hasSize(1);

        as(LITING, () -> administration.withdraw(UUID.randomUUID(), other, ConsentKind.MARKETING));

        assertThat(look(id).consents()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM customer_consent WHERE customer_id = ? AND withdrawn_at IS NOT NULL")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void neitherLogsNorJournalNameAnybody(CapturedOutput output) {
        var id = register("金丝雀丙", "13812347391", BORN);
        var other = register("金丝雀丁", "13812347391", BORN);
        as(
                LITING,
                () -> administration.document(
                        UUID.randomUUID(), id, IdentityDocument.parse(Kind.ID_CARD, CARD), false));
        as(LITING, () -> customers.find("金丝雀", 5));
        as(LITING, () -> customers.unmask(id));
        as(LITING, () -> doubles.merge(UUID.randomUUID(), other, id));
        assertThatThrownBy(() -> as(LITING, () -> doubles.merge(UUID.randomUUID(), other, id)))
                .isInstanceOf(Refusal.class);
        assertThat(refused("金丝雀<", "13812347391", BORN).field()).isEqualTo("name");

        assertThat(output.getAll()).doesNotContain("金丝雀", "13812347391", CARD);
        var told = jdbc.sql("SELECT coalesce(reason, '') || detail FROM journal WHERE subject_id IN (:ids)")
                .param("ids", List.of(id.toString(), other.toString()))
                .query(String.class)
                .list();
        assertThat(told).hasSizeGreaterThan(4);
        assertThat(String.join("\n", told)).doesNotContain("金丝雀", "13812347391", CARD, "1990");
        var keys = jdbc.sql("SELECT coalesce(answer::text, '') FROM command_key")
                .query(String.class)
                .list();
        assertThat(String.join("\n", keys)).doesNotContain("金丝雀", "13812347391");
    }
}
