package org.jiezhen.filings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.prices.Category;
import org.jiezhen.prices.ItemId;
import org.jiezhen.prices.ItemKind;
import org.jiezhen.prices.PriceId;
import org.jiezhen.prices.PriceList;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.prices.PricedItem.Part;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** A doctor does what the filings cover, on the days on which they hold; and what is lacking is said by name. */
@PortalTest
class FilingsTest {

    private static final String MANAGER = "gaofeng";
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 9, 30);

    @Autowired
    Filings filings;

    @Autowired
    FilingAdministration administration;

    @Autowired
    PriceList prices;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private final List<FilingId> added = new ArrayList<>();
    private StaffId doctor = StaffId.random();

    @BeforeEach
    void aDoctor() {
        doctor = people.id("hanli");
    }

    /** What doctors are filed for is shared with the tests that follow. */
    @AfterEach
    void itNeverHeld() {
        added.stream()
                .filter(filing -> filings.find(filing).orElseThrow().end() == null)
                .forEach(filing -> as(() -> administration.end(UUID.randomUUID(), filing, EndReason.MISTAKE, null)));
    }

    @Test
    void onItsFirstAndOnItsLastDayAFilingHoldsAndNotOnThoseBesideThem() {
        file(Category.DENTAL, null, FIRST, LAST);
        var tooth = item(part("Tooth", Category.DENTAL, null));
        assertThat(lack(tooth, FIRST)).isEmpty();
        assertThat(lack(tooth, LAST)).isEmpty();
        assertThat(lack(tooth, FIRST.plusDays(100))).isEmpty();
        assertThat(lack(tooth, FIRST.minusDays(1)))
                .isEqualTo(
                        "The filing of 韩立 for Aesthetic dentistry holds from 2026-03-01: Tooth cannot be done before.");
        assertThat(lack(tooth, LAST.plusDays(1)))
                .isEqualTo("The filing of 韩立 for Aesthetic dentistry expired on 2026-09-30: Tooth cannot be done.");
    }

    @Test
    void withoutAFilingUnderItsCategoryNothingMedicalIsDoneAndAnythingElseIs() {
        assertThat(lack(item(part("Eyes", Category.SURGERY, 1)), FIRST))
                .isEqualTo("韩立 has no filing for Aesthetic surgery, and cannot do Eyes.");
        assertThat(lack(item(part("Mask", null, null)), FIRST)).isEmpty();
        assertThat(lack(item(part("Peel", Category.SKIN, null)), LocalDate.of(2026, 6, 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, ''",
        "2, 2, ''",
        "2, 3, '韩立 is filed for Aesthetic surgery to level 2; Nose is of level 3.'",
        "4, 3, ''",
        "1, 4, '韩立 is filed for Aesthetic surgery to level 1; Nose is of level 4.'"
    })
    void aFilingCoversItsLevelAndThoseBelow(int filed, int level, String said) {
        file(Category.SURGERY, filed, FIRST, null);
        assertThat(lack(item(part("Nose", Category.SURGERY, level)), FIRST)).isEqualTo(said);
    }

    @Test
    void aFilingWithoutALevelCoversWhatIsNotGradedAlone() {
        file(Category.DENTAL, null, FIRST, null);
        assertThat(lack(item(part("Tooth", Category.DENTAL, null)), FIRST)).isEmpty();
        assertThat(lack(item(part("Jaw", Category.DENTAL, 2)), FIRST))
                .isEqualTo("韩立 is filed for Aesthetic dentistry without a level; Jaw has one.");
    }

    @Test
    void ofSeveralFilingsTheOneThatCoversItIsEnoughAndTheLatestIsTold() {
        file(Category.SURGERY, 1, FIRST, LAST);
        file(Category.SURGERY, 3, FIRST.plusMonths(2), LAST.minusMonths(2));
        var nose = item(part("Nose", Category.SURGERY, 3));
        assertThat(lack(nose, FIRST.plusMonths(3))).isEmpty();
        assertThat(lack(nose, FIRST)).as("before it").contains("to level 1; Nose is of level 3");
        assertThat(lack(nose, LAST)).as("after it").contains("to level 1; Nose is of level 3");
        assertThat(lack(nose, LAST.plusDays(1))).contains("expired on 2026-09-30");
    }

    @Test
    void whatHasMovedOrWasRevokedHoldsNoLongerFromItsDayOnAndAMistakeNeverHeld() {
        var moved = file(Category.DENTAL, null, FIRST, LAST);
        var tooth = item(part("Tooth", Category.DENTAL, null));
        as(() -> administration.end(UUID.randomUUID(), moved, EndReason.MOVED, FIRST.plusDays(10)));
        assertThat(lack(tooth, FIRST.plusDays(9))).isEmpty();
        assertThat(lack(tooth, FIRST.plusDays(10)))
                .isEqualTo(
                        "The filing of 韩立 for Aesthetic dentistry has moved elsewhere and held until 2026-03-10: Tooth cannot be done.");
        var revoked = file(Category.DENTAL, null, FIRST.plusMonths(1), null);
        as(() -> administration.end(UUID.randomUUID(), revoked, EndReason.REVOKED, LAST));
        assertThat(lack(tooth, LAST)).contains("was revoked and held until 2026-09-29");
        var mistake = file(Category.TCM, null, LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31));
        var needle = item(part("Needle", Category.TCM, null));
        assertThat(lack(needle, LocalDate.of(2020, 6, 1))).isEmpty();
        as(() -> administration.end(UUID.randomUUID(), mistake, EndReason.MISTAKE, null));
        assertThat(lack(needle, LocalDate.of(2020, 6, 1))).contains("holds from 2024-01-15");
    }

    @Test
    void ofAPackageEveryMedicalPartIsAskedForAndTheOneThatLacksIsNamed() {
        var day = BusinessTime.day(clock.instant());
        var surgeon = people.id("zhoumingyuan");
        var whole =
                item(part("Mask", null, null), part("Eyes", Category.SURGERY, 2), part("Filler", Category.SKIN, null));
        assertThat(filings.lacks(surgeon, whole, day)).hasValueSatisfying(lack -> {
            assertThat(lack.part().name().en()).isEqualTo("Filler");
            assertThat(Sentences.of(lack.refusal(), Locale.SIMPLIFIED_CHINESE))
                    .isEqualTo("周明远没有“美容皮肤科”的主诊备案，不能做“中Filler”。");
        });
        assertThat(filings.lacks(doctor, whole, day))
                .hasValueSatisfying(lack -> assertThat(lack.part().name().en()).isEqualTo("Eyes"));
        // As the demo house has it: what is on its list, and who may do it.
        assertThat(prices.offered(day).stream()
                        .filter(item ->
                                item.code().startsWith("IN-") || item.code().startsWith("EY-"))
                        .map(item -> item.code().substring(0, 2) + " "
                                + filings.lacks(surgeon, item, day).isEmpty()
                                + " "
                                + filings.lacks(doctor, item, day).isEmpty())
                        .distinct())
                .containsExactly("EY true false", "IN false true");
    }

    @Test
    void whatCannotBeSoIsSaidAtItsField() {
        assertThat(refusedAt(() -> file(Category.SURGERY, null, FIRST, LAST)))
                .isEqualTo("level refusal.filings.levelMissing");
        assertThat(refusedAt(() -> file(Category.SURGERY, 5, FIRST, LAST)))
                .isEqualTo("level refusal.filings.levelOutside");
        assertThat(refusedAt(() -> file(Category.SKIN, null, LAST, FIRST)))
                .isEqualTo("until refusal.filings.backwards");
        assertThat(refusedAt(() -> file(Category.SKIN, null, LocalDate.of(1900, 1, 1), LAST)))
                .isEqualTo("from refusal.filings.early");
        assertThat(refusedAt(() -> add(doctor, " ", Category.SKIN, null, FIRST, LAST)))
                .isEqualTo("number refusal.filings.missing");
        assertThat(refusedAt(() -> add(doctor, "主诊 2023-0117", Category.SKIN, null, FIRST, LAST)))
                .isEqualTo("number refusal.filings.anothers");
        assertThat(refusedAt(() -> add(people.id("liting"), "T-1", Category.SKIN, null, FIRST, LAST)))
                .as("a guide is no doctor")
                .isEqualTo("doctor refusal.filings.noDoctor");
        added.add(add(doctor, "T-2", Category.DENTAL, null, FIRST, LAST));
        assertThat(refusedAt(() -> add(doctor, "T-2", Category.DENTAL, null, FIRST, null)))
                .isEqualTo("number refusal.filings.twice");
        var filing = file(Category.DENTAL, null, FIRST, LAST);
        assertThat(refusedAt(() ->
                        as(() -> administration.end(UUID.randomUUID(), filing, EndReason.MOVED, LAST.plusDays(1)))))
                .isEqualTo("endedFrom refusal.filings.outside");
    }

    @Test
    void oneThatIsEndedStaysEndedAndWhoeverIsLaterIsToldWhoWasFirst() {
        var filing = file(Category.DENTAL, null, FIRST, LAST);
        var press = UUID.randomUUID();
        as(() -> administration.end(press, filing, EndReason.REVOKED, FIRST));
        as(() -> administration.end(press, filing, EndReason.REVOKED, FIRST));
        var told = catchThrowableOfType(
                Refusal.class,
                () -> people.as(
                        "chengyuan", () -> administration.end(UUID.randomUUID(), filing, EndReason.MISTAKE, null)));
        assertThat(told.key()).isEqualTo("refusal.filings.over");
        assertThat(told.args()).contains("高峰");
        assertThat(jdbc.sql("SELECT reason FROM journal WHERE action = 'filings.end' AND subject_id = ?")
                        .param(filing.toString())
                        .query(String.class)
                        .list())
                .containsExactly("REVOKED");
        assertThatThrownBy(() -> jdbc.sql(
                                "UPDATE filing SET ended_from = NULL, end_reason = NULL, ended_by = NULL WHERE id = ?")
                        .param(filing.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        for (var sql : List.of("UPDATE filing SET level = 4 WHERE id = ?", "DELETE FROM filing WHERE id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param(filing.value()).update())
                    .as(sql)
                    .isInstanceOf(BadSqlGrammarException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO filing (id, account_id, number, category, level, authority, valid_from)
                                SELECT gen_random_uuid(), account_id, number, category, level, authority, valid_from FROM filing
                                WHERE number = '主诊 2023-0117'""").update()).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void whoeverAnswersForItWritesAndNobodyElse() {
        for (var who : List.of("hanli", "suman", "fangqi", "liting")) {
            assertThatThrownBy(() -> people.as(
                            who,
                            () -> administration.add(
                                    UUID.randomUUID(),
                                    doctor,
                                    new FilingDetails("T-9", Category.SKIN, null, "Here", FIRST, null))))
                    .as(who)
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    // ---- how

    private String lack(PricedItem item, LocalDate day) {
        return filings.lacks(doctor, item, day)
                .map(lack -> Sentences.of(lack.refusal(), Locale.ENGLISH))
                .orElse("");
    }

    private FilingId file(Category category, @Nullable Integer level, LocalDate from, @Nullable LocalDate until) {
        var filing = add(doctor, "T-" + UUID.randomUUID().toString().substring(0, 8), category, level, from, until);
        added.add(filing);
        return filing;
    }

    private FilingId add(
            StaffId whose,
            String number,
            Category category,
            @Nullable Integer level,
            LocalDate from,
            @Nullable LocalDate until) {
        return as(() -> administration.add(
                        UUID.randomUUID(), whose, new FilingDetails(number, category, level, "市卫生健康委", from, until)))
                .filing();
    }

    private static Part part(String name, @Nullable Category category, @Nullable Integer level) {
        return new Part(
                ItemId.of(UUID.randomUUID().toString()),
                "T",
                new Localized("中" + name, name),
                1,
                category,
                level,
                null,
                null,
                Set.of());
    }

    private static PricedItem item(Part... parts) {
        return new PricedItem(
                parts[0].item(),
                "T",
                parts.length == 1 ? ItemKind.ITEM : ItemKind.PACKAGE,
                parts[0].name(),
                PriceId.of(UUID.randomUUID().toString()),
                Fen.yuan(1),
                FIRST,
                "PLASTIC",
                new Localized("次", "time"),
                0,
                null,
                Arrays.asList(parts),
                true);
    }

    private <T> T as(Supplier<T> act) {
        return people.as(MANAGER, act);
    }

    private static String refusedAt(Runnable command) {
        var refused = catchThrowableOfType(InvalidInput.class, command::run);
        return refused.field() + " " + refused.key();
    }
}
