package org.jiezhen.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.customers.ShownName;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The forms that somebody on this node looks at now: how the visit stands, each field with what stands in it and what is
 * proposed, and the pages that have it open. A form that nobody watches is not read.
 */
@Component
public class IntakeBoard implements BoardSource<IntakeBoard.FormFact> {

    /** The board's name. */
    public static final String NAME = "intake";

    private static final StaffId NOBODY = new StaffId(new UUID(0, 0));

    /** A page that has said nothing for so long has gone. */
    static final Duration SILENT = Duration.ofSeconds(25);

    /** A visit's form for those who see every guest, without what is said about health. */
    public static Audience<FormFact> withoutHealth(VisitId visit) {
        return IntakeAudiences.of(visit, NOBODY, true, IntakeAudiences.Knows.NOTHING, false);
    }

    /**
     * Who may know what of a form, as things are now.
     *
     * @param consented whether the guest agrees that answers about health are written down
     * @param fillers who fills it
     * @param consultants whose guest it is: who has the guest, or is booked
     * @param others whom the visit concerns besides: giver and taker of an offer
     * @param lent the sign-in on whose tablet the guest fills her part; null when on none
     */
    record Access(
            boolean consented,
            Set<StaffId> fillers,
            Set<StaffId> consultants,
            Set<StaffId> others,
            @Nullable UUID lent) {

        boolean concerns(StaffId staff) {
            return fillers.contains(staff) || consultants.contains(staff) || others.contains(staff);
        }
    }

    /** Something about a watched form. */
    public sealed interface FormFact extends BoardSource.Fact {
        /** Whose form it is of. */
        VisitId visit();

        /** Who may know what of it. */
        Access access();

        @Override
        default boolean about(String kind, String subject) {
            return subject.equals(visit().toString());
        }
    }

    /**
     * How the visit stands.
     *
     * @param name the customer's, or what a discreet guest is called
     * @param booking the booking's number
     * @param reason what it waits for first, by its code; null once the visit is over
     * @param open whether the guest is here
     * @param begun whether the form was begun
     * @param consent GIVEN, NOT_GIVEN, or null while nobody has asked
     * @param fasting whether the guest fasts; null once the visit is over
     * @param fillers the names of those who fill it
     * @param lentBy whose tablet the guest has in her hands; null when none
     * @param lentSince since when
     */
    record HeadFact(
            VisitId visit,
            Access access,
            Ticket ticket,
            @Nullable Object name,
            @Nullable String phoneTail,
            String type,
            @Nullable Localized place,
            @Nullable String booking,
            @Nullable String reason,
            @Nullable Instant reasonSince,
            @Nullable Integer targetSeconds,
            boolean open,
            boolean begun,
            @Nullable String consent,
            @Nullable Instant consentSince,
            @Nullable Instant ready,
            @Nullable String fasting,
            List<String> fillers,
            @Nullable String lentBy,
            @Nullable Instant lentSince)
            implements FormFact {

        @Override
        public String id() {
            return "head:" + visit;
        }
    }

    /**
     * A field.
     *
     * @param entry that wrote what stands there; an empty value was taken out
     * @param personName whose id the value is, where it is one
     * @param origin where it comes from
     * @param personal whether it says who she is
     * @param ofGuest whether the guest is asked it on the tablet
     * @param missing whether it must be there and is not
     * @param proposal what was known before, where nobody has said anything yet
     * @param proposedName whose id that is, where it is one
     * @param proposedFrom BOOKING, ARRIVAL, ASKED on the way, or the day of the earlier visit
     */
    record AnswerFact(
            VisitId visit,
            Access access,
            String field,
            boolean sensitive,
            boolean personal,
            boolean ofGuest,
            @Nullable Long entry,
            @Nullable String value,
            @Nullable String personName,
            @Nullable String origin,
            @Nullable String author,
            @Nullable Instant at,
            boolean missing,
            @Nullable String proposal,
            @Nullable String proposedName,
            @Nullable String proposedFrom)
            implements FormFact {

        /** Whether what is said is for few. */
        boolean withheld() {
            return sensitive || personal;
        }

        @Override
        public String id() {
            return field + ":" + visit;
        }
    }

    /** What is asked in a field, as the house has it now; also one that is asked no longer, while an answer stands in it. */
    record FieldFact(VisitId visit, Access access, IntakeField asked) implements FormFact {

