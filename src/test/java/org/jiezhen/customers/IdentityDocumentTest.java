package org.jiezhen.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.jiezhen.customers.IdentityDocument.Kind;
import org.jiezhen.shared.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityDocumentTest {

    /** The examples of GB 11643-1999. */
    @Test
    void anIdentityCardSaysBirthDateAndSex() {
        var woman = IdentityDocument.parse(Kind.ID_CARD, " 110105 19491231 002x ");
        assertThat(woman.number()).isEqualTo("11010519491231002X");
        assertThat(woman.birthDate()).contains(LocalDate.of(1949, 12, 31));
        assertThat(woman.sex()).contains(Sex.FEMALE);
        assertThat(woman.tail()).isEqualTo("2X");
        var man = IdentityDocument.parse(Kind.ID_CARD, "４４０５２４１９８００１０１００１３");
        assertThat(man.sex()).contains(Sex.MALE);
    }

    @ParameterizedTest
    @CsvSource({
        "ID_CARD,110105194912310021,refusal.document.check",
        "ID_CARD,11010519491231002,refusal.document.number.ID_CARD",
        "ID_CARD,110105490101001,refusal.document.number.ID_CARD",
        "ID_CARD,110105194902300020,refusal.document.birth",
        "ID_CARD,110105188001010025,refusal.document.birth",
        "ID_CARD,11010519491331002X,refusal.document.birth",
        "ID_CARD,١١٠١٠٥١٩٤٩١٢٣١٠٠٢X,refusal.document.number.ID_CARD",
        "PASSPORT,E1,refusal.document.number.PASSPORT",
        "PASSPORT,E12345678;--,refusal.document.number.PASSPORT",
        "TRAVEL_PERMIT,H12,refusal.document.number.TRAVEL_PERMIT",
        "OTHER,<b>,refusal.document.number.OTHER",
    })
    void whatNoDocumentHasIsSaidAtTheField(Kind kind, String number, String key) {
        var refusal = catchThrowableOfType(InvalidInput.class, () -> IdentityDocument.parse(kind, number));
        assertThat(refusal.field()).isEqualTo("number");
        assertThat(refusal.key()).isEqualTo(key);
    }

    @Test
    void aMegabyteIsRefusedBeforeItIsRead() {
        assertThat(catchThrowableOfType(
                                InvalidInput.class, () -> IdentityDocument.parse(Kind.OTHER, "1".repeat(1 << 20)))
                        .key())
                .isEqualTo("refusal.document.number.OTHER");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> IdentityDocument.parse(Kind.OTHER, " "))
                        .key())
                .isEqualTo("refusal.document.empty");
    }

    @Test
    void otherDocumentsSayNothingAboutThePerson() {
        var passport = IdentityDocument.parse(Kind.PASSPORT, "e1234 5678");
        assertThat(passport.number()).isEqualTo("E12345678");
        assertThat(passport.birthDate()).isEmpty();
        assertThat(passport.sex()).isEmpty();
        assertThat(passport.toString()).doesNotContain("5678");
        assertThat(IdentityDocument.parse(Kind.TRAVEL_PERMIT, "H1234567890").number())
                .isEqualTo("H1234567890");
    }
}
