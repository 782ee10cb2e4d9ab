package org.jiezhen.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.exports.Exports.Format;
import org.jiezhen.exports.Exports.Wanted;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tables.Cell;
import org.jiezhen.tables.Column;
import org.jiezhen.tables.Foresight;
import org.jiezhen.tables.Good;
import org.jiezhen.tables.Issue;
import org.jiezhen.tables.Row;
import org.jiezhen.tables.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** What is taken away is what was shown, is harmless in a spreadsheet, and is known to have been taken. */
@PortalTest
class ExportsTest {

    private static final List<String> HEADS = List.of("票号", "客人", "在哪里");
    private static final List<List<String>> ROWS = List.of(
            List.of("A001", "欧阳静怡", "3 号咨询室"),
            List.of("A002", "=HYPERLINK(\"http://a.example\")", ""),
            List.of("A003", "“引号”,逗号\n换行", "\u0001＋86"));

    private static final Foresight<Row, Boolean> NOTHING_FORESEEN = new Foresight<>() {
        @Override
        public void look(List<Good<Row>> rows, Consumer<Issue> issues) {}

        @Override
        public Boolean outcome(int broken) {
            return broken == 0;
        }
    };

    @Autowired
    Exports exports;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource
    void aFileIsOpenedAgainByTheReaderOfTables(Format format) {
        var bytes = take("gaofeng", wanted(0, 1, 2), format);
        assertThat(read(bytes, HEADS))
                .containsExactly(
                        List.of("A001", "欧阳静怡", "3 号咨询室"),
                        List.of(
                                "A002",
                                // A workbook says of a cell that it is a text; in CSV a sign before it does.
                                (format == Format.CSV ? "'" : "") + "=HYPERLINK(\"http://a.example\")",
                                ""),
                        List.of("A003", "“引号”,逗号\n换行", format == Format.CSV ? "\u0001＋86" : "＋86"));
    }

    @ParameterizedTest
    @EnumSource
    void columnsAreThoseThatAreWantedInTheOrderInWhichTheyAre(Format format) {
        var bytes = take("gaofeng", wanted(2, 0), format);
        assertThat(read(bytes, List.of("在哪里", "票号"))).first().isEqualTo(List.of("3 号咨询室", "A001"));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("欧阳静怡");
        assertThat(exports(format)).startsWith("3 [2, 0]");
    }

    @Test
    void whoeverMayNotTakeFilesTakesNoneAndNothingIsJournalled() {
        var before = count();
        for (var other : List.of("liting", "xulan", "zhoumingyuan")) {
            assertThatThrownBy(() -> take(other, wanted(0), Format.CSV))
                    .as(other)
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void aFileWithoutColumnsAndOneWithAColumnThatIsNotThereAreRefused() {
        var before = count();
        assertThatThrownBy(() -> take("gaofeng", wanted(), Format.CSV)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> take("gaofeng", wanted(0, 0), Format.CSV)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> take("gaofeng", wanted(3), Format.XLSX)).isInstanceOf(Refusal.class);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void columnsAreProposedAsThePersonTookThemLastOfTheSameList() {
        take("gaofeng", wanted(2, 0), Format.CSV);
        take("chengyuan", wanted(1), Format.CSV);
        people.as("gaofeng", () -> {
            assertThat(exports.takenLast("arrivals", 3)).containsExactly(2, 0);
            assertThat(exports.takenLast("arrivals", 4))
                    .as("the list has changed")
                    .isEmpty();
            assertThat(exports.takenLast("bookings", 3)).isEmpty();
            return true;
        });
        assertThat(people.as("chengyuan", () -> exports.takenLast("arrivals", 3)))
                .containsExactly(1);
    }

    private static Wanted wanted(Integer... columns) {
        return new Wanted("arrivals", List.of(columns), HEADS, ROWS);
    }

    private byte[] take(String person, Wanted wanted, Format format) {
        return people.as(person, () -> exports.take(wanted, format));
    }

    /** As an import reads it. */
    private static List<List<String>> read(byte[] file, List<String> heads) {
        var columns = heads.stream()
                .map(head -> Column.optional("arrivals.ticket", List.of(head), List.of(head + " (en)")))
                .toList();
        var rows = new ArrayList<List<String>>();
        new TableReader(columns)
                .check(
                        file,
                        row -> {
                            rows.add(columns.stream()
                                    .map(column -> Optional.ofNullable(row.read(column, Cell::text))
                                            .orElse(""))
                                    .toList());
                            return row;
                        },
                        NOTHING_FORESEEN,
                        (_, _) -> {});
        return rows;
    }

    private String exports(Format format) {
        return jdbc.sql("""
                        SELECT (detail ->> 'rows') || ' ' || (detail ->> 'columns') FROM journal
                        WHERE action = 'exports.take' AND subject_id = 'arrivals' AND reason = ? ORDER BY id DESC LIMIT 1""").param(format.name()).query(String.class).single();
    }

    private int count() {
        return jdbc.sql("SELECT count(*) FROM journal WHERE action = 'exports.take'")
                .query(Integer.class)
                .single();
    }
}
