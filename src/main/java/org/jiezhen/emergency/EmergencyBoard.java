package org.jiezhen.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.customers.ShownName;
import org.jiezhen.emergency.EmergencyBoard.Guest;
import org.jiezhen.fasting.FastingState;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Field;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is in the house, where, with whom, whether fasting, with which allergies: what a house needs to know of its guests when it
 * can ask nobody. It is shown to no screen; a browser that may keep it seals it as it comes.
 */
@Component
public class EmergencyBoard implements BoardSource<Guest> {

    /** The board's name. */
    public static final String NAME = "emergency";

    /** Whoever may keep the sheet. Of a discreet guest it says no more than any board does. */
    public static final Audience<Guest> KEEPERS = Audience.everyRow(
            "keepers",
            EmergencyPermission.KEEP,
            Field.<Guest>of("tk", guest -> guest.ticket.text()),
            Field.<Guest>of("nm", Guest::name),
            Field.<Guest>of("co", guest -> guest.companions == 0 ? null : guest.companions),
            Field.<Guest>of("pl", guest -> guest.place == null ? "STANDING" : guest.place)
                    .coded("visits.place", "STANDING"),
            Field.<Guest>of("wh", guest -> guest.with == null ? guest.holder : guest.with)
                    .coded("emergency.with", "DESK", "NONE"),
            Field.<Guest>of("fa", Guest::fasting).coded("emergency.fasting", FastingState.class),
            Field.<Guest>of("al", Guest::allergy).coded("emergency.allergy", Allergy.class),
            Field.of("aw", Guest::allergens));

    /** What is known of a guest's allergies. */
    public enum Allergy {
        HAS,
        HAS_NOT,
        /** The guest does not know. */
        UNKNOWN,
        /** Nobody has asked, or it may not be kept. */
        NOT_ASKED;

        /** By what stands in the form. */
        private static Allergy of(String answer) {
            return switch (answer) {
                case "YES" -> HAS;
                case "NO" -> HAS_NOT;
                case "UNKNOWN" -> UNKNOWN;
                default -> NOT_ASKED;
            };
        }
    }

    /**
     * A guest.
     *
     * @param name as boards call the guest; null while nobody knows
     * @param holder {@code DESK} or {@code NONE} where it is no person
     * @param with who is with the guest
     * @param fasting null of whoever is here on business
     * @param allergens in the guest's words
     */
    public record Guest(
            VisitId visit,
            Ticket ticket,
            @Nullable Object name,
            int companions,
            @Nullable Localized place,
            String holder,
            @Nullable String with,
            @Nullable FastingState fasting,
            Allergy allergy,
            @Nullable String allergens)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return visit.toString();
        }
    }

    private static final String OPEN = """
            SELECT n.visit_id, n.arrival_day, n.ticket_number, n.companions, w.name, w.alias, w.discreet,
                   p.name_zh, p.name_en, n.holder, s.name AS with_name, f.state AS fasting, a.value AS allergy
            FROM visit_now n
            JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = n.visit_id LIMIT 1) AS w ON true
            LEFT JOIN place p ON p.id = n.place_id
            LEFT JOIN staff_named s ON s.actor = n.staff_id::text
            LEFT JOIN LATERAL (SELECT state FROM fasting_now WHERE visit_id = n.visit_id LIMIT 1) AS f ON true
            LEFT JOIN LATERAL (SELECT value FROM intake_answer_now
                               WHERE visit_id = n.visit_id AND field = 'ALLERGY' LIMIT 1) AS a ON true
            """;

    private final JdbcClient jdbc;

    EmergencyBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** What is said of fasting and in the form is announced as the visit's. */
    @Override
    public Set<String> subjects() {
        return Set.of("visit", "customer", "account", "place");
    }

    @Override
    public List<Guest> read() {
        return jdbc.sql(OPEN).query((rs, row) -> guest(rs)).list();
    }

    @Override
    public Set<String> readInPart() {
        return Set.of("visit");
    }

    @Override
    public List<Guest> read(Part part) {
        return jdbc.sql(OPEN + "WHERE n.visit_id = ANY (CAST(? AS uuid[]))")
                .param(part.rowsAnd("visit"))
                .query((rs, row) -> guest(rs))
                .list();
    }

    private static Guest guest(ResultSet rs) throws SQLException {
        var place = rs.getString("name_zh");
        var fasting = rs.getString("fasting");
        var allergy = rs.getString("allergy");
        var said = allergy == null ? new String[] {""} : allergy.split(" ", 2);
        return new Guest(
                new VisitId(rs.getObject("visit_id", UUID.class)),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                ShownName.of(rs.getBoolean("discreet"), rs.getString("alias"), rs.getString("name")),
                rs.getInt("companions"),
                place == null ? null : new Localized(place, rs.getString("name_en")),
                rs.getString("holder"),
                rs.getString("with_name"),
                fasting == null ? null : FastingState.valueOf(fasting),
                Allergy.of(said[0]),
                said.length == 1 ? null : said[1]);
    }
}
