package org.jiezhen.wall;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an administrator sees of the walls: the screens with their last contact, the announcements, the switches. */
@Component
public class WallsBoard implements BoardSource<WallsBoard.Thing> {

    /** Screens. */
    public static final Audience<Thing> DEVICES = audience("devices", Kind.DEVICE);

    /** Announcements. */
    public static final Audience<Thing> NOTES = audience("notes", Kind.NOTE);

    /** Switches. */
    public static final Audience<Thing> SETTINGS = audience("settings", Kind.SETTING);

    // A wall beats every ten seconds, and its beat is written down within two.
    private static final Duration ALIVE = Duration.ofSeconds(30);
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** What a row is about. */
    public enum Kind {
        DEVICE,
        NOTE,
        SETTING
    }

    /**
     * A screen, an announcement or a switch.
     *
     * @param name the screen's name, the announcement in Chinese, the switch's code
     * @param more the announcement in English
     * @param state CONNECTED, SILENT, NEVER, REVOKED or LET_GO; ON or OFF
     * @param since last contact, or since when it is revoked or posted
     * @param refused whether its token was lately shown by another screen, while this one went on
     * @param until the last day of an announcement, as the house writes it
     */
    public record Thing(
            String id,
            Kind kind,
            String name,
            @Nullable String more,
            @Nullable String state,
            @Nullable Instant since,
            boolean refused,
            @Nullable String until)
            implements BoardSource.Fact {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ThingRow(
            String id,
            String nm,
            @Nullable String mo,
            @Nullable String st,
            @Nullable Long s,
            @Nullable String rf,
            @Nullable String un,
            List<List<String>> nx) {

        static ThingRow of(Thing thing) {
            return new ThingRow(
                    thing.id,
                    thing.name,
                    thing.more,
                    thing.state,
                    thing.since == null ? null : thing.since.toEpochMilli(),
                    thing.refused ? "YES" : null,
                    thing.until,
                    next(thing));
        }

        private static List<List<String>> next(Thing thing) {
            return switch (thing.kind) {
                case NOTE -> List.of(List.of("REMOVE"));
                case SETTING -> List.of(List.of("ON".equals(thing.state) ? "SWITCH_OFF" : "SWITCH_ON"));
                case DEVICE ->
                    "LET_GO".equals(thing.state)
                            ? List.of()
                            : List.of(List.of("REVOKED".equals(thing.state) ? "LET_GO" : "REVOKE"));
            };
        }
    }

    private static final String THINGS = """
            SELECT 'DEVICE' AS kind, id::text AS id, name, NULL AS more,
                   CASE WHEN revoked_at IS NOT NULL THEN CASE WHEN token_hash IS NULL THEN 'LET_GO' ELSE 'REVOKED' END
                        WHEN last_contact IS NULL THEN 'NEVER'
                        WHEN last_contact > :alive THEN 'CONNECTED'
                        ELSE 'SILENT' END AS state,
                   coalesce(revoked_at, last_contact, paired_at) AS since, coalesce(refused_at > :remembered AND last_contact > refused_at + interval '15 seconds', false)
                       AS refused,
                   CAST(NULL AS timestamptz) AS ends_at
            FROM wall_device
            WHERE token_hash IS NOT NULL OR revoked_at > :remembered
            UNION ALL
            SELECT 'NOTE', id::text, zh, en, NULL, posted_at, false, ends_at
            FROM announcement WHERE removed_at IS NULL AND (ends_at IS NULL OR ends_at > :now)
            UNION ALL
            SELECT 'SETTING', code, code, NULL, CASE WHEN is_on THEN 'ON' ELSE 'OFF' END, NULL, false, NULL
            FROM wall_setting
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    WallsBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static Audience<Thing> audience(String name, Kind kind) {
        return new Audience<>(name, Permission.WALL_MANAGE, thing -> thing.kind == kind ? ThingRow.of(thing) : null);
    }

    @Override
    public String name() {
        return "walls";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("wall");
    }

    @Override
    public List<Thing> read() {
        var now = clock.instant();
        return jdbc.sql(THINGS)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("alive", now.minus(ALIVE).atOffset(ZoneOffset.UTC))
                .param("remembered", now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .query(WallsBoard::thing)
                .list();
    }

    /** The screen's name as it is now, for a form about it. */
    public String nameOf(DeviceId device) {
        return jdbc.sql("SELECT name FROM wall_device WHERE id = ?")
                .param(device.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static Thing thing(ResultSet rs, int row) throws SQLException {
        var since = rs.getObject("since", OffsetDateTime.class);
        var ends = rs.getObject("ends_at", OffsetDateTime.class);
        var more = rs.getString("more");
        return new Thing(
                rs.getString("id"),
                Kind.valueOf(rs.getString("kind")),
                rs.getString("name"),
                more == null || more.isEmpty() ? null : more,
                rs.getString("state"),
                since == null ? null : since.toInstant(),
                rs.getBoolean("refused"),
                ends == null
                        ? null
                        : BusinessTime.day(ends.toInstant()).minusDays(1).toString());
    }
}