        @Override
        public String id() {
            return "ask:" + asked.code() + ":" + visit;
        }
    }

    /**
     * A page that has the form open. One person may have two.
     *
     * @param staff whose sign-in it is
     * @param guest whether it is the guest's own, on the tablet of whoever lent it
     * @param field in which its cursor stands
     */
    record PageFact(
            VisitId visit,
            Access access,
            UUID page,
            StaffId staff,
            String name,
            @Nullable String role,
            boolean guest,
            @Nullable String field)
            implements FormFact {

        @Override
        public String id() {
            return page.toString();
        }
    }

    // One statement for all of it; what a form has many of comes as JSON. Each visit's person is looked up, as LIMIT
    // says.
    private static final String FORMS = """
            SELECT v.id, v.arrival_day, v.ticket_number, v.type, v.status = 'IN_PROGRESS' AS open,
                   w.name, w.alias, w.discreet, w.phone_tail, b.number AS booking,
                   p.name_zh AS place_zh, p.name_en AS place_en, r.code AS reason, r.started AS reason_since,
                   t.seconds, f.visit_id IS NOT NULL AS begun, c.given, c.started AS consent_since,
                   y.started AS ready, x.state AS fasting, u.shift_id AS lent,
                   u.started AS lent_since, un.name AS lent_by, g.staff_id AS holder, h.taker_id, h.giver_id, k.consultant_id,
                   (SELECT jsonb_agg(jsonb_build_object('id', l.staff_id, 'n', n.name) ORDER BY l.id)
                    FROM intake_filler l LEFT JOIN staff_named n ON n.actor = l.staff_id::text
                    WHERE l.visit_id = v.id AND l.ended IS NULL AND l.voided IS NULL) AS fillers,
                   (SELECT jsonb_agg(jsonb_build_object('p', s.page, 'id', s.staff_id, 'n', a.display_name, 'f', s.field, 'g', s.guest,
                        'r', (SELECT ar.role_code FROM account_role ar WHERE ar.account_id = s.staff_id
                              ORDER BY ar.ordinal LIMIT 1)) ORDER BY s.page)
                    FROM intake_presence s JOIN account a ON a.id = s.staff_id
                    WHERE s.visit_id = v.id AND s.seen > :since AND (NOT s.guest OR u.shift_id IS NOT NULL)) AS pages,
                   (SELECT jsonb_agg(jsonb_build_object('f', q.code, 's', q.sensitive, 'w', q.personal, 'g', q.of_guest, 'v', o.begun_by, 'x', o.value,
                        'xn', CASE WHEN NOT cp.discreet THEN cp.name END, 'o', o.origin, 'by', CASE WHEN o.origin <> 'GUEST_HERSELF' THEN n.name END,
                        'at', CAST(extract(epoch FROM o.started) * 1000 AS bigint),
                        'm', q.in_use AND q.needed_before IS NOT NULL AND coalesce(o.value, '') = ''
                             AND NOT (q.sensitive AND c.given IS FALSE),
                        'e', CASE WHEN q.carried THEN z.value END,
                        'b', CASE q.code WHEN 'WISH' THEN b.interest
                                         WHEN 'REFERRER' THEN coalesce(v.referrer_id::text, b.referrer)
                                         WHEN 'SURGERY_TODAY' THEN CASE x.reason WHEN 'SURGERY_TODAY' THEN 'YES'
                                              WHEN 'NO_SURGERY' THEN 'NO' WHEN 'NOT_KNOWN' THEN 'UNKNOWN' END END,
                        'bn', CASE WHEN q.code = 'REFERRER' AND NOT ap.discreet THEN ap.name END,
                        'ba', CASE WHEN q.code = 'SURGERY_TODAY' THEN 'ASKED'
                                   WHEN q.code = 'REFERRER' AND v.referrer_id IS NOT NULL THEN 'ARRIVAL'
                                   ELSE 'BOOKING' END) ORDER BY q.code)
                    FROM intake_field q
                    LEFT JOIN intake_value o ON o.visit_id = v.id AND o.field = q.code AND o.ended IS NULL
                         AND o.voided IS NULL
                    LEFT JOIN journal_told j ON j.id = o.begun_by
                    LEFT JOIN staff_named n ON n.actor = j.actor
                    LEFT JOIN customer_person cp ON q.kind = 'PERSON' AND o.value LIKE '________-____-____-____-____________'
                         AND cp.record_id::text = o.value
                    LEFT JOIN intake_answer_now z ON z.visit_id = e.id AND z.field = q.code
                    WHERE (q.in_use OR o.value <> '')
                      -- What her record knows is not asked again.
                      AND NOT (q.personal AND coalesce(o.value, '') = '' AND coalesce(CASE q.code WHEN 'NAME' THEN kn.name
                               WHEN 'SEX' THEN kn.sex WHEN 'BIRTH_DATE' THEN kn.birth_date WHEN 'PHONE' THEN kn.phone END, false)))
                   AS answers,
                   e.arrival_day AS earlier
            FROM visit v
            JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = v.id LIMIT 1) AS w ON true
            LEFT JOIN LATERAL (SELECT * FROM customer_known WHERE record_id = w.person_id LIMIT 1) AS kn ON true
            LEFT JOIN intake_form f ON f.visit_id = v.id
            LEFT JOIN LATERAL (SELECT state, reason FROM fasting_now WHERE visit_id = v.id LIMIT 1) AS x ON true
            LEFT JOIN booking b ON b.id = v.booking_id
            LEFT JOIN LATERAL (SELECT name, discreet FROM customer_person WHERE record_id = v.referrer_id LIMIT 1) AS ap ON true
            LEFT JOIN booking_consultant k ON k.booking_id = v.booking_id
            LEFT JOIN LATERAL (SELECT code, started FROM visit_reason_now WHERE visit_id = v.id ORDER BY rank, id LIMIT 1)
                AS r ON true
            LEFT JOIN target t ON t.code = r.code
            LEFT JOIN LATERAL (SELECT place_id FROM visit_place_now WHERE visit_id = v.id LIMIT 1) AS o ON true
            LEFT JOIN place p ON p.id = o.place_id
            LEFT JOIN LATERAL (SELECT staff_id FROM visit_custody_now WHERE visit_id = v.id LIMIT 1) AS g ON true
            LEFT JOIN LATERAL (SELECT taker_id, giver_id FROM visit_handoff_now WHERE visit_id = v.id LIMIT 1) AS h ON true
            LEFT JOIN intake_consent c ON c.visit_id = v.id AND c.ended IS NULL AND c.voided IS NULL
            LEFT JOIN intake_lent u ON u.visit_id = v.id AND u.ended IS NULL AND u.voided IS NULL
            LEFT JOIN staff_named un ON un.actor = u.staff_id::text
            LEFT JOIN intake_ready y ON y.visit_id = v.id AND y.ended IS NULL AND y.voided IS NULL
            LEFT JOIN LATERAL (
                SELECT d.id, d.arrival_day FROM visit d JOIN intake_form df ON df.visit_id = d.id
                WHERE d.arrived_at < v.arrived_at AND d.status <> 'ENTERED_IN_ERROR'
                  AND d.customer_id = ANY (ARRAY(SELECT record_id FROM customer_record WHERE person_id = w.person_id))
                ORDER BY d.arrived_at DESC LIMIT 1) AS e ON true
            WHERE v.id = ANY (ARRAY(SELECT unnest(CAST(:forms AS uuid[]))))
            """;

