package org.jiezhen.closing;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.bookings.BookingRecords;
import org.jiezhen.closing.AskedOfADay.Missing;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of a day. Nothing is closed silently: of each visit that is still open somebody says what became of it, and
 * only then the day is closed; whoever was expected and did not come is a no-show from then on. Tickets begin again at
 * midnight, whether a day was closed or not.
 */
@Service
@Transactional
@RolesAllowed(Permission.VISITS_CLOSE_DAY)
public class ClosingTime {

    /**
     * The first day on which something is left to be said: a visit that was open then and still is, without a word about
     * that night, or a booking on which nobody came. Whoever came after a day was closed opens it again. Today, when
     * nothing is left of the two months before.
     */
    static final String NEXT = """
            SELECT coalesce(min(d.day), :today) FROM (
                SELECT CAST(:today AS date) - n AS day FROM generate_series(1, 62) AS n) AS d
            WHERE EXISTS (SELECT FROM visit v WHERE v.status = 'IN_PROGRESS' AND v.arrival_day <= d.day
                          AND NOT EXISTS (SELECT FROM visit_overnight o WHERE o.visit_id = v.id AND o.day = d.day))
               OR EXISTS (SELECT FROM booking b WHERE b.status = 'BOOKED' AND b.day = d.day)""";

    // So many tickets are named in a refusal.
    private static final int NAMED = 6;

    // The field in which it is said why something is missing.
    private static final String WITHOUT = "without";
    private static final int LONGEST = 200;

    private final Commands commands;
    private final VisitRecords visits;
    private final BookingRecords bookings;
    private final List<AskedOfADay> asked;
    private final JdbcClient jdbc;

    ClosingTime(
            Commands commands, VisitRecords visits, BookingRecords bookings, List<AskedOfADay> asked, JdbcClient jdbc) {
        this.commands = commands;
        this.visits = visits;
        this.bookings = bookings;
        this.asked = asked;
        this.jdbc = jdbc;
    }

    /** Today. */
    @Transactional(readOnly = true)
    public LocalDate today() {
        return BusinessTime.day(commands.now());
    }

    /** The day that is to be closed next: see {@link #NEXT}. */
    @Transactional(readOnly = true)
    public LocalDate nextToClose() {
        return jdbc.sql(NEXT).param("today", today()).query(LocalDate.class).single();
    }

    /** When something was last written about an open visit: the customer cannot have left before. */
    @Transactional(readOnly = true)
    public Instant lastSeen(VisitId visit) {
        return visits.lastSeen(visit);
    }

    /**
     * The customer has left, and nobody saw it: without the farewell, at about a time.
     *
     * @param left not before the visit was last written about, and not in the future
     */
    public Done<VisitId> leftUnseen(UUID key, VisitId visit, Instant left) {
        return visits.leftUnseen(key, visit, left);
    }

    /**
     * The customer stays over the night that follows a day, as over all nights since the arrival. Saying it twice
     * changes nothing.
     */
    public Done<VisitId> staysOvernight(UUID key, VisitId visitId, LocalDate day) {
        requireNotFuture(day);
        return visits.on(key, visitId, ClosingAct.STAYS_OVERNIGHT.with("day", day), moment -> jdbc.sql("""
                                INSERT INTO visit_overnight (visit_id, day, said_by)
                                SELECT v.id, night, :entry
                                FROM visit v, generate_series(v.arrival_day, :day, interval '1 day') AS night
                                WHERE v.id = :visit
                                ON CONFLICT DO NOTHING""")
                .param("visit", visitId.value())
                .param("day", day)
                .param("entry", moment.entry())
                .update());
    }

    /**
     * What closing a day came to.
     *
     * @param entry the journal entry
     * @param missed on how many bookings nobody had come
     */
    public record Closed(long entry, int missed) {}

    /**
     * Closes a day, once of each visit somebody has said what became of it. A day that was closed before may be closed
     * again, when somebody came after that.
     *
     * @param without why it is closed without what is asked of it; null when nothing is missing
     * @throws Refusal that names the tickets nobody has spoken of
     * @throws InvalidInput at {@code without} that names what is missing, as long as nobody says why
     */
    public Closed close(UUID key, LocalDate day, @Nullable String without) {
        requireNotFuture(day);
        return commands.once(key, ClosingAct.CLOSE_DAY, Closed.class, () -> {
            var next = nextToClose();
            if (day.isAfter(next)) {
                throw new Refusal("refusal.day.earlier", next.toString());
            }
            var hindered = whyNotYet(day);
            if (hindered.isPresent()) {
                throw hindered.get();
            }
            var missing = missing(day);
            var why = without == null ? "" : without.strip();
            if (!missing.isEmpty() && why.isEmpty()) {
                throw new InvalidInput(WITHOUT, "refusal.day.without");
            }
            if (why.length() > LONGEST) {
                throw new InvalidInput(WITHOUT, "refusal.day.long", LONGEST);
            }
            var missed = bookings.missed(day);
            var closed = ClosingAct.CLOSE_DAY.with("missed", missed);
            if (!missing.isEmpty()) {
                closed = closed.with(
                                "lacks",
                                String.join(
                                        " ", missing.stream().map(Missing::code).toList()))
                        .with("without", why);
            }
            var entry = commands.run(new Journal.Subject("day", day.toString()), closed, () -> {});
            return new Closed(entry, missed);
        });
    }

    /** What the modules ask of a day and is not there: it can be done yet, or somebody says why not. */
    @Transactional(readOnly = true)
    public List<Missing> missing(LocalDate day) {
        return asked.stream().flatMap(one -> one.missing(day).stream()).toList();
    }

    /** What hinders closing a day as things are: visits nobody has spoken of, or customers who are still to come. */
    @Transactional(readOnly = true)
    public Optional<Refusal> whyNotYet(LocalDate day) {
        var left = jdbc.sql("""
                        SELECT arrival_day, ticket_number FROM visit v
                        WHERE status = 'IN_PROGRESS' AND arrival_day <= :day
                          AND NOT EXISTS (SELECT FROM visit_overnight o WHERE o.visit_id = v.id AND o.day = :day)
                        ORDER BY arrival_day, ticket_number""")
                .param("day", day)
                .query((rs, row) -> new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)))
                .list();
        if (!left.isEmpty()) {
            return Optional.of(new Refusal("refusal.day.open", left.size(), named(left)));
        }
        var now = commands.now().atZone(BusinessTime.ZONE);
        var expected = day.equals(now.toLocalDate()) ? bookings.expectedAfter(day, now.toLocalTime()) : 0;
        return expected > 0 ? Optional.of(new Refusal("refusal.day.expected", expected)) : Optional.empty();
    }

    private static String named(List<Ticket> tickets) {
        var first = tickets.stream().limit(NAMED).map(Ticket::text).toList();
        return String.join(" ", first) + (tickets.size() > NAMED ? " …" : "");
    }

    private void requireNotFuture(LocalDate day) {
        if (day.isAfter(today())) {
            throw new InvalidInput("day", "refusal.day.future");
        }
    }
}
