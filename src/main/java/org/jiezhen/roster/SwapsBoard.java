package org.jiezhen.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** ShiftSwaps that are asked for, and for a week those that are over. */
@Component
public class SwapsBoard implements BoardSource<SwapsBoard.Row> {

    /** How far it is, or how it ended. */
    public enum Status {
        REQUESTED,
        ACCEPTED,
        AGREED,
        DECLINED,
        WITHDRAWN,
        REFUSED
    }

    /**
     * A swap.
     *
     * @param gives the day and what is planned for the asker
     * @param takes the day in exchange and what is planned for the colleague; null where nothing is
     */
    public record Row(
            String id,
            StaffId asker,
            String askerName,
            StaffId other,
            String otherName,
            Localized gives,
            @Nullable Localized takes,
            Status status,
            Instant since,
            int order)
            implements BoardSource.Fact {

        /** Whether it is one's own, or to be agreed to by whoever keeps the roster. */
        public boolean concerns(StaffId me, boolean agrees) {
            return agrees || asker.equals(me) || other.equals(me);
        }
    }

    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    SwapsBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What somebody sees of them: one's own, and all of them whoever agrees. */
    public static Audience<Row> of(StaffId me, boolean agrees) {
        return new Audience<>(
                agrees ? "all:" + me : "mine:" + me,
                RosterPermission.SEE,
                row -> row.concerns(me, agrees),
                List.of(
                        Column.text(Field.of("g", Row::gives), "swap.gives").sub(Field.of("t", Row::takes)),
                        Column.text(Field.of("a", Row::askerName), "swap.asker").strong(),
                        Column.text(Field.of("o", Row::otherName), "swap.other").strong(),
                        Column.status(
                                Field.<Row>of("st", Row::status).coded("swap.state", Status.class),
                                "swap.state",
                                new Mark("REQUESTED", "ring0", false),
                                new Mark("ACCEPTED", "ring2", false),
                                new Mark("AGREED", "disc", true),
                                new Mark("DECLINED", "out", false),
                                new Mark("WITHDRAWN", "out", false),
                                new Mark("REFUSED", "out", false)),
                        Column.elapsed(Field.of("s", row -> row.since.toEpochMilli()), "swap.since"),
                        Column.actions(
                                row -> next(row, me, agrees), "swap.action", "ACCEPT", "WITHDRAW", "AGREE", "OPEN"),
                        Field.of("or", Row::order)));
    }

    private static List<Next> next(Row row, StaffId me, boolean agrees) {
        var next = new ArrayList<Next>();
        if (row.status == Status.REQUESTED && row.other.equals(me)) {
            next.add(Next.of("ACCEPT"));
        } else if (row.status == Status.ACCEPTED && agrees) {
            next.add(Next.of("AGREE"));
        } else if ((row.status == Status.REQUESTED || row.status == Status.ACCEPTED) && row.asker.equals(me)) {
            next.add(Next.of("WITHDRAW"));
        }
        return next;
    }

    @Override
    public String name() {
        return "swaps";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("swap", "account");
    }

    @Override
    public List<Row> read() {
        return jdbc.sql("""
                        SELECT s.id, s.asker, n.name AS asker_name, s.other, m.name AS other_name, s.day, s.gives,
                               s.other_day, s.takes, coalesce(s.outcome, t.state) AS status,
                               coalesce(s.closed, t.started) AS since, s.closed IS NOT NULL AS over
                        FROM roster_swap s
                        JOIN staff_named n ON n.actor = s.asker::text
                        JOIN staff_named m ON m.actor = s.other::text
                        LEFT JOIN roster_swap_state t ON t.swap_id = s.id AND t.ended IS NULL AND t.voided IS NULL
                        WHERE (s.closed IS NULL AND t.state IS NOT NULL) OR s.closed > ?""")
                .param(RosterItems.utc(clock.instant().minus(KEPT)))
                .query((rs, row) -> {
                    var since = rs.getObject("since", OffsetDateTime.class).toInstant();
                    var otherDay = rs.getObject("other_day", LocalDate.class);
                    return new Row(
                            rs.getString("id"),
                            new StaffId(rs.getObject("asker", UUID.class)),
                            rs.getString("asker_name"),
                            new StaffId(rs.getObject("other", UUID.class)),
                            rs.getString("other_name"),
                            said(rs.getObject("day", LocalDate.class), rs.getString("gives")),
                            otherDay == null ? null : said(otherDay, rs.getString("takes")),
                            Status.valueOf(rs.getString("status")),
                            since,
                            // The newest first, those that are over below.
                            (rs.getBoolean("over") ? 1 << 30 : 0) + (1 << 29) - (int) (since.getEpochSecond() / 60));
                })
                .list();
    }

    /** A day, and what is planned on it, in both languages. */
    static Localized said(LocalDate day, String text) {
        var at = "%02d-%02d ".formatted(day.getMonthValue(), day.getDayOfMonth());
        return new Localized(
                at + text.replace("TEA", "茶水").replace("LEAVE", "休"),
                at + text.replace("TEA", "tea").replace("LEAVE", "leave"));
    }
}
