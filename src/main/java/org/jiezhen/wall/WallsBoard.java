package org.jiezhen.wall;

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
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.live.Shown;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an administrator sees of the walls: the screens with their last contact, the announcements, the switches. */
@Component
public class WallsBoard implements BoardSource<WallsBoard.Thing> {

    private static final Field<Thing> NAME = Field.of("nm", Thing::name);
    private static final Field<Thing> STATE = Field.of("st", Thing::state);
    private static final Field<Thing> SINCE =
            Field.of("s", thing -> thing.since == null ? null : (Long) thing.since.toEpochMilli());

    /** Screens. */
    public static final Audience<Thing> DEVICES = audience(
            "devices",
            Kind.DEVICE,
            Column.text(NAME, "walls.name")
                    .strong()
                    .sub(Field.of("pl", Thing::room), Field.mark("rf", Thing::refused, "walls.refused")),
            Column.status(
                    STATE.coded("walls.state", "CONNECTED", "SILENT", "NEVER", "REVOKED", "LET_GO"),
                    "walls.state",
                    new Mark("CONNECTED", "disc", true),
                    new Mark("SILENT", "tri", false),
                    new Mark("NEVER", "ring0", false),
                    new Mark("REVOKED", "r-closed", false),
                    new Mark("LET_GO", "r-closed", false)),
            Column.elapsed(SINCE, "walls.contact"),
            Column.actions(
                    thing -> "LET_GO".equals(thing.state)
                            ? List.of()
                            : List.of(Next.of("REVOKED".equals(thing.state) ? "LET_GO" : "REVOKE")),
                    "walls.action",
                    "REVOKE",
                    "LET_GO",
                    "OPEN"));

    /** Announcements. */
    public static final Audience<Thing> NOTES = audience(
            "notes",
            Kind.NOTE,
            Column.text(NAME, "walls.note").strong().sub(Field.of("mo", Thing::more)),
            Column.text(Field.of("un", Thing::until), "walls.until").none("until.none"),
            Column.actions(_ -> List.of(Next.of("REMOVE")), "walls.action", "REMOVE"),
            // The longer it hangs there, the further above.
            SINCE);

    /** Switches. */
    public static final Audience<Thing> SETTINGS = audience(
            "settings",
            Kind.SETTING,
            Column.text(NAME.coded("walls.setting", "NAMES", "VOICE", "FETCHED"), "walls.setting")
                    .strong(),
            Column.status(
                    STATE.coded("walls.switch", "ON", "OFF"),
                    "walls.state",
                    new Mark("ON", "disc", true),
                    new Mark("OFF", "ring0", false)),
            Column.actions(
                    thing -> List.of(Next.of("ON".equals(thing.state) ? "SWITCH_OFF" : "SWITCH_ON")),
                    "walls.action",
                    "SWITCH_ON",
                    "SWITCH_OFF"));

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
     * @param room whose panel it is
     */
    public record Thing(
            String id,
            Kind kind,
            String name,
            @Nullable String more,
            @Nullable String state,
            @Nullable Instant since,
            boolean refused,
            @Nullable String until,
            @Nullable Localized room)
            implements BoardSource.Fact {}

    private static final String THINGS = """
            SELECT 'DEVICE' AS kind, d.id::text AS id, d.name, NULL AS more,
                   CASE WHEN revoked_at IS NOT NULL THEN CASE WHEN token_hash IS NULL THEN 'LET_GO' ELSE 'REVOKED' END
                        WHEN last_contact IS NULL THEN 'NEVER'
                        WHEN last_contact > :alive THEN 'CONNECTED'
                        ELSE 'SILENT' END AS state,
                   coalesce(revoked_at, last_contact, paired_at) AS since, coalesce(refused_at > :remembered AND last_contact > refused_at + interval '15 seconds', false)
                       AS refused,
                   CAST(NULL AS timestamptz) AS ends_at, p.name_zh, p.name_en
            FROM wall_device d LEFT JOIN place p ON p.id = d.place_id
            WHERE token_hash IS NOT NULL OR revoked_at > :remembered
            UNION ALL
            SELECT 'NOTE', id::text, zh, en, NULL, posted_at, false, ends_at, NULL, NULL
            FROM announcement WHERE removed_at IS NULL AND (ends_at IS NULL OR ends_at > :now)
            UNION ALL
            SELECT 'SETTING', code, code, NULL, CASE WHEN is_on THEN 'ON' ELSE 'OFF' END, NULL, false, NULL, NULL, NULL
            FROM wall_setting
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    WallsBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @SafeVarargs
    private static Audience<Thing> audience(String name, Kind kind, Shown<Thing>... shown) {
        return new Audience<>(name, Permission.WALL_MANAGE, thing -> thing.kind == kind, List.of(shown));
    }

    @Override
    public String name() {
        return "walls";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("wall", "place");
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
                        : BusinessTime.day(ends.toInstant()).minusDays(1).toString(),
                rs.getString("name_zh") == null
                        ? null
                        : new Localized(rs.getString("name_zh"), rs.getString("name_en")));
    }
}
