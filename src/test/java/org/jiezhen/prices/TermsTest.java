package org.jiezhen.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.prices.TermAdministration.Kept;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** In what items are counted and what is done is the house's own: added, offered no longer, offered again. */
@PortalTest
class TermsTest {

    private static final String ADMIN = "chengyuan";

    @Autowired
    TermAdministration terms;

    @Autowired
    PriceAdministration prices;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void asTheHouseHadIt() {
        jdbc.sql("UPDATE price_unit SET in_use = false WHERE code = 'AMPOULE'").update();
        jdbc.sql("UPDATE procedure_code SET in_use = true").update();
    }

    @Test
    void aUnitIsAddedOnceAndIsThereForItems() {
        add("AMPOULE", "安瓿", "ampoule");
        assertThat(people.as("suman", () -> prices.units()))
                .extracting(Term::code)
                .endsWith("AMPOULE");
        assertThat(refusedAt("AMPOULE", "马口铁罐", "tin can")).isEqualTo("code refusal.prices.codeTaken");
        assertThat(refusedAt("TIN_CAN", "安瓿", "tin can")).isEqualTo("zh refusal.prices.termTaken");
        assertThat(refusedAt("TIN_CAN", "马口铁罐", "Ampoule")).isEqualTo("en refusal.prices.termTaken");
        assertThat(refusedAt("a bottle", "马口铁罐", "tin can")).isEqualTo("code refusal.prices.termCode");
        assertThat(refusedAt("TIN_CAN", " ", "tin can")).isEqualTo("zh refusal.prices.termName");
        assertThatThrownBy(() -> people.as(
                        "suman", () -> terms.add(UUID.randomUUID(), TermKind.UNIT, "TIN_CAN", "马口铁罐", "tin can")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whatNoOfferedItemIsSaidWithIsOfferedNoLongerAndAgain() {
        var needed = one(true);
        var refusal = catchThrowableOfType(Refusal.class, () -> retire(needed));
        assertThat(refusal.key()).isEqualTo("refusal.prices.termNeeded");
        assertThat(refusal.args()).contains(needed.items());

        var free = one(false);
        retire(free);
        assertThat(people.as(ADMIN, () -> prices.procedures()))
                .extracting(Term::code)
                .doesNotContain(free.term().code());
        assertThat(catchThrowableOfType(Refusal.class, () -> retire(free)).key())
                .isEqualTo("refusal.prices.termOut");
        people.as(
                ADMIN,
                () -> terms.bringBack(
                        UUID.randomUUID(), TermKind.PROCEDURE, free.term().code()));
        assertThat(people.as(ADMIN, () -> prices.procedures()))
                .extracting(Term::code)
                .contains(free.term().code());
    }

    private Kept one(boolean needed) {
        return people.as(ADMIN, () -> terms.all(TermKind.PROCEDURE)).stream()
                .filter(one -> one.items() > 0 == needed)
                .findFirst()
                .orElseThrow();
    }

    private void retire(Kept one) {
        people.as(
                ADMIN,
                () -> terms.retire(
                        UUID.randomUUID(), TermKind.PROCEDURE, one.term().code()));
    }

    private void add(String code, String zh, String en) {
        people.as(ADMIN, () -> terms.add(UUID.randomUUID(), TermKind.UNIT, code, zh, en));
    }

    private String refusedAt(String code, String zh, String en) {
        var wrong = catchThrowableOfType(InvalidInput.class, () -> add(code, zh, en));
        return wrong.field() + " " + wrong.key();
    }
}
