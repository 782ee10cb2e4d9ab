package org.jiezhen.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.live.Shown;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The customers that somebody looks at now: each person's records, masked, what the person agrees to, the visits, and who
 * may be the same person.
 * Who is on nobody's screen is not read.
 */
@Component
public class CustomerBoard implements BoardSource<CustomerBoard.Fact> {

    /** What a row is about. */
    private enum Kind {
        RECORD,
        CONSENT,
        VISIT
    }

    /** Something about one of the persons. */
    public sealed interface Fact extends BoardSource.Fact {
        /** The person's records. */
        Set<CustomerId> records();
    }

    /**
     * One of a person's records.
     *
     * @param stands whether it stands for the person, or was merged into one that does
     * @param registered the day on which it was registered
     * @param place which comes first
     */
    record Registered(
            String id,
            Set<CustomerId> records,
            boolean stands,
            @Nullable String name,
            @Nullable String sex,
            @Nullable String born,
            @Nullable String phone,
            boolean discreet,
            @Nullable String alias,
            String language,
            @Nullable String consultant,
            @Nullable String referrer,
            @Nullable String documentKind,
            @Nullable String document,
            String registered,
            long place)
            implements Fact {}

    /**
     * What a person agrees to, or does not.
     *
     * @param since the day on which it was given; null when it is not
     * @param place which comes first
     */
    record Consent(
            String id,
            Set<CustomerId> records,
            String kind,
            @Nullable String since,
            int place) implements Fact {}

    /**
     * A visit.
     *
     * @param with of an open visit: who accompanies the customer, gives or is offered the customer
     * @param place which comes first: the latest
     */
    record OneVisit(
            String id,
            Set<CustomerId> records,
            Ticket ticket,
            String status,
            boolean open,
            Set<StaffId> with,
            long place)
            implements Fact {

        /** The address of its journey. */
        String journey() {
            return "visit/" + ticket.day() + "/" + ticket.text();
        }
    }

    /**
     * Somebody who may be the same person.
     *
     * @param record the record that is looked at
     * @param place which comes first: the surest
     */
    record Twin(CustomerId record, LikelyDoubles.Likely likely, int place) implements Fact {

        @Override
        public String id() {
            return DoublesBoard.row(record, likely.customer().id());
        }

        @Override
        public Set<CustomerId> records() {
            return Set.of(record);
        }
    }

    /**
     * Through which channel the house first won the person, or that somebody said otherwise.
     *
     * @param stands whether it says how it is now
     * @param channel null while nobody knows
     * @param former which it was until then, where somebody said otherwise
     * @param day on which the person was won, or on which somebody said otherwise
     * @param from by what it was said first
     * @param booking its number, if it was one
     * @param by who said otherwise
     * @param why the reason's code
     */
    record Source(
            String id,
            Set<CustomerId> records,
            boolean stands,
            @Nullable Localized channel,
            @Nullable Localized former,
            @Nullable String day,
            @Nullable From from,
            @Nullable String booking,
            @Nullable String by,
            @Nullable String why,
            int place)
            implements Fact {

        private @Nullable Localized said() {
            return channel == null || stands
                    ? channel
                    : new Localized(
                            (former == null ? "—" : former.zh()) + " → " + channel.zh(),
                            (former == null ? "—" : former.en()) + " → " + channel.en());
        }
    }

    /** By what a first source was said. */
    enum From {
        BOOKING,
        VISIT,
        RECORD,
        HAND
    }

    private static final List<Shown<Fact>> SOURCE = List.of(
            Column.text(source("wh", Source::said), "customers.source").strong().none("customer.noSource"),
            Column.text(source("dy", Source::day), "customers.day")
                    .sub(
                            source("fr", Source::from).coded("customers.source.from", From.class),
                            source("bk", Source::booking),
                            source("by", Source::by),
                            source("wy", Source::why)
                                    .coded("customers.source.why", FirstSourceCorrections.Reason.class)),
            source("o", Source::place));

    private static final Column<Fact> CHANGE = Column.actions(
            fact -> fact instanceof Source source && source.stands ? List.of(Next.of("CHANGE_SOURCE")) : List.of(),
            "customers.action",
            "CHANGE_SOURCE");

    private static Field<Fact> source(String name, Function<Source, @Nullable Object> read) {
        return Field.of(name, fact -> fact instanceof Source source ? read.apply(source) : null);
    }

