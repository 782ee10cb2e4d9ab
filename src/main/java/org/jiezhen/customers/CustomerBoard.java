package org.jiezhen.customers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The customers that somebody looks at now: each person's records, masked, what the person agrees to, and the visits.
 * Who is on nobody's screen is not read.
 */
@Component
public class CustomerBoard implements BoardSource<CustomerBoard.Fact> {

    /** What a row is about. */
    public enum Kind {
        RECORD,
        CONSENT,
        VISIT
    }

    /**
     * What a row is, and to which records' persons it belongs.
     *
     * @param open whether it is a visit of somebody who is in the house
     * @param with of an open visit: who accompanies the customer, gives or is offered the customer
     */
    public record Fact(String id, Kind kind, Set<CustomerId> records, boolean open, Set<StaffId> with, Record row)
            implements BoardSource.Fact {

        // Who is in the house, and under which ticket, is for those who see every visit, and for whoever is with them.
        private @Nullable Record visit(boolean seesAll, StaffId staff) {
            var visit = (VisitRow) row;
            return seesAll || (open && with.contains(staff)) ? visit : open ? null : visit.closed();
        }
    }

    /**
     * One of a person's records.
     *
     * @param st STANDS for the person, or MERGED
     * @param rg the day on which it was registered
     * @param o which comes first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecordRow(
            String id,
            @Nullable String nm,
            String st,
            @Nullable String sx,
            @Nullable String bo,
            @Nullable String ph,
            @Nullable String di,
            @Nullable String al,
            String la,
            @Nullable String co,
            @Nullable String rf,
            @Nullable String dk,
            @Nullable String dt,
            String rg,
            long o,
            List<List<String>> nx) {

        private RecordRow quiet() {
            return new RecordRow(id, nm, st, sx, bo, ph, di, al, la, co, rf, dk, dt, rg, o, List.of());
        }
    }

    /**
     * A consent.
     *
     * @param st GIVEN or NOT
     * @param sc the day since when
     * @param o which comes first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConsentRow(
            String id, String kd, String st, @Nullable String sc, int o, List<List<String>> nx) {}

    /**
     * A visit.
     *
     * @param o which comes first: the latest
     * @param op whether it can be opened
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VisitRow(
            String id,
            String tk,
            String dy,
            String st,
            long o,
            @Nullable Boolean op) {

        private VisitRow closed() {
            return new VisitRow(id, tk, dy, st, o, null);
        }
    }

    /**
     * A person's records or consents, found by any of the records.
     *
     * @param acts whether what can be done is shown; the services decide whether it may
     */
    public static Audience<Fact> of(CustomerId record, Kind kind, boolean acts) {
        return new Audience<>(
                kind + (acts ? ":acts:" : ":") + record,
                Permission.CUSTOMERS_SEE,
                fact -> fact.kind != kind || !fact.records.contains(record) ? null : acts ? fact.row : quiet(fact.row));
    }

    /**
     * A person's visits, found by any of the records.
     *
     * @param seesAll whether this person sees who is in the house
     */
    public static Audience<Fact> visits(CustomerId record, StaffId staff, boolean seesAll) {
        return new Audience<>(
                Kind.VISIT + ":" + (seesAll ? "" : staff + ":") + record,
                Permission.CUSTOMERS_SEE,
                fact -> fact.kind == Kind.VISIT && fact.records.contains(record) ? fact.visit(seesAll, staff) : null);
    }

    private static Record quiet(Record row) {
        return switch (row) {
            case RecordRow record -> record.quiet();
            case ConsentRow consent ->
                new ConsentRow(consent.id, consent.kd, consent.st, consent.sc, consent.o, List.of());
            default -> row;
        };
    }

