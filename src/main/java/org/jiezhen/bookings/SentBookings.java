package org.jiezhen.bookings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.channels.ChannelNames;
import org.jiezhen.channels.Channels;
import org.jiezhen.customers.Acquaintance;
import org.jiezhen.customers.Acquaintance.Told;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.FirstSources;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Pinyin;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way in for what the booking system says, by file or over HTTP, by the booking's number. What is said again
 * changes nothing, whatever the house has changed since; only what is said anew counts. Rows travel as one JSON, so
 * that a thousand cost few statements.
 */
@Component
class SentBookings {

    /** What becomes of what was said of a booking. */
    enum Effect {
        NEW,
        CHANGED,
        /** Said before. */
        UNCHANGED,
        CANCELLED,
        /** The customer is here, or was: left alone. */
        HERE,
        /** The number is one of ours, taken by hand: left alone. */
        OURS
    }

    // One at a time over all nodes: a thousand rows take a fraction of a second, and two files with the same numbers
    // cannot wait for each other in a ring.
    private static final String IN_TURN = "SELECT pg_advisory_xact_lock(hashtextextended('bookings.feed', 0))";

    private static final String ROWS = """
            jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(
                id uuid, number text, status text, channel text, "channelSaid" text, day date, at time, name text, pinyin text, search text,
                phone text, "customerId" uuid, "consultantId" uuid, referrer text, interest text, note text, "firstVisit" boolean,
                sent jsonb)
            """;

    private static final String KNOWN = """
            SELECT r.number, b.id, b.status, b.sent IS NULL AS ours, b.sent - 'channel' = r.sent - 'channel' AS same,
                   b.sent ->> 'channel' AS channel, b.name, b.customer_id
            FROM booking b JOIN\s""" + ROWS + " ON b.number = r.number";

    private static final String LOCK = """
            SELECT b.number FROM booking b
            WHERE b.number IN (SELECT r.number FROM\s""" + ROWS + """
            ) ORDER BY b.number FOR NO KEY UPDATE
            """;

    private static final String INSERT = """
            INSERT INTO booking (id, version, number, status, channel, channel_said, day, at, name, pinyin, search, phone, customer_id,
                                 consultant_id, referrer, interest, note, first_visit, sent, booked_at)
            SELECT r.id, 0, r.number, r.status, r.channel, r."channelSaid", r.day, r.at, r.name, r.pinyin, r.search, r.phone,
                   r."customerId", r."consultantId", r.referrer, r.interest, r.note, r."firstVisit", r.sent, :now
            FROM\s""" + ROWS + """
            ORDER BY r.number
            ON CONFLICT (number) DO NOTHING RETURNING id
            """;

    private static final String UPDATE = """
            UPDATE booking b SET
                version = b.version + 1, status = r.status, channel = r.channel, channel_said = r."channelSaid", day = r.day, at = r.at, name = r.name,
                pinyin = r.pinyin, search = r.search, phone = r.phone, consultant_id = r."consultantId",
                referrer = r.referrer, interest = r.interest, note = r.note, first_visit = r."firstVisit", sent = r.sent,
                customer_id = r."customerId"
            FROM\s""" + ROWS + " WHERE b.id = r.id";

    private final Acquaintance acquaintance;
    private final Channels channels;
    private final FirstSources sources;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SentBookings(
            Acquaintance acquaintance,
            Channels channels,
            FirstSources sources,
            Journal journal,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            ApplicationEventPublisher events) {
        this.acquaintance = acquaintance;
        this.channels = channels;
        this.sources = sources;
        this.journal = journal;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.events = events;
    }

    private record Row(
            @Nullable BookingId id,
            String number,
            String status,
            String channel,
            @Nullable String channelSaid,
            String day,
            String at,
            String name,
            String pinyin,
            String search,
            @Nullable String phone,
            @Nullable CustomerId customerId,
            @Nullable StaffId consultantId,
            @Nullable String referrer,
            @Nullable String interest,
            @Nullable String note,
            @Nullable Boolean firstVisit,
            Sent.Said sent) {}

    private record Known(
            BookingId id,
            Booking.Status status,
            boolean ours,
            boolean same,
            @Nullable String channel,
            PersonName name,
            @Nullable CustomerId customer) {

        /** Whether this was said before: two names of one channel are one word, and one word stays one if it is no name any more. */
        boolean says(Sent one, ChannelNames names) {
            var told = one.channel();
            return same
                    && channel != null
                    && (names.isOne(channel, told.said())
                            || names.code(channel)
                                    .filter(told.through().code()::equals)
                                    .isPresent());
        }

        /** Another number of the same person does not part the booking from the customer. */
        @Nullable
        CustomerId unlessAnother(PersonName told) {
            return name.isOneWith(told) ? customer : null;
        }
    }