    private final Watched<UUID> watched = new Watched<>();
    private final IntakeFields fields;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    IntakeBoard(IntakeFields fields, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.fields = fields;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Reads a visit's form, with every look at this board, until the last watch of it is closed. */
    public Watched.Watch watch(VisitId visit) {
        return watched.watch(visit.value());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(
                "intake", "visit", "customer", "booking", "account", "place", "target", FieldAdministration.SUBJECT);
    }

    @Override
    public List<FormFact> read() {
        return read(watched.now());
    }

    // A form is one visit's: whatever is told of others changes none of its rows.
    @Override
    public Set<String> readInPart() {
        return Set.of("intake", "visit");
    }

    @Override
    public List<FormFact> read(Part part) {
        return read(watched.now().stream()
                .filter(visit -> part.of("visit").contains(visit.toString())
                        || part.of("intake").contains(visit.toString()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private List<FormFact> read(Set<UUID> forms) {
        if (forms.isEmpty()) {
            return List.of();
        }
        ResultSetExtractor<List<FormFact>> facts = this::facts;
        return jdbc.sql(FORMS)
                .param("forms", forms.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .param("since", OffsetDateTime.ofInstant(clock.instant().minus(SILENT), ZoneOffset.UTC))
                .query(facts);
    }

    private List<FormFact> facts(ResultSet rs) throws SQLException {
        var facts = new ArrayList<FormFact>();
        var asked = fields.all();
        while (rs.next()) {
            var visit = new VisitId(rs.getObject("id", UUID.class));
            var fillers = array(rs, "fillers");
            var access = new Access(
                    rs.getBoolean("given"),
                    fillers.stream().map(IntakeBoard::person).collect(Collectors.toUnmodifiableSet()),
                    people(rs, "holder", "consultant_id"),
                    people(rs, "taker_id", "giver_id"),
                    rs.getObject("lent", UUID.class));
            facts.add(head(rs, visit, access, fillers));
            array(rs, "pages").forEach(page -> facts.add(page(page, visit, access)));
            var earlier = rs.getObject("earlier", LocalDate.class);
            var shown = new HashSet<String>();
            array(rs, "answers").forEach(answer -> {
                shown.add(answer.path("f").asString());
                facts.add(answer(answer, visit, access, earlier));
            });
            asked.stream()
                    .filter(field -> shown.contains(field.code()))
                    .forEach(field -> facts.add(new FieldFact(visit, access, field)));
        }
        return facts;
    }

    private static HeadFact head(ResultSet rs, VisitId visit, Access access, List<JsonNode> fillers)
            throws SQLException {
        var place = rs.getString("place_zh");
        var given = rs.getObject("given", Boolean.class);
        return new HeadFact(
                visit,
                access,
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                ShownName.of(rs.getBoolean("discreet"), rs.getString("alias"), rs.getString("name")),
                rs.getString("phone_tail"),
                rs.getString("type"),
                place == null ? null : new Localized(place, rs.getString("place_en")),
                rs.getString("booking"),
                rs.getString("reason"),
                instant(rs, "reason_since"),
                rs.getObject("seconds", Integer.class),
                rs.getBoolean("open"),
                rs.getBoolean("begun"),
                given == null ? null : given ? "GIVEN" : "NOT_GIVEN",
                instant(rs, "consent_since"),
                instant(rs, "ready"),
                rs.getString("fasting"),
                fillers.stream().map(one -> one.path("n").asString("")).toList(),
                rs.getString("lent_by"),
                instant(rs, "lent_since"));
    }

    private static PageFact page(JsonNode page, VisitId visit, Access access) {
        return new PageFact(
                visit,
                access,
                UUID.fromString(page.path("p").asString()),
                person(page),
                page.path("n").asString(),
                text(page, "r"),
                page.path("g").asBoolean(),
                text(page, "f"));
    }

    private static AnswerFact answer(JsonNode answer, VisitId visit, Access access, @Nullable LocalDate earlier) {
        var value = text(answer, "x");
        var known = text(answer, "e");
        var booked = text(answer, "b");
        var proposal = answer.hasNonNull("v") ? null : booked != null ? booked : known;
        return new AnswerFact(
                visit,
                access,
                answer.path("f").asString(),
                answer.path("s").asBoolean(),
                answer.path("w").asBoolean(),
                answer.path("g").asBoolean(),
                answer.hasNonNull("v") ? (Long) answer.path("v").asLong() : null,
                value,
                text(answer, "xn"),
                text(answer, "o"),
                text(answer, "by"),
                answer.hasNonNull("at") ? Instant.ofEpochMilli(answer.path("at").asLong()) : null,
                answer.path("m").asBoolean(),
                proposal,
                proposal == null ? null : text(answer, "bn"),
                proposal == null
                        ? null
                        : booked == null
                                ? String.valueOf(earlier)
                                : answer.path("ba").asString());
    }

    private List<JsonNode> array(ResultSet rs, String column) throws SQLException {
        var text = rs.getString(column);
        return text == null ? List.of() : json.readTree(text).valueStream().toList();
    }

    private static StaffId person(JsonNode node) {
        return StaffId.of(node.path("id").asString());
    }

    private static Set<StaffId> people(ResultSet rs, String one, String other) throws SQLException {
        return Stream.of(rs.getObject(one, UUID.class), rs.getObject(other, UUID.class))
                .flatMap(Stream::ofNullable)
                .map(StaffId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asString() : null;
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