    private static final String FACTS = """
            WITH person AS (
                SELECT DISTINCT root_id AS root FROM customer WHERE id IN (:watched)),
            record AS (
                SELECT p.root, c.* FROM person p JOIN customer c ON c.id = p.root
                UNION ALL
                SELECT p.root, c.* FROM person p JOIN customer c ON c.root_id = p.root AND c.merged_into IS NOT NULL),
            own AS (SELECT root, array_agg(id) AS ids FROM record GROUP BY root)
            SELECT 'RECORD' AS kind, r.id::text AS id, own.ids, r.id = r.root AS stands, r.name, r.sex,
                   CAST(extract(year FROM r.birth_date) AS int) AS born, right(r.phone, 4) AS tail, r.discreet, r.alias,
                   r.language, a.display_name AS consultant, f.name AS referrer, d.kind AS code,
                   right(d.number, 2) AS document, r.registered_at AS at, CAST(NULL AS date) AS day,
                   CAST(NULL AS int) AS number, CAST(NULL AS uuid[]) AS accompany, r.registered_at AS sorted
            FROM record r JOIN own ON own.root = r.root
            LEFT JOIN account a ON a.id = r.consultant_id
            LEFT JOIN customer fr ON fr.id = r.referrer_id LEFT JOIN customer f ON f.id = fr.root_id
            LEFT JOIN customer_document d ON d.customer_id = r.id
            UNION ALL
            SELECT 'CONSENT', k.kind || own.root, own.ids, true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, k.kind,
                   NULL, (SELECT min(c.given_at) FROM customer_consent c
                          WHERE c.customer_id = ANY (own.ids) AND c.kind = k.kind AND c.withdrawn_at IS NULL),
                   NULL, k.ordinal, NULL, NULL
            FROM own, (VALUES ('PRIVACY_NOTICE', 1), ('MARKETING', 2), ('PHOTOGRAPHS', 3)) AS k (kind, ordinal)
            UNION ALL
            SELECT 'VISIT', v.id::text, own.ids, true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, v.status,
                   NULL, v.arrived_at, v.arrival_day, v.ticket_number,
                   CASE WHEN v.status = 'IN_PROGRESS' THEN ARRAY(
                       SELECT staff_id FROM visit_custody
                       WHERE visit_id = v.id AND ended IS NULL AND voided IS NULL AND staff_id IS NOT NULL
                       UNION
                       SELECT unnest(ARRAY[giver_id, taker_id]) FROM visit_handoff
                       WHERE visit_id = v.id AND ended IS NULL AND voided IS NULL) END,
                   v.arrived_at
            FROM own CROSS JOIN LATERAL (
                SELECT * FROM visit WHERE customer_id = ANY (own.ids) ORDER BY arrived_at DESC LIMIT 200) v
            ORDER BY kind, stands DESC, sorted DESC NULLS LAST, id""";

    // Before every instant, and still a number that a browser counts with.
    private static final long STANDS_FIRST = -100_000_000_000L;

    private final Watched<UUID> watched = new Watched<>();
    private final JdbcClient jdbc;

    CustomerBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads a customer, with every look at this board, until the last watch of it is closed. */
    public Watched.Watch watch(CustomerId record) {
        return watched.watch(record.value());
    }

    @Override
    public String name() {
        return "customer";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("customer", "visit", "account");
    }

    @Override
    public List<Fact> read() {
        var now = watched.now();
        return now.isEmpty()
                ? List.of()
                : jdbc.sql(FACTS)
                        .param("watched", now)
                        .query(CustomerBoard::fact)
                        .list();
    }

    private static Fact fact(ResultSet rs, int row) throws SQLException {
        var id = rs.getString("id");
        var kind = Kind.valueOf(rs.getString("kind"));
        var records = Arrays.stream((UUID[]) rs.getArray("ids").getArray())
                .map(CustomerId::new)
                .collect(Collectors.toUnmodifiableSet());
        var accompany = rs.getArray("accompany");
        return new Fact(
                id,
                kind,
                records,
                accompany != null,
                accompany == null ? Set.of() : people((UUID[]) accompany.getArray()),
                switch (kind) {
                    case RECORD -> record(rs, id);
                    case CONSENT -> consent(rs, id);
                    case VISIT -> visit(rs, id);
                });
    }

    // An offer to the desk names nobody.
    private static Set<StaffId> people(@Nullable UUID[] ids) {
        return Arrays.stream(ids).filter(Objects::nonNull).map(StaffId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static RecordRow record(ResultSet rs, String id) throws SQLException {
        var stands = rs.getBoolean("stands");
        var sex = rs.getString("sex");
        var tail = rs.getString("tail");
        return new RecordRow(
                id,
                rs.getString("name"),
                stands ? "STANDS" : "MERGED",
                sex.equals("UNKNOWN") ? null : sex,
                rs.getString("born"),
                tail == null ? null : "…" + tail,
                rs.getBoolean("discreet") ? "YES" : null,
                rs.getString("alias"),
                rs.getString("language"),
                rs.getString("consultant"),
                rs.getString("referrer"),
                rs.getString("code"),
                rs.getString("document") == null ? null : "…" + rs.getString("document"),
                day(rs),
                stands
                        ? STANDS_FIRST
                        : -rs.getObject("at", OffsetDateTime.class).toEpochSecond(),
                stands ? List.of() : List.of(List.of("TAKE_BACK")));
    }

    private static ConsentRow consent(ResultSet rs, String id) throws SQLException {
        var given = rs.getObject("at") != null;
        return new ConsentRow(
                id,
                rs.getString("code"),
                given ? "GIVEN" : "NOT",
                given ? day(rs) : null,
                rs.getInt("number"),
                List.of(List.of(given ? "WITHDRAW" : "GIVE")));
    }

    private static VisitRow visit(ResultSet rs, String id) throws SQLException {
        var ticket = new Ticket(rs.getObject("day", LocalDate.class), rs.getInt("number"));
        return new VisitRow(
                id,
                ticket.text(),
                ticket.day().toString(),
                rs.getString("code"),
                -rs.getObject("at", OffsetDateTime.class).toEpochSecond(),
                true);
    }

    private static String day(ResultSet rs) throws SQLException {
        return BusinessTime.day(rs.getObject("at", OffsetDateTime.class).toInstant())
                .toString();
    }
}