    private static final List<Shown<Fact>> RECORD = List.of(
            Column.text(record("nm", Registered::name), "customers.name")
                    .strong()
                    .none("name.unknown"),
            Column.status(
                            record("st", record -> record.stands ? "STANDS" : "MERGED")
                                    .coded("customers.state", "STANDS", "MERGED"),
                            "customers.state",
                            new Mark("STANDS", "disc", true),
                            new Mark("MERGED", "ring0", false))
                    .sub(
                            record("sx", Registered::sex).coded("customers.sex", "MALE", "FEMALE", "OTHER"),
                            record("bo", Registered::born),
                            record("di", record -> record.discreet ? "YES" : null)
                                    .coded("customers.isDiscreet", "YES"),
                            record("al", Registered::alias)),
            Column.text(record("ph", Registered::phone), "customers.phone")
                    .none("customer.noPhone")
                    .sub(record("la", Registered::language).coded("customers.language", CustomerDetails.LANGUAGES)),
            Column.text(record("co", Registered::consultant), "customers.consultant")
                    .none("customer.noConsultant")
                    .sub(record("rf", Registered::referrer).counted("customers.referredBy", "customers.referredBy")),
            Column.text(
                            record("dk", Registered::documentKind)
                                    .coded("customers.document", IdentityDocument.Kind.class),
                            "customers.document")
                    .none("customer.noDocument")
                    .sub(record("dt", Registered::document)),
            Column.text(
                    record("rg", Registered::registered).counted("customers.registeredOn", "customers.registeredOn"),
                    "customers.registered"),
            record("o", Registered::place));

    private static final Column<Fact> TAKE_BACK = Column.actions(
            fact -> fact instanceof Registered record && !record.stands ? List.of(Next.of("TAKE_BACK")) : List.of(),
            "customers.action",
            "TAKE_BACK");

    private static final List<Shown<Fact>> CONSENT = List.of(
            Column.text(
                            consent("kd", Consent::kind).coded("customers.consent", CustomerLook.ConsentKind.class),
                            "customers.consent")
                    .strong()
                    .sub(consent("sc", Consent::since)),
            Column.status(
                    consent("st", consent -> consent.since == null ? "NOT" : "GIVEN")
                            .coded("customers.consentState", "GIVEN", "NOT"),
                    "customers.consentState",
                    new Mark("GIVEN", "disc", true),
                    new Mark("NOT", "ring0", false)),
            consent("o", Consent::place));

    private static final Column<Fact> GIVE = Column.actions(
            fact -> fact instanceof Consent consent
                    ? List.of(Next.of(consent.since == null ? "GIVE" : "WITHDRAW"))
                    : List.of(),
            "customers.action",
            "GIVE",
            "WITHDRAW");

    private static final List<Shown<Fact>> VISIT = List.of(
            Column.ticket(visit("tk", visit -> visit.ticket.text()), "customers.ticket"),
            Column.text(visit("dy", visit -> visit.ticket.day().toString()), "customers.day")
                    .strong(),
            Column.status(
                    visit("st", OneVisit::status)
                            .coded("customers.visitState", "IN_PROGRESS", "COMPLETED", "ENTERED_IN_ERROR"),
                    "customers.visitState",
                    new Mark("IN_PROGRESS", "disc", true),
                    new Mark("COMPLETED", "ring0", false),
                    new Mark("ENTERED_IN_ERROR", "r-closed", false)),
            visit("o", OneVisit::place));

    private static final List<Shown<Fact>> LIKELY = List.of(
            Column.text(likely("nm", likely -> likely.customer().name()), "customers.name")
                    .strong()
                    .none("name.unknown")
                    .sub(
                            likely("bo", CustomerBoard::born).counted("customers.born", "customers.born"),
                            likely("ph", likely -> likely.customer().phoneTail())
                                    .counted("customers.tail", "customers.tail")),
            Column.text(reason("r0", 0), "customers.doubles.common")
                    .sub(reason("r1", 1), reason("r2", 2), reason("r3", 3)),
            Column.actions(
                    fact -> fact instanceof Twin ? List.of(Next.of("COMPARE")) : List.of(),
                    "customers.doubles",
                    "COMPARE",
                    "OPEN"),
            Field.of("o", fact -> fact instanceof Twin twin ? twin.place : null));

    private static Field<Fact> likely(String name, Function<LikelyDoubles.Likely, @Nullable Object> read) {
        return Field.of(name, fact -> fact instanceof Twin twin ? read.apply(twin.likely) : null);
    }

