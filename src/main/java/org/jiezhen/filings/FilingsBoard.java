package org.jiezhen.filings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jiezhen.filings.FilingsBoard.Line;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Shown;
import org.jiezhen.prices.Category;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Pinyin;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For what doctors are filed: what has run out or will before long first. */
@Component
public class FilingsBoard implements BoardSource<Line> {

    /** The board's name. */
    public static final String NAME = "filings";

    /** So many days ahead it is said that a filing runs out. */
    public static final int SOON_DAYS = 60;

    private static final String OF_DOCTOR = "doctor:";
    private static final int NAMED = 130;
    private static final int WIDE = 200;

    // Whoever can be filed and works here, each filing of theirs or none; and filings of those who are doctors no
    // longer.
    private static final String LINES = """
            SELECT a.id AS account_id, a.display_name AS name, f.id, f.number, f.category, f.level, f.authority, f.valid_from,
                   f.valid_until, f.end_reason, f.ended_from,
                   a.enabled AND EXISTS (SELECT FROM account_role JOIN role_permission USING (role_code)
                                         WHERE account_id = a.id AND permission = :practise) AS here
            FROM account a LEFT JOIN filing f ON f.account_id = a.id
            WHERE f.id IS NOT NULL
               OR a.enabled AND EXISTS (SELECT FROM account_role JOIN role_permission USING (role_code)
                                        WHERE account_id = a.id AND permission = :practise)
            ORDER BY a.display_name, f.valid_from DESC, f.id""";

    /** What is so of a filing, the most urgent first. */
    public enum State {
        /** Its last day is over, and no other has taken its place. */
        EXPIRED,
        /** A doctor who is filed for nothing. */
        NONE,
        EXPIRING,
        HOLDS,
        COMES,
        /** It ended before its time, or another has taken its place, or the doctor works here no longer. */
        OVER
    }

    /**
     * A filing, or a doctor without any.
     *
     * @param days until its last day; less than none since it
     */
    public record Line(
            String id,
            int order,
            String name,
            @Nullable String spelled,
            @Nullable String number,
            @Nullable String authority,
            @Nullable Category category,
            @Nullable Integer level,
            @Nullable LocalDate from,
            @Nullable LocalDate last,
            @Nullable Integer days,
            State state,
            @Nullable EndReason end)
            implements BoardSource.Fact {}

    /** Whoever plans with doctors. */
    public static final Audience<Line> READERS = audience("readers", FilingPermission.READ, List.of());

    /** Whoever writes them down. */
    public static final Audience<Line> KEEPERS =
            audience("keepers", FilingPermission.WRITE, List.of(Column.opening("filings.action")));

    private final Clock clock;
    private final JdbcClient jdbc;

    FilingsBoard(Clock clock, JdbcClient jdbc) {
        this.clock = clock;
        this.jdbc = jdbc;
    }

    private static Audience<Line> audience(String name, String permission, List<Column<Line>> more) {
        var shown = new ArrayList<Shown<Line>>(List.of(
                Column.text(Field.<Line>of("nm", Line::name), "filings.doctor")
                        .strong()
                        .wide(NAMED),
                Column.status(
                                Field.<Line>of("st", Line::state).coded("filings.state", State.class),
                                "filings.state",
                                new Mark("EXPIRED", "trif", true),
                                new Mark("NONE", "alone", false),
                                new Mark("EXPIRING", "tri", true),
                                new Mark("HOLDS", "disc", true),
                                new Mark("COMES", "ring0", true),
                                new Mark("OVER", "ring0", false))
                        .sub(Field.<Line>of("er", Line::end).coded("filings.end", EndReason.class)),
                Column.text(
                                Field.<Line>of("ca", Line::category).coded("prices.category", Category.class),
                                "filings.category")
                        .sub(Field.<Line>of("lv", line -> line.level == null ? null : line.level.toString())
                                .coded("filings.level", "1", "2", "3", "4"))
                        .wide(WIDE),
                Column.text(Field.<Line>of("no", Line::number), "filings.number")
                        .none("filings.noNumber")
                        .sub(Field.<Line>of("au", Line::authority))
                        .wide(WIDE),
                Column.text(
                                Field.<Line>of("un", line -> line.last == null ? null : line.last.toString()),
                                "filings.until")
                        .none("filings.noEnd")
                        .late(Field.mark("ex", line -> line.state == State.EXPIRED, "filings.late"))
                        .sub(
                                Field.<Line>of("dy", FilingsBoard::left),
                                Field.<Line>of(
                                        "fr",
                                        line -> line.from == null
                                                ? null
                                                : new Localized(line.from + " 起", "from " + line.from)))
                        .wide(WIDE)));
        shown.addAll(more);
        shown.add(Field.of("sp", Line::spelled));
        shown.add(Field.of("o", Line::order));
        return new Audience<>(name, permission, _ -> true, shown);
    }

