package org.jiezhen.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.roster.RosterBoard.About;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.Issue;
import org.jiezhen.tables.RowByRow.Counts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A roster's file is looked through first, with each mistake by row and column; brought in twice it does no harm. */
@PortalTest
class RosterImportTest {

    @Autowired
    RosterImport imports;

    @Autowired
    RosterBoard board;

    @Autowired
    RosterDays days;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nothingIsPlanned() {
        jdbc.sql("UPDATE roster_item SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                .update();
    }

    @Test
    void theDryRunSaysWhatHappensAndChangesNothingAndTheSecondTimeNothingIsNew() {
        var monday = Week.of(days.today()).plus(1).monday();
        var file = """
                姓名,日期,班次,岗位
                钱进,%1$s,8-12 13-18,
                qianjin,%2$s,茶,化验科
                """.formatted(monday, monday.plusDays(1));
        var checked = check(file);
        assertThat(checked.issues()).isEmpty();
        assertThat(checked.foreseen()).isEqualTo(new Counts(2, 0, 0, 0, 0));
        assertThat(cell(monday)).isEmpty();
        assertThat(bringIn(checked)).isEqualTo(checked.foreseen());
        assertThat(cell(monday)).isEqualTo("08:00-12:00 13:00-18:00");
        assertThat(cell(monday.plusDays(2))).isEqualTo("TEA 08:00-18:00");
        assertThat(bringIn(check(file))).isEqualTo(new Counts(0, 0, 2, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void aWeekThatWasTakenAsAFileIsBroughtInAgainAsItWas(String language) {
        var week = Week.of(days.today()).plus(1);
        bringIn(check("""
                姓名,日期,班次,岗位
                钱进,%1$s,8-12 13-18,
                钱进,%2$s,休,
                """.formatted(week.monday(), week.monday().plusDays(1))));
        var taken = RosterFile.of(week, board.read(), Locale.forLanguageTag(language));
        var file = Stream.concat(Stream.of(taken.heads()), taken.rows().stream())
                .map(row -> String.join(",", row))
                .collect(Collectors.joining("\n", "", "\n"));

        nothingIsPlanned();
        var checked = check(file);
        assertThat(checked.issues()).isEmpty();
        assertThat(bringIn(checked)).isEqualTo(new Counts(2, 0, 0, 0, 0));
        assertThat(cell(week.monday())).isEqualTo("08:00-12:00 13:00-18:00");
        assertThat(cell(week.monday().plusDays(1))).isEqualTo("LEAVE");
    }

    @Test
    void eachMistakeIsSaidAtItsRowAndColumn() {
        var monday = Week.of(days.today()).plus(1).monday();
        var checked = check("""
                name,date,shift,role
                钱进,%1$s,lunch,
                某某,%1$s,8-12,
                钱进,soon,8-12,
                钱进,%1$s,8-12,CASHIER
                钱进,2020-01-06,8-12,
                钱进,%1$s,9-12,LAB
                """.formatted(monday));
        assertThat(checked.issues())
                .extracting(Issue::row, issue -> issue.why().key())
                .containsExactlyInAnyOrder(
                        tuple(2, "refusal.roster.unreadable"),
                        tuple(3, "refusal.roster.person"),
                        tuple(4, "refusal.roster.day"),
                        tuple(5, "refusal.roster.roleUnknown"),
                        tuple(6, "refusal.roster.past"));
        assertThat(checked.foreseen()).isEqualTo(new Counts(1, 0, 0, 1, 4));
    }

    private Checked<RosterLine, Counts> check(String file) {
        return people.as("gaofeng", () -> imports.check(file.getBytes(StandardCharsets.UTF_8), (_, _) -> {}));
    }

    private Counts bringIn(Checked<RosterLine, Counts> checked) {
        return people.as("gaofeng", () -> imports.bringIn(UUID.randomUUID(), checked, (_, _) -> {}));
    }

    private String cell(LocalDate day) {
        return board.read().stream()
                .filter(row -> row.about() == About.PERSON
                        && row.week().equals(Week.of(day))
                        && people.id("qianjin").toString().equals(row.person()))
                .map(row -> row.days().get(day.getDayOfWeek().getValue() - 1))
                .findFirst()
                .orElseThrow();
    }
}