    private static @Nullable String born(LikelyDoubles.Likely likely) {
        var year = likely.customer().birthYear();
        return year == null ? null : year.toString();
    }

    private static Field<Fact> reason(String name, int n) {
        return likely(
                        name,
                        likely -> likely.reasons().size() > n ? likely.reasons().get(n) : null)
                .coded("customers.reason", LikelyDoubles.Reason.class);
    }

    private static Field<Fact> record(String name, Function<Registered, @Nullable Object> read) {
        return Field.of(name, fact -> fact instanceof Registered record ? read.apply(record) : null);
    }

    private static Field<Fact> consent(String name, Function<Consent, @Nullable Object> read) {
        return Field.of(name, fact -> fact instanceof Consent consent ? read.apply(consent) : null);
    }

    private static Field<Fact> visit(String name, Function<OneVisit, @Nullable Object> read) {
        return Field.of(name, fact -> fact instanceof OneVisit visit ? read.apply(visit) : null);
    }

    /**
     * A person's records, found by any of them.
     *
     * @param acts whether what can be done is shown; the services decide whether it may
     */
    public static Audience<Fact> records(CustomerId record, boolean acts) {
        return new Audience<>(
                "RECORD" + (acts ? ":acts:" : ":") + record,
                Permission.CUSTOMERS_SEE,
                fact -> fact instanceof Registered && fact.records().contains(record),
                acts ? with(RECORD, TAKE_BACK) : RECORD);
    }

    /**
     * What a person agrees to, found by any of the records.
     *
     * @param acts whether what can be done is shown; the services decide whether it may
     */
    public static Audience<Fact> consents(CustomerId record, boolean acts) {
        return new Audience<>(
                "CONSENT" + (acts ? ":acts:" : ":") + record,
                Permission.CUSTOMERS_SEE,
                fact -> fact instanceof Consent && fact.records().contains(record),
                acts ? with(CONSENT, GIVE) : CONSENT);
    }

    /**
     * A person's visits, found by any of the records. Who is in the house, and under which ticket, is for those who see
     * every visit, and for whoever is with them; to others a visit of the past leads nowhere.
     *
     * @param seesAll whether this person sees who is in the house
     */
    public static Audience<Fact> visits(CustomerId record, StaffId staff, boolean seesAll) {
        return new Audience<>(
                "VISIT:" + (seesAll ? "" : staff + ":") + record,
                Permission.CUSTOMERS_SEE,
                fact -> fact instanceof OneVisit visit
                        && visit.records.contains(record)
                        && (seesAll || !visit.open || visit.with.contains(staff)),
                with(
                        VISIT,
                        visit("op", visit -> seesAll || visit.open ? true : null),
                        visit("to", visit -> seesAll || visit.open ? visit.journey() : null)));
    }

    /**
     * Through which channel the house first won a person, found by any of the records, and who said otherwise since.
     *
     * @param acts whether it can be changed by whoever looks; the service decides whether it may
     */
    public static Audience<Fact> source(CustomerId record, boolean acts) {
        return new Audience<>(
                "SOURCE" + (acts ? ":acts:" : ":") + record,
                Permission.CUSTOMERS_SEE,
                fact -> fact instanceof Source && fact.records().contains(record),
                acts ? with(SOURCE, CHANGE) : SOURCE);
    }

    /** Who may be the same person as the one whose record it is. */
    public static Audience<Fact> likely(CustomerId record) {
        return new Audience<>(
                "LIKELY:" + record,
                Permission.CUSTOMERS_MERGE,
                fact -> fact instanceof Twin twin && twin.record.equals(record),
                LIKELY);
    }

    @SafeVarargs
    private static List<Shown<Fact>> with(List<Shown<Fact>> shown, Shown<Fact>... more) {
        return Stream.concat(shown.stream(), Stream.of(more)).toList();
    }

    private static final String FACTS = """
            WITH person AS (
                SELECT DISTINCT root_id AS root FROM customer WHERE id IN (:watched) concerned),
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
                       SELECT staff_id FROM visit_custody_now WHERE visit_id = v.id AND staff_id IS NOT NULL
                       UNION
                       SELECT unnest(ARRAY[giver_id, taker_id]) FROM visit_handoff_now WHERE visit_id = v.id) END,
                   v.arrived_at
            FROM own CROSS JOIN LATERAL (
                SELECT * FROM visit WHERE customer_id = ANY (own.ids) ORDER BY arrived_at DESC LIMIT 200) v
            ORDER BY kind, stands DESC, sorted DESC NULLS LAST, id""";

