package org.jiezhen.services;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.services.ProgramsBoard.Line;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every token that another program was ever given, those that work first; when each was last used, by the minute. */
@Component
public class ProgramsBoard implements BoardSource<Line> {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    /** Whether a token works. */
    public enum State {
        WORKS,
        REVOKED
    }

    /**
     * A program's token, without the token.
     *
     * @param scope its one permission
     * @param used last; null when never
     * @param place those that work first, the newest first
     */
    public record Line(
            ServiceId program,
            String name,
            String scope,
            Instant issued,
            @Nullable Instant used,
            @Nullable Instant revoked,
            int place)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return program.toString();
        }

        private State state() {
            return revoked == null ? State.WORKS : State.REVOKED;
        }
    }

    /** All of them, for whoever manages them. */
    public static final Audience<Line> ALL = Audience.everyRow(
            "all",
            Permission.SERVICES_MANAGE,
            Column.text(Field.of("nm", Line::name), "services.name").strong().sub(Field.of("sc", Line::scope)),
            Column.text(Field.<Line>of("i", line -> when(line.issued)), "services.issued")
                    .wide(180),
            Column.text(Field.<Line>of("u", line -> when(line.used)), "services.used")
                    .wide(180)
                    .none("services.never"),
            Column.status(
                            Field.of("st", Line::state).coded("services.state", State.class),
                            "services.state",
                            new Mark("WORKS", "disc", true),
                            new Mark("REVOKED", "r-closed", false))
                    .sub(Field.of("re", line -> when(line.revoked))),
            Column.actions(
                    line -> line.revoked == null ? List.of(Next.of("REVOKE")) : List.of(), "services.action", "REVOKE"),
            Field.of("o", Line::place));

    private final JdbcClient jdbc;

    ProgramsBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "programs";
    }

    @Override
    public Set<String> subjects() {
        return Set.of(ServiceAdministration.SUBJECT);
    }

    @Override
    public List<Line> read() {
        return jdbc.sql("""
                        SELECT id, name, scope, issued_at, used_at, revoked_at FROM service_token
                        ORDER BY revoked_at IS NOT NULL, issued_at DESC, id""").query(ProgramsBoard::line).list();
    }

    private static Line line(ResultSet rs, int row) throws SQLException {
        return new Line(
                new ServiceId(rs.getObject(1, UUID.class)),
                rs.getString(2),
                rs.getString(3),
                rs.getObject(4, OffsetDateTime.class).toInstant(),
                instant(rs.getObject(5, OffsetDateTime.class)),
                instant(rs.getObject(6, OffsetDateTime.class)),
                row);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String when(@Nullable Instant at) {
        return at == null ? null : WHEN.format(at);
    }
}
