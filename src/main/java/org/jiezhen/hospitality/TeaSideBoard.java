package org.jiezhen.hospitality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jiezhen.hospitality.TeaSideBoard.SideFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands beside the work of the tea room: how full the flasks are, who may drink nothing, which lists are to be signed. */
@Component
public class TeaSideBoard implements BoardSource<SideFact> {

    /** The board's name. */
    public static final String NAME = "teaSide";

    /** Under which heading a row stands. */
    public enum Part {
        FLASK,
        LIST,
        NOTHING
    }

    /** Whoever serves: a guest by ticket, and only that nothing may be served. */
    public static final Audience<SideFact> EVERYBODY = Audience.everyRow(
            "everybody",
            HospitalityPermission.SERVE,
            Column.<SideFact>ticket(Field.of("tk", SideFact::ticket), "hospitality.ticket"),
            Column.text(Field.<SideFact>of("nm", SideFact::name), "hospitality.what")
                    .strong(),
            Column.status(
                            Field.<SideFact>of("st", SideFact::state),
                            "hospitality.state",
                            new Mark("LEVEL_0", "i-x", false),
                            new Mark("LEVEL_1", "i-cup", false),
                            new Mark("LEVEL_2", "i-cup", false),
                            new Mark("LEVEL_3", "i-cup", false),
                            new Mark("LEVEL_4", "i-cup", true),
                            new Mark("YES", "i-nil", false),
                            new Mark("UNKNOWN", "i-nil", false),
                            new Mark("OPEN", "ring0", false),
                            new Mark("SIGNED", "i-check", true))
                    .sub(
                            Field.<SideFact>of("q", SideFact::bars),
                            Field.of("n", SideFact::progress),
                            Field.of("un", SideFact::until),
                            Field.of("by", SideFact::by)),
            Column.elapsed(
                    Field.<SideFact>of("s", fact -> fact.since == null ? null : fact.since.toEpochMilli()),
                    Field.of("tg", SideFact::target),
                    "hospitality.age"),
            Column.actions(SideFact::next, "hospitality.action", "OPEN", "FILL", "GO_ON"),
            Field.<SideFact>of("gr", SideFact::part).coded("hospitality.side", Part.class),
            Field.<SideFact>of("o", SideFact::order));

    /**
     * A flask, a guest who may have nothing, or a list.
     *
     * @param until by what time of the day a list is to be signed
     * @param since since when it is asked for, or from when on a list is urgent; null where no time counts
     */
    public record SideFact(
            Part part,
            String id,
            int order,
            @Nullable String ticket,
            @Nullable Localized name,
            String state,
            int level,
            @Nullable String progress,
            @Nullable Localized until,
            @Nullable String by,
            @Nullable Instant since,
            @Nullable Integer target)
            implements BoardSource.Fact {

        /** How full it is, told by shape as well. */
        private @Nullable String bars() {
            return part == Part.FLASK ? "■".repeat(level) + "□".repeat(Flasks.FULL - level) : null;
        }

        private List<Next> next() {
            return switch (part) {
                case FLASK -> level == Flasks.FULL ? List.of() : List.of(Next.of("FILL"));
                case LIST -> List.of(Next.of(state.equals("SIGNED") ? "OPEN" : "GO_ON"));
                case NOTHING -> List.of();
            };
        }
    }

    private static final String SIDE = """
            SELECT 'FLASK' AS part, f.flask_id::text AS id, f.rank AS ord, NULL::date AS day, NULL::int AS number, f.zh, f.en,
                   'LEVEL_' || f.level AS state, f.level, 0 AS done, 0 AS of, NULL::text AS by_name,
                   CASE WHEN f.asked THEN f.since END AS since, NULL::int AS due,
                   CASE WHEN f.asked THEN t.seconds END AS target
            FROM flask_now f LEFT JOIN target t ON t.code = 'FLASK_FILLED'
            UNION ALL
            SELECT 'LIST', l.code, 1000 + l.rank, NULL, NULL, l.zh, l.en, CASE WHEN s.signed THEN 'SIGNED' ELSE 'OPEN' END, 0,
                   coalesce(cardinality(s.done), 0),
                   (SELECT count(*) FROM tea_list_item i WHERE i.list = l.code AND i.asked)::int,
                   CASE WHEN s.signed THEN n.name END, NULL, l.due, NULL
            FROM tea_list l
            LEFT JOIN tea_sheet h ON h.list = l.code AND h.day = :day
            LEFT JOIN tea_sheet_state s ON s.sheet_id = h.id AND s.ended IS NULL AND s.voided IS NULL
            LEFT JOIN journal_told j ON j.id = s.begun_by
            LEFT JOIN staff_named n ON n.actor = j.actor
            UNION ALL
            SELECT 'NOTHING', f.visit_id::text, 2000, v.arrival_day, v.ticket_number, NULL, NULL, f.state, 0, 0, 0, NULL, NULL, NULL,
                   NULL
            FROM fasting_now f JOIN visit v ON v.id = f.visit_id
            WHERE f.state <> 'NO'""";

    /** For so long before it is to be signed the time of a list runs. */
    private static final Duration URGENT = Duration.ofHours(1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    private final JdbcClient jdbc;
    private final Clock clock;

    TeaSideBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(FlaskKind.NAME, SheetKind.NAME, "visit", "fasting", "intake", "target", "account", "menu");
    }

    @Override
    public List<SideFact> read() {
        var now = clock.instant();
        var day = BusinessTime.day(now);
        return jdbc.sql(SIDE)
                .param("day", day)
                .query((rs, row) -> fact(rs, day, now))
                .list();
    }

    private static SideFact fact(ResultSet rs, LocalDate day, Instant now) throws SQLException {
        var part = Part.valueOf(rs.getString("part"));
        var number = rs.getObject("number", Integer.class);
        var zh = rs.getString("zh");
        var due = rs.getObject("due", Integer.class);
        var since = rs.getObject("since", OffsetDateTime.class);
        var state = rs.getString("state");
        var isList = part == Part.LIST;
        var signing = isList && due != null && !state.equals("SIGNED") ? until(day, due) : null;
        return new SideFact(
                part,
                rs.getString("id"),
                rs.getInt("ord"),
                number == null ? null : new Ticket(rs.getObject("day", LocalDate.class), number).text(),
                zh == null ? null : new Localized(zh, rs.getString("en")),
                state,
                rs.getInt("level"),
                isList && !state.equals("SIGNED") ? rs.getInt("done") + "/" + rs.getInt("of") : null,
                signing == null ? null : said(signing),
                rs.getString("by_name"),
                isList ? urgent(signing, now) : since == null ? null : since.toInstant(),
                signing == null ? rs.getObject("target", Integer.class) : (Integer) (int) URGENT.toSeconds());
    }

    private static @Nullable Instant urgent(@Nullable Instant signing, Instant now) {
        return signing == null || now.isBefore(signing.minus(URGENT)) ? null : signing.minus(URGENT);
    }

    private static Instant until(LocalDate day, int minutes) {
        return day.atStartOfDay(BusinessTime.ZONE).plusMinutes(minutes).toInstant();
    }

    private static Localized said(Instant until) {
        var time = TIME.format(until);
        return new Localized(time + " 前签", "sign by " + time);
    }
}
