package org.jiezhen.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * My turn, proven: of each consultant where she stands in the wheel, and what has become of each turn today, with the reason.
 * Nobody's name and no ticket is in it.
 */
@Component
public class TurnsBoard implements BoardSource<TurnsBoard.TurnFact> {

    /** The board's name. */
    public static final String NAME = "turns";

    /** What can have become of a place in the wheel, as the column says it. */
    public static final List<String> WHATS =
            List.of("PLACE", "OUTSIDE", "JOIN", "LEAVE", "TURN", "PASS", "OWED", "CREDIT", "NAMED", "BACK");

    /** Why, as the column says it. */
    public static final List<String> WHYS = Stream.concat(
                    Stream.of("TURN", "OWED", "CAME", "WENT", "NO_TURN"),
                    Arrays.stream(Rules.Reason.values()).map(Enum::name))
            .toList();

    /** Her own alone. */
    public static Audience<TurnFact> mine(StaffId staff) {
        return new Audience<>(
                "mine:" + staff,
                TriagePermission.RECEIVE,
                fact -> fact.who.equals(staff),
                List.of(
                        Column.text(Field.<TurnFact>of("t", TurnFact::time), "triage.mine.when")
                                .strong(),
                        Column.text(
                                Field.<TurnFact>of("w", TurnFact::what).coded("triage.mine.is", WHATS),
                                "triage.mine.what"),
                        Column.text(
                                        Field.<TurnFact>of("r", TurnFact::reason)
                                                .coded("triage.reason", WHYS),
                                        "triage.mine.why")
                                .none("triage.none"),
                        Column.text(Field.<TurnFact>of("n", TurnFact::says), "triage.mine.figure")
                                .none("triage.none"),
                        Field.of("o", TurnFact::order)));
    }

    /**
     * Where somebody stands, or what became of one turn.
     *
     * @param turn of the ledger; 0 is where she stands
     * @param place in the wheel, of where she stands
     * @param owed make-up turns that are open, of where she stands
     */
    public record TurnFact(
            StaffId who,
            long turn,
            String what,
            @Nullable String reason,
            @Nullable Instant at,
            @Nullable Integer place,
            int owed)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return "turn:" + who + ":" + turn;
        }

        String time() {
            return at == null ? "" : TIME.format(at);
        }

        /** The place, and how many make-up turns are owed. */
        @Nullable
        String says() {
            return turn != 0 ? null : (place == null ? "–" : place + "") + (owed > 0 ? " +" + owed : "");
        }

        long order() {
            return turn == 0 ? 0 : Long.MAX_VALUE / 4096 - turn;
        }
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    private static final String ROWS = """
            SELECT account_id, 0 AS id, CASE WHEN place IS NULL THEN 'OUTSIDE' ELSE 'PLACE' END AS what,
                   NULL::text AS reason, NULL::timestamptz AS at, place, owed
            FROM triage_place
            UNION ALL
            SELECT account_id, id,
                   CASE WHEN voided IS NOT NULL THEN 'BACK' WHEN owed THEN 'OWED' ELSE kind END,
                   reason, at, NULL, 0
            FROM triage_turn WHERE at >= :from""";

    private final JdbcClient jdbc;
    private final Clock clock;

    TurnsBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of("triage", "visit", "duty", "account");
    }

    @Override
    public List<TurnFact> read() {
        return jdbc.sql(ROWS)
                .param(
                        "from",
                        BusinessTime.day(clock.instant())
                                .atStartOfDay(BusinessTime.ZONE)
                                .toOffsetDateTime())
                .query(TurnsBoard::fact)
                .list();
    }

    private static TurnFact fact(ResultSet rs, int row) throws SQLException {
        var at = rs.getObject("at", OffsetDateTime.class);
        return new TurnFact(
                new StaffId(rs.getObject("account_id", UUID.class)),
                rs.getLong("id"),
                rs.getString("what"),
                rs.getString("reason"),
                at == null ? null : at.toInstant(),
                rs.getObject("place") == null ? null : rs.getInt("place"),
                rs.getInt("owed"));
    }
}