    private static final String CONCERNED = """
            AND root_id IN (SELECT k.root_id FROM visit v JOIN customer k ON k.id = v.customer_id
                            WHERE v.id = ANY (CAST(:visits AS uuid[])))""";

    // Before every instant, and still a number that a browser counts with.
    private static final long STANDS_FIRST = -100_000_000_000L;

    /** So many who may be the same person are shown of one. */
    private static final int LIKELY_SHOWN = 5;

    private final Watched<UUID> watched = new Watched<>();
    private final JdbcClient jdbc;
    private final LikelyDoubles likely;
    private final FirstSourceLines sources;

    CustomerBoard(JdbcClient jdbc, LikelyDoubles likely, FirstSourceLines sources) {
        this.jdbc = jdbc;
        this.likely = likely;
        this.sources = sources;
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
        return Set.of("customer", "visit", "account", "channel");
    }

    @Override
    public List<Fact> read() {
        var facts = read(FACTS.replace("concerned", ""), new Part(Map.of(), Set.of()));
        var now = watched.now();
        if (now.isEmpty()) {
            return facts;
        }
        // Rows of their own: read a moment later, they show nobody twice.
        var all = new ArrayList<>(facts);
        all.addAll(sources.of(now));
        for (var found : likely.ofEach(now, LIKELY_SHOWN)) {
            all.add(new Twin(found.record(), found.likely(), all.size()));
        }
        return all;
    }

    // Most visits are of nobody who is looked at. A customer's name stands on records of those whom that one sent.
    @Override
    public Set<String> readInPart() {
        return Set.of("visit");
    }

    @Override
    public List<Fact> read(Part part) {
        return read(FACTS.replace("concerned", CONCERNED), part);
    }

    private List<Fact> read(String statement, Part part) {
        var now = watched.now();
        return now.isEmpty()
                ? List.of()
                : jdbc.sql(statement)
                        .param("watched", now)
                        .param("visits", part.array("visit"))
                        .query(CustomerBoard::fact)
                        .list();
    }

    private static Fact fact(ResultSet rs, int row) throws SQLException {
        var id = rs.getString("id");
        var records = Arrays.stream((UUID[]) rs.getArray("ids").getArray())
                .map(CustomerId::new)
                .collect(Collectors.toUnmodifiableSet());
        return switch (Kind.valueOf(rs.getString("kind"))) {
            case RECORD -> record(rs, id, records);
            case CONSENT ->
                new Consent(
                        id,
                        records,
                        rs.getString("code"),
                        rs.getObject("at") == null ? null : day(rs),
                        rs.getInt("number"));
            case VISIT -> visit(rs, id, records);
        };
    }

    // An offer to the desk names nobody.
    private static Set<StaffId> people(@Nullable UUID[] ids) {
        return Arrays.stream(ids).filter(Objects::nonNull).map(StaffId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static Registered record(ResultSet rs, String id, Set<CustomerId> records) throws SQLException {
        var stands = rs.getBoolean("stands");
        var sex = rs.getString("sex");
        var tail = rs.getString("tail");
        return new Registered(
                id,
                records,
                stands,
                rs.getString("name"),
                sex.equals("UNKNOWN") ? null : sex,
                rs.getString("born"),
                tail == null ? null : "…" + tail,
                rs.getBoolean("discreet"),
                rs.getString("alias"),
                rs.getString("language"),
                rs.getString("consultant"),
                rs.getString("referrer"),
                rs.getString("code"),
                rs.getString("document") == null ? null : "…" + rs.getString("document"),
                day(rs),
                stands
                        ? STANDS_FIRST
                        : -rs.getObject("at", OffsetDateTime.class).toEpochSecond());
    }

    private static OneVisit visit(ResultSet rs, String id, Set<CustomerId> records) throws SQLException {
        var accompany = rs.getArray("accompany");
        return new OneVisit(
                id,
                records,
                new Ticket(rs.getObject("day", LocalDate.class), rs.getInt("number")),
                rs.getString("code"),
                accompany != null,
                accompany == null ? Set.of() : people((UUID[]) accompany.getArray()),
                -rs.getObject("at", OffsetDateTime.class).toEpochSecond());
    }

    private static String day(ResultSet rs) throws SQLException {
        return BusinessTime.day(rs.getObject("at", OffsetDateTime.class).toInstant())
                .toString();
    }
}