    private static @Nullable Localized left(Line line) {
        if (line.days == null) {
            return null;
        }
        return switch (line.state) {
            case EXPIRING -> new Localized("还有 " + line.days + " 天", line.days + " days left");
            case EXPIRED -> new Localized("过期 " + -line.days + " 天", -line.days + " days ago");
            default -> null;
        };
    }

    /** The doctor that a row is about, where it is of somebody without a filing. */
    public static boolean isDoctor(String row) {
        return row.startsWith(OF_DOCTOR);
    }

    /** The doctor's id in such a row. */
    public static String doctor(String row) {
        return row.substring(OF_DOCTOR.length());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(FilingAdministration.SUBJECT, "account");
    }

    /** A row of the statement. */
    private record Read(
            String account, String name, @Nullable Filing filing, boolean here) {}

    @Override
    public List<Line> read() {
        var today = BusinessTime.day(clock.instant());
        var rows = jdbc.sql(LINES)
                .param("practise", FilingPermission.PRACTISE)
                .query(FilingsBoard::row)
                .list();
        var lines = new ArrayList<Line>();
        for (var row : rows) {
            if (row.filing != null) {
                lines.add(line(row, row.filing, state(row, row.filing, rows, today), today));
            }
        }
        rows.stream()
                .filter(row -> row.here
                        && rows.stream()
                                .noneMatch(other -> other.account.equals(row.account)
                                        && other.filing != null
                                        && other.filing.end() == null))
                .filter(row -> lines.stream().noneMatch(line -> line.id.equals(OF_DOCTOR + row.account)))
                .map(row -> new Line(
                        OF_DOCTOR + row.account,
                        0,
                        row.name,
                        Pinyin.spelled(row.name),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        State.NONE,
                        null))
                .distinct()
                .forEach(lines::add);
        return ordered(lines);
    }

    private static List<Line> ordered(List<Line> lines) {
        var sorted = lines.stream()
                .sorted(Comparator.comparing(Line::state)
                        .thenComparing(line -> Objects.requireNonNullElse(line.last, LocalDate.MAX))
                        .thenComparing(Line::name)
                        .thenComparing(Line::id))
                .toList();
        var ordered = new ArrayList<Line>();
        for (var line : sorted) {
            ordered.add(new Line(
                    line.id,
                    ordered.size(),
                    line.name,
                    line.spelled,
                    line.number,
                    line.authority,
                    line.category,
                    line.level,
                    line.from,
                    line.last,
                    line.days,
                    line.state,
                    line.end));
        }
        return ordered;
    }

    private static Line line(Read row, Filing filing, State state, LocalDate today) {
        var is = filing.details();
        var last = filing.last();
        return new Line(
                filing.id().toString(),
                0,
                row.name,
                Pinyin.spelled(row.name),
                is.number(),
                is.authority(),
                is.category(),
                is.level(),
                is.from(),
                last,
                last == null ? null : Math.toIntExact(today.until(last, ChronoUnit.DAYS)),
                state,
                filing.end());
    }

    private static State state(Read row, Filing filing, List<Read> rows, LocalDate today) {
        if (!row.here || filing.end() != null && (filing.end() == EndReason.MISTAKE || filing.isOverOn(today))) {
            return State.OVER;
        }
        var last = filing.last();
        if (filing.isOverOn(today)) {
            return rows.stream().anyMatch(other -> takesThePlace(other, row, filing, today))
                    ? State.OVER
                    : State.EXPIRED;
        }
        if (!filing.holdsOn(today)) {
            return State.COMES;
        }
        var followed =
                rows.stream().anyMatch(other -> last != null && takesThePlace(other, row, filing, last.plusDays(1)));
        return last != null && !followed && !last.isAfter(today.plusDays(SOON_DAYS)) ? State.EXPIRING : State.HOLDS;
    }

    /** Whether another filing of the same doctor covers on a day what this one does. */
    private static boolean takesThePlace(Read other, Read row, Filing filing, LocalDate day) {
        var next = other.filing;
        var level = filing.details().level();
        return next != null
                && !next.id().equals(filing.id())
                && other.account.equals(row.account)
                && next.details().category() == filing.details().category()
                && next.holdsOn(day)
                && (level == null
                        || (next.details().level() != null && next.details().level() >= level));
    }

    private static Read row(ResultSet rs, int row) throws SQLException {
        return new Read(
                rs.getString("account_id"),
                rs.getString("name"),
                rs.getString("id") == null ? null : Filings.filing(rs, row),
                rs.getBoolean("here"));
    }
}
