package org.jiezhen.filings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiezhen.filings.FilingsBoard.Line;
import org.jiezhen.filings.FilingsBoard.State;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FilingsBoardTest extends BoardContractTest<Line> {

    @Autowired
    private FilingsBoard board;

    @Autowired
    private Clock clock;

    /** What doctors are filed for is shared with the tests that follow. */
    @AfterEach
    void itNeverHeld() {
        jdbc.sql("""
                        WITH entry AS (
                            INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                            VALUES (now(), 'system', 'filings.end', 'filing', 'all') RETURNING id)
                        UPDATE filing SET end_reason = 'MISTAKE', ended_by = (SELECT id FROM entry)
                        WHERE number LIKE 'B-%' AND end_reason IS NULL""").update();
    }

    @Test
    void whatHasRunOutOrWillBeforeLongStandsFirstUnlessAnotherTakesItsPlace() {
        var today = BusinessTime.day(clock.instant());
        var over = filing("SURGERY", 2, today.minusYears(5), today.minusDays(1));
        assertThat(state(over)).as("another filing covers it: to level 3").isEqualTo(State.OVER);
        var expired = filing("DENTAL", 1, today.minusYears(5), today.minusDays(1));
        assertThat(state(expired)).isEqualTo(State.EXPIRED);
        assertThat(board.read().getFirst().state()).isEqualTo(State.EXPIRED);
        var lastDay = filing("TCM", 1, today.minusYears(5), today);
        assertThat(state(lastDay)).as("its last day is a day of it").isEqualTo(State.EXPIRING);
        var soon = filing("SKIN", 1, today.minusYears(5), today.plusDays(FilingsBoard.SOON_DAYS));
        assertThat(state(soon)).isEqualTo(State.EXPIRING);
        var later = filing("SKIN", 1, today.minusYears(5), today.plusDays(FilingsBoard.SOON_DAYS + 1));
        assertThat(state(later)).isEqualTo(State.HOLDS);
        assertThat(state(soon)).as("the later one takes its place").isEqualTo(State.HOLDS);
        var coming = filing("DENTAL", 2, today.plusDays(1), null);
        assertThat(state(coming)).isEqualTo(State.COMES);
        assertThat(state(expired)).as("not yet").isEqualTo(State.EXPIRED);
    }

    @Test
    void aDoctorWithoutAFilingStandsThereAndOneWhoHasGoneIsOver() {
        var without = "doctor:"
                + jdbc.sql("SELECT id FROM account WHERE username = 'hanli'")
                        .query(UUID.class)
                        .single();
        assertThat(board.read()).extracting(Line::id).doesNotContain(without);
        jdbc.sql("UPDATE account SET enabled = false WHERE username = 'hanli'").update();
        try {
            assertThat(board.read())
                    .filteredOn(line -> line.name().equals("韩立"))
                    .isNotEmpty()
                    .extracting(Line::state)
                    .containsOnly(State.OVER);
        } finally {
            jdbc.sql("UPDATE account SET enabled = true WHERE username = 'hanli'")
                    .update();
        }
        jdbc.sql("UPDATE account_role SET role_code = 'DOCTOR' WHERE role_code = 'PHOTO'")
                .update();
        try {
            assertThat(board.read())
                    .filteredOn(line -> line.state() == State.NONE)
                    .extracting(Line::name)
                    .containsExactly("丁一凡");
        } finally {
            jdbc.sql("""
                            UPDATE account_role SET role_code = 'PHOTO'
                            WHERE account_id = (SELECT id FROM account WHERE username = 'dingyifan')""").update();
        }
    }

    private State state(String filing) {
        return board.read().stream()
                .filter(line -> line.id().equals(filing))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private String filing(String category, int level, LocalDate from, @Nullable LocalDate until) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO filing (id, account_id, number, category, level, authority, valid_from, valid_until)
                        SELECT :id, a.id, 'B-' || CAST(:id AS text), :category, :level, 'Here', :from, :until
                        FROM account a WHERE username = 'zhoumingyuan'""")
                .param("id", id)
                .param("category", category)
                .param("level", level)
                .param("from", from)
                .param("until", until)
                .update();
        return id.toString();
    }

    @Override
    protected BoardSource<Line> source() {
        return board;
    }

    @Override
    protected Audience<Line> audience() {
        return FilingsBoard.READERS;
    }

    @Override
    protected String change(int n) {
        return "filing:" + filing("SKIN", 1 + n % 4, LocalDate.of(2100, 1, 1), null);
    }

    @Override
    protected String table() {
        return "filing";
    }

    /** By what its doctor signs in is nobody's business. */
    @Override
    protected List<String> hide() {
        jdbc.sql("UPDATE account SET post_en = 'Canary post' WHERE username = 'zhoumingyuan'")
                .update();
        return List.of("Canary post", "zhoumingyuan");
    }
}