    /** Says what would become of these, each with another number, if they were taken in now; nothing is changed. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public Map<String, Effect> foresee(List<Sent> sent) {
        var known = known(rows(sent));
        var names = channels.names();
        var effects = new HashMap<String, Effect>();
        sent.forEach(one -> effects.put(one.number(), effect(one, known.get(one.number()), names)));
        return effects;
    }

    /**
     * Takes these in, each with another number.
     *
     * @param actor who is answerable: an account's id, {@code system}, or {@code service:<id>}
     * @param action the command, as the journal names it
     * @return what became of each number
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Effect> take(List<Sent> sent, String actor, String action) {
        jdbc.sql(IN_TURN).query((rs, row) -> true).list();
        var inOrder = sent.stream().sorted(Comparator.comparing(Sent::number)).toList();
        var rows = rows(inOrder);
        jdbc.sql(LOCK).param("rows", rows).query(String.class).list();
        var known = known(rows);
        var names = channels.names();
        var customers = customers(inOrder);
        var effects = new HashMap<String, Effect>();
        var fresh = new ArrayList<Row>();
        var changed = new ArrayList<Row>();
        var cancelled = new ArrayList<BookingId>();
        var expected = new ArrayList<BookingId>();
        for (var one : inOrder) {
            var before = known.get(one.number());
            var effect = effect(one, before, names);
            effects.put(one.number(), effect);
            if (before == null) {
                fresh.add(row(
                        one,
                        BookingId.random(),
                        one.cancelled() ? Booking.Status.CANCELLED : Booking.Status.BOOKED,
                        customers.get(one.number())));
            } else if (effect == Effect.CHANGED || effect == Effect.CANCELLED) {
                var after = next(one, before.status);
                if (before.status == Booking.Status.BOOKED && after == Booking.Status.CANCELLED) {
                    cancelled.add(before.id);
                } else if (before.status != Booking.Status.BOOKED && after == Booking.Status.BOOKED) {
                    expected.add(before.id);
                }
                var customer = customers.get(one.number());
                changed.add(row(one, before.id, after, customer == null ? before.unlessAnother(one.name()) : customer));
            }
        }
        var entries = new ArrayList<Journal.Entry>();
        var inserted = insert(fresh);
        for (var row : fresh) {
            if (row.id != null && inserted.contains(row.id)) {
                entries.add(entry(action, row.id, effects.get(row.number)));
            } else {
                // Somebody has taken a booking by hand under this very number, just now.
                effects.put(row.number, Effect.OURS);
            }
        }
        if (!changed.isEmpty()) {
            jdbc.sql(UPDATE).param("rows", json.writeValueAsString(changed)).update();
            changed.forEach(row -> entries.add(entry(action, row.id, effects.get(row.number))));
        }
        journal.appendAll(actor, "booking", entries);
        var concerned = new HashSet<@Nullable CustomerId>();
        fresh.forEach(row -> concerned.add(row.customerId));
        changed.forEach(row -> {
            concerned.add(row.customerId);
            concerned.add(Objects.requireNonNull(known.get(row.number)).customer);
        });
        sources.settle(concerned);
        if (!cancelled.isEmpty() || !expected.isEmpty()) {
            events.publishEvent(new BookingsSaid(List.copyOf(cancelled), List.copyOf(expected)));
        }
        return effects;
    }

    /** What was last said of a booking by the booking system; nothing of one that it never spoke of. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public Optional<Sent.Said> said(String number) {
        return jdbc.sql("SELECT sent FROM booking WHERE number = ? AND sent IS NOT NULL")
                .param(number)
                .query(String.class)
                .optional()
                .map(said -> json.readValue(said, Sent.Said.class));
    }

    /** The booking system says no more than that this customer does not come. Empty when it never spoke of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Effect> cancel(String number, String actor, String action) {
        jdbc.sql(IN_TURN).query((rs, row) -> true).list();
        var found = jdbc.sql(
                        "SELECT id, status, sent ->> 'status' = 'cancelled' AS same, sent ->> 'channel' AS channel,"
                                + " false AS ours, name, customer_id FROM booking WHERE number = ? AND sent IS NOT NULL FOR NO KEY UPDATE")
                .param(number)
                .query((rs, row) -> known(rs))
                .optional();
        return found.map(before -> switch (before.status) {
            case ARRIVED, FULFILLED -> Effect.HERE;
            case BOOKED, NOSHOW, CANCELLED -> before.same ? Effect.UNCHANGED : cancel(before, actor, action);
        });
    }

    private Effect cancel(Known before, String actor, String action) {
        jdbc.sql("UPDATE booking SET version = version + 1, status = 'CANCELLED',"
                        + " sent = jsonb_set(sent, '{status}', '\"cancelled\"') WHERE id = ?")
                .param(before.id.value())
                .update();
        journal.appendAll(actor, "booking", List.of(entry(action, before.id, Effect.CANCELLED)));
        if (before.status == Booking.Status.BOOKED) {
            events.publishEvent(new BookingsSaid(List.of(before.id), List.of()));
        }
        return Effect.CANCELLED;
    }

    private List<BookingId> insert(List<Row> fresh) {
        return fresh.isEmpty()
                ? List.of()
                : jdbc.sql(INSERT)
                        .param("rows", json.writeValueAsString(fresh))
                        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .query(Id.column(BookingId::new))
                        .list();
    }

    private static Journal.Entry entry(String action, @Nullable BookingId booking, @Nullable Effect effect) {
        return new Journal.Entry(action, String.valueOf(booking), null, "{\"effect\": \"" + effect + "\"}");
    }

    private static Effect effect(Sent one, @Nullable Known before, ChannelNames names) {
        if (before == null) {
            return one.cancelled() ? Effect.CANCELLED : Effect.NEW;
        }
        if (before.ours) {
            return Effect.OURS;
        }
        var same = before.says(one, names);
        return switch (before.status) {
            case ARRIVED, FULFILLED -> Effect.HERE;
            case BOOKED, NOSHOW -> same ? Effect.UNCHANGED : one.cancelled() ? Effect.CANCELLED : Effect.CHANGED;
            case CANCELLED -> same ? Effect.UNCHANGED : Effect.CHANGED;
        };
    }

    /** Who did not come, and is said to come on a day that is not over, is expected again. */
    private Booking.Status next(Sent one, Booking.Status before) {
        if (one.cancelled()) {
            return Booking.Status.CANCELLED;
        }
        var over = one.day().isBefore(BusinessTime.day(clock.instant()));
        return before == Booking.Status.NOSHOW && over ? Booking.Status.NOSHOW : Booking.Status.BOOKED;
    }

