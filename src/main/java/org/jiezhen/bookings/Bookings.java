package org.jiezhen.bookings;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Deed;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.Channels;
import org.jiezhen.customers.Acquaintance;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.FirstSources;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Differences;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The appointment book: who is expected, and bookings taken, changed and cancelled by hand. */
@Service
@RolesAllowed(Permission.BOOKINGS_SEE)
@Transactional
public class Bookings {

    /** What the journal holds of a booking that changed something, or showed what is masked. */
    public static final Set<String> WRITTEN_DOWN = Stream.concat(
                    Arrays.stream(BookingAct.values()).map(BookingAct::code),
                    Stream.of("bookings.look", "bookings.send", "bookings.import"))
            .collect(Collectors.toUnmodifiableSet());

    /** How far ahead a booking may be. */
    public static final Period FARTHEST = Period.ofYears(2);

    /** Who is named where the journal names no person. */
    static final Localized NOBODY = new Localized("预约系统", "the booking system");

    private static final String KIND = "booking";

    private final BookingRepository bookings;
    private final BookingSearch search;
    private final Acquaintance acquaintance;
    private final Channels channels;
    private final FirstSources sources;
    private final Commands commands;
    private final Journal journal;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;
    private final Clock clock;

    Bookings(
            BookingRepository bookings,
            BookingSearch search,
            Acquaintance acquaintance,
            Channels channels,
            FirstSources sources,
            Commands commands,
            Journal journal,
            CurrentStaff staff,
            JdbcClient jdbc,
            Clock clock) {
        this.bookings = bookings;
        this.search = search;
        this.acquaintance = acquaintance;
        this.channels = channels;
        this.sources = sources;
        this.commands = commands;
        this.journal = journal;
        this.staff = staff;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was made or changed. */
    public record Done(BookingId id, String number) {}

    /** Somebody a booking can be for. */
    public record Consultant(StaffId id, String name) {}

    /**
     * What last happened to a booking.
     *
     * @param by who did it
     * @param action the command, as the journal names it
     * @param reason its reason code, when it had one
     */
    public record Last(
            Object by, Instant at, String action, @Nullable String reason) {}

    /**
     * A booking, to be looked at or changed.
     *
     * @param status BOOKED, ARRIVED, FULFILLED, CANCELLED or NOSHOW
     * @param version what must be given back with a change
     * @param details without the telephone number
     * @param phoneTail its last four digits
     * @param channelSaid what was said of how it was made, where that is no name of a channel
     */
    public record Opened(
            BookingId id,
            String number,
            String status,
            long version,
            BookingDetails details,
            @Nullable String phoneTail,
            @Nullable String channelSaid,
            @Nullable Last last) {}

    /**
     * Bookings on which somebody may come, of today and tomorrow; a whole booking number on any day. Whoever is discreet is found
     * by that alone.
     */
    @Transactional(readOnly = true)
    public List<BookingSearch.Hit> find(String typed, int most) {
        if (typed.isBlank()) {
            return List.of();
        }
        var today = BusinessTime.day(clock.instant());
        return Stream.of(today, today.plusDays(1))
                .flatMap(day -> search.find(typed, day, most).stream())
                .filter(hit -> !hit.discreet() || hit.number().equalsIgnoreCase(typed.strip()))
                .distinct()
                .limit(most)
                .toList();
    }

    /**
     * A booking of a customer, with what was noted then.
     *
     * @param status BOOKED, ARRIVED, FULFILLED, CANCELLED or NOSHOW
     */
    public record OfCustomer(
            BookingId id,
            LocalDate day,
            LocalTime at,
            String number,
            String status,
            @Nullable String consultant,
            @Nullable String interest,
            @Nullable String note) {}

    /** The bookings of a customer, by any record of the person, the last first. */
    @Transactional(readOnly = true)
    public List<OfCustomer> of(CustomerId customer, int most) {
        return jdbc.sql("""
                        SELECT b.id, b.day, b.at, b.number, b.status, a.display_name, b.interest, b.note
                        FROM booking b LEFT JOIN account a ON a.id = b.consultant_id
                        WHERE b.customer_id = ANY (ARRAY(
                            SELECT r.record_id FROM customer_record r
                            WHERE r.person_id = (SELECT person_id FROM customer_person WHERE record_id = :customer)))
                        ORDER BY b.day DESC, b.at DESC LIMIT :most""")
                .param("customer", customer.value())
                .param("most", most)
                .query((rs, row) -> new OfCustomer(
                        new BookingId(rs.getObject("id", UUID.class)),
                        rs.getObject("day", LocalDate.class),
                        rs.getObject("at", LocalTime.class),
                        rs.getString("number"),
                        rs.getString("status"),
                        rs.getString("display_name"),
                        rs.getString("interest"),
                        rs.getString("note")))
                .list();
    }

    /** Takes a booking, under a number of our own. */
    @RolesAllowed(Permission.BOOKINGS_MANAGE)
    public Done take(UUID key, BookingDetails details) {
        requireComing(details.day());
        requireConsultant(details.consultant());
        channels.requireOffered("channel", details.channel());
        return commands.once(key, BookingAct.TAKE, Done.class, () -> {
            var booking = new Booking(BookingId.random(), ownNumber(), known(details), now());
            bookings.save(booking);
            var done = done(BookingAct.TAKE.plain(), booking);
            sources.settle(Collections.singleton(booking.details().customer()));
            return done;
        });
    }

    /**
     * Changes what a booking says. A telephone number is replaced, never forgotten.
     *
     * @param version the version it was looked at in
     * @throws Refusal that says who has changed it since
     */
    @RolesAllowed(Permission.BOOKINGS_MANAGE)
    public Done change(UUID key, BookingId id, long version, BookingDetails details) {
        return commands.once(key, BookingAct.CHANGE, Done.class, () -> {
            var booking = locked(id);
            booking.requireBooked();
            if (booking.version() != version) {
                throw changedMeanwhile(booking);
            }
            if (!booking.details().day().equals(details.day())) {
                requireComing(details.day());
            }
            if (details.consultant() != null
                    && !details.consultant().equals(booking.details().consultant())) {
                requireConsultant(details.consultant());
            }
            var former = booking.details();
            if (!details.channel().equals(former.channel())) {
                channels.requireOffered("channel", details.channel());
            }
            var told = details.elseReachedAt(former.phone());
            var linked = known(told);
            // Another number of the same person does not part the booking from the customer.
            booking.change(
                    linked.customer() == null && former.name().isOneWith(told.name())
                            ? told.about(former.customer())
                            : linked);
            var done = done(BookingAct.CHANGE.with("parts", Differences.between(former, booking.details())), booking);
            sources.settle(Arrays.asList(former.customer(), booking.details().customer()));
            return done;
        });
    }

    /** The customer does not come. */
    @RolesAllowed(Permission.BOOKINGS_MANAGE)
    public Done cancel(UUID key, BookingId id, CancelReason reason) {
        return commands.once(key, BookingAct.CANCEL, Done.class, () -> {
            var booking = locked(id);
            booking.cancel();
            return done(BookingAct.CANCEL.because(reason.name()), booking);
        });
    }

    /** The customer comes after all. */
    @RolesAllowed(Permission.BOOKINGS_MANAGE)
    public Done putBack(UUID key, BookingId id) {
        return commands.once(key, BookingAct.PUT_BACK, Done.class, () -> {
            var booking = locked(id);
            booking.putBack();
            return done(BookingAct.PUT_BACK.plain(), booking);
        });
    }

    /** A booking without its telephone number, to be looked at or changed. */
    @Transactional(readOnly = true)
    public Opened look(BookingId id) {
        var booking = found(id);
        var details = booking.details();
        var phone = details.phone();
        return new Opened(
                id,
                booking.number(),
                booking.status().name(),
                booking.version(),
                details.withoutPhone(),
                phone == null ? null : phone.tail(),
                booking.through().said(),
                last(id).orElse(null));
    }

    /**
     * The whole telephone number. Every look is journalled, in a transaction of its own: it stays written down whatever
     * becomes of what it was for.
     */
    @RolesAllowed(Permission.BOOKINGS_MANAGE)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Phone> unmask(BookingId id) {
        var phone = Optional.ofNullable(found(id).details().phone());
        journal.append(actor(), "bookings.look", KIND, id.toString(), null, null);
        return phone;
    }

    /** The bookings of a day that somebody may still come on: see {@link BookingSearch#find}. */
    @Transactional(readOnly = true)
    public List<BookingSearch.Hit> find(String typed, LocalDate day, int limit) {
        return search.find(typed, day, limit);
    }

    /** Through which channels it can be made. */
    @Transactional(readOnly = true)
    public List<Channel> channels() {
        return channels.all();
    }

    /** Whom a booking can be for: consultants who work here now. */
    @Transactional(readOnly = true)
    public List<Consultant> consultants() {
        return jdbc.sql("""
                        SELECT id, display_name FROM account a
                        WHERE enabled AND EXISTS (
                            SELECT FROM account_role WHERE account_id = a.id AND role_code = 'CONSULTANT')
                        ORDER BY display_name""")
                .query((rs, row) -> new Consultant(new StaffId(rs.getObject(1, UUID.class)), rs.getString(2)))
                .list();
    }

    /** A booking system may use the same form of number: ours is the next that nobody has. */
    private String ownNumber() {
        while (true) {
            var number = "T%06d"
                    .formatted(jdbc.sql("SELECT nextval('booking_number')")
                            .query(Long.class)
                            .single());
            var taken = jdbc.sql("SELECT count(*) FROM booking WHERE number = ?")
                    .param(number)
                    .query(Integer.class)
                    .single();
            if (taken == 0) {
                return number;
            }
        }
    }

    private BookingDetails known(BookingDetails told) {
        return told.about(acquaintance.of(told.name(), told.phone()));
    }

    private void requireComing(LocalDate day) {
        var today = BusinessTime.day(clock.instant());
        if (day.isBefore(today)) {
            throw new InvalidInput("day", "refusal.booking.past");
        }
        if (day.isAfter(today.plus(FARTHEST))) {
            throw new InvalidInput("day", "refusal.booking.far");
        }
    }

    private void requireConsultant(@Nullable StaffId consultant) {
        if (consultant != null
                && consultants().stream().noneMatch(known -> known.id().equals(consultant))) {
            throw new InvalidInput("consultant", "refusal.booking.consultant");
        }
    }

    private Booking found(BookingId id) {
        return bookings.findById(id.value()).orElseThrow(() -> new Refusal("refusal.booking.unknown"));
    }

    private Booking locked(BookingId id) {
        return bookings.findLocked(id.value()).orElseThrow(() -> new Refusal("refusal.booking.unknown"));
    }

    private Refusal changedMeanwhile(Booking booking) {
        return last(booking.id())
                .map(last -> new Refusal("refusal.booking.changed", last.by, last.at))
                .orElseGet(() -> new Refusal("refusal.booking.changed", NOBODY, now()));
    }

    private Optional<Last> last(BookingId id) {
        return jdbc.sql("""
                        SELECT a.display_name, j.at, j.action, j.reason FROM journal j
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE j.subject_kind = 'booking' AND j.subject_id = ? AND j.action <> 'bookings.look'
                        ORDER BY j.id DESC LIMIT 1""")
                .param(id.toString())
                .query((rs, row) -> new Last(
                        Optional.<Object>ofNullable(rs.getString(1)).orElse(NOBODY),
                        rs.getObject(2, OffsetDateTime.class).toInstant(),
                        rs.getString(3),
                        rs.getString(4)))
                .optional();
    }

    private Done done(Deed deed, Booking booking) {
        commands.run(new Journal.Subject(KIND, booking.id().toString()), deed, bookings::flush);
        return new Done(booking.id(), booking.number());
    }

    private String actor() {
        return staff.id().toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
