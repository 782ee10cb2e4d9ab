package org.jiezhen.hospitality;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.habits.Alarms;
import org.jiezhen.live.Glance;
import org.jiezhen.oversight.OversightBoard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What whoever answers for the day is told of drinks and cups, by what the board sends. */
@Component
public class TeaAlarmed implements Alarms {

    private static final Set<String> OF_THE_TEA_ROOM = Set.of("drink", "cups", "wash");

    private final OversightBoard board;
    private final JdbcClient jdbc;

    TeaAlarmed(OversightBoard board, JdbcClient jdbc) {
        this.board = board;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("DRINK_LATE", "CUPS_LATE");
    }

    @Override
    public Set<Raised> raised(Glance glance) {
        return glance.rows(board, OversightBoard.WATCH).stream()
                .map(row -> row.get("id").asString().split(":", 2))
                .filter(id -> OF_THE_TEA_ROOM.contains(id[0]))
                .flatMap(id -> raised(UUID.fromString(id[1])).stream())
                .collect(Collectors.toSet());
    }

    /** Of a drink; of used cups, by the place where they stand, or all that are to be washed. */
    private Optional<Raised> raised(UUID about) {
        return jdbc.sql("""
                        SELECT code, CASE code WHEN 'DRINK' THEN order_id::text WHEN 'CUPS' THEN coalesce(place_id::text, '-')
                                     ELSE 'WASH' END
                        FROM drink_due WHERE about = ?""")
                .param(about)
                .query((rs, row) ->
                        new Raised(rs.getString(1).equals("DRINK") ? "DRINK_LATE" : "CUPS_LATE", rs.getString(2)))
                .optional();
    }
}