    /** Whom these are about, by their number, as far as that is beyond doubt. */
    private Map<String, CustomerId> customers(List<Sent> sent) {
        var told = new HashMap<String, Told>();
        for (var one : sent) {
            var phone = one.phone();
            if (phone != null) {
                told.put(one.number(), new Told(one.name(), phone));
            }
        }
        var known = acquaintance.ofAll(told.values());
        var customers = new HashMap<String, CustomerId>();
        told.forEach((number, who) -> {
            var customer = known.get(who);
            if (customer != null) {
                customers.put(number, customer);
            }
        });
        return customers;
    }

    private Map<String, Known> known(String rows) {
        var known = new HashMap<String, Known>();
        jdbc.sql(KNOWN).param("rows", rows).query((ResultSet rs) -> {
            while (rs.next()) {
                known.put(rs.getString("number"), known(rs));
            }
            return known;
        });
        return known;
    }

    private static Known known(ResultSet rs) throws SQLException {
        return new Known(
                new BookingId(rs.getObject("id", UUID.class)),
                Booking.Status.valueOf(rs.getString("status")),
                rs.getBoolean("ours"),
                rs.getBoolean("same"),
                rs.getString("channel"),
                new PersonName(rs.getString("name")),
                Id.orNull(rs.getObject("customer_id", UUID.class), CustomerId::new));
    }

    private String rows(List<Sent> sent) {
        return json.writeValueAsString(sent.stream()
                .map(one -> row(one, null, Booking.Status.BOOKED, null))
                .toList());
    }

    private static Row row(Sent one, @Nullable BookingId id, Booking.Status status, @Nullable CustomerId customer) {
        var phone = one.phone();
        var referrer = one.referrer();
        // How a name sounds costs a transliteration, and is asked for when it is written alone.
        var written = id != null;
        return new Row(
                id,
                one.number(),
                status.name(),
                one.channel().through().code(),
                one.channel().through().said(),
                one.day().toString(),
                one.at().toString(),
                one.name().value(),
                written ? Pinyin.of(one.name().value()) : "",
                written ? Pinyin.words(one.name().value()) : "",
                phone == null ? null : phone.value(),
                customer,
                one.consultantId(),
                referrer == null ? null : referrer.value(),
                one.interest(),
                one.note(),
                one.firstVisit(),
                one.said());
    }
}
