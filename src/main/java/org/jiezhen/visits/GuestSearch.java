package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiezhen.customers.ShownName;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Pinyin;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds guests who are in the house, by what the board of whoever looks shows of them: ticket, name, its sound and initials, the
 * end of the telephone number. A discreet guest is found by the ticket alone.
 */
@Service
@Transactional(readOnly = true)
public class GuestSearch {

    private static final int FEWEST_DIGITS = 3;
    private static final int TAIL = 4;
    private static final int DAYS_BACK = 90;
    private static final Pattern TICKET = Pattern.compile("A?0*([1-9][0-9]{0,6})");
    private static final Pattern NO_DIGITS = Pattern.compile("[\\s\\-()+]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{" + FEWEST_DIGITS + ",15}");

    private final ArrivalsBoard board;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;
    private final Clock clock;

    GuestSearch(ArrivalsBoard board, CurrentStaff staff, JdbcClient jdbc, Clock clock) {
        this.board = board;
        this.staff = staff;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Guests of whom somebody who typed this may speak: anybody's for those who see them all, else those who concern this
     * person. Whose ticket it is stands first, then whose name begins so.
     *
     * @param typed nothing finds those who concern this person
     */
    @RolesAllowed({Permission.VISITS_SEE, Permission.VISITS_ACCOMPANY})
    public List<VisitFact> find(String typed, int most) {
        var all = staff.may(Permission.VISITS_SEE) && !typed.isEmpty();
        var me = staff.id();
        return board.read().stream()
                .filter(guest -> all || guest.concerns(me))
                .filter(guest -> typed.isEmpty() || rank(guest, typed) < NOT_MEANT)
                .sorted(Comparator.comparingInt((VisitFact guest) -> rank(guest, typed))
                        .thenComparing(guest -> !guest.concerns(me))
                        .thenComparing(guest -> guest.ticket().number()))
                .limit(most)
                .toList();
    }

    private static final int NOT_MEANT = 3;

    private static int rank(VisitFact guest, String typed) {
        if (ticket(typed) == guest.ticket().number()) {
            return 0;
        }
        if (guest.discreet()) {
            return NOT_MEANT;
        }
        var digits = NO_DIGITS.matcher(typed).replaceAll("");
        var tail = guest.phoneTail();
        if (tail != null
                && DIGITS.matcher(digits).matches()
                && (digits.length() <= TAIL ? tail.endsWith(digits) : digits.endsWith(tail))) {
            return 2;
        }
        return guest.name() != null && Pinyin.finds(typed, guest.name()) ? 1 : NOT_MEANT;
    }

    /** The number of a ticket, with or without its letter; 0 of what is none. */
    private static int ticket(String typed) {
        var ticket = TICKET.matcher(typed.toUpperCase(Locale.ROOT));
        return ticket.matches() ? Integer.parseInt(ticket.group(1)) : 0;
    }

    /**
     * A visit of an earlier day.
     *
     * @param shownName what shared boards call its guest
     */
    public record Earlier(Ticket ticket, @Nullable Object shownName, boolean over) {}

    /** The visits of earlier days that had this ticket, the last first. */
    @RolesAllowed(Permission.VISITS_SEE)
    public List<Earlier> earlier(String typed, int most) {
        var number = ticket(typed);
        if (number == 0) {
            return List.of();
        }
        var today = BusinessTime.day(clock.instant());
        // By the index of a day's tickets: one look for each day.
        var days = Stream.iterate(today.minusDays(1), day -> day.minusDays(1))
                .limit(DAYS_BACK)
                .map(LocalDate::toString)
                .toArray(String[]::new);
        return jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number, v.status, w.name, w.alias, w.discreet
                        FROM visit v
                        LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = v.id LIMIT 1) AS w ON true
                        WHERE v.arrival_day = ANY (CAST(:days AS date[])) AND v.ticket_number = :number
                          AND v.status <> 'ENTERED_IN_ERROR'
                        ORDER BY v.arrival_day DESC LIMIT :most""")
                .param("days", days)
                .param("number", number)
                .param("most", most)
                .query((rs, row) -> new Earlier(
                        new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                        ShownName.of(rs.getBoolean("discreet"), rs.getString("alias"), rs.getString("name")),
                        !rs.getString("status").equals("IN_PROGRESS")))
                .list();
    }

    /** What boards call a guest, in a language; null while nobody knows. */
    public static @Nullable String called(@Nullable Object shownName, Locale language) {
        return shownName instanceof Localized words ? words.in(language) : (String) shownName;
    }
}
