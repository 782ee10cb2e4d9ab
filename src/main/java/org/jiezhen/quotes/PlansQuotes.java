package org.jiezhen.quotes;

import static java.util.UUID.randomUUID;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.quotes.QuoteDraft.Planned;
import org.jiezhen.quotes.QuoteSums.Whole;
import org.jiezhen.quotes.QuotesBoard.VersionFact;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 咨询师: plans and quotes for every other guest; lets too much go now and then, and has that approved, or goes back to what is
 * allowed when nobody answers; has it accepted, once nothing is missing.
 */
@Component
class PlansQuotes implements Habit {

    private static final int ONCE_IN = 2;
    private static final int TOO_MUCH_ONCE_IN = 4;
    private static final int CHANGES_ONCE_IN = 3;
    private static final int TOO_MUCH = 180;
    private static final int A_LITTLE = 50;
    private static final Duration INTO_THE_TALK = Duration.ofMinutes(2);
    private static final Duration THINKS = Duration.ofSeconds(70);
    private static final Duration WAITS = Duration.ofMinutes(4);
    private static final List<String> PLANS = List.of(
            "SK-201 RT-103",
            "CR-101 RT-101",
            "IN-101 RT-102",
            "EY-102 EY-103 PK-103",
            "CR-102 SK-201",
            "RT-101 RT-103",
            "RT-101 RT-102 RT-103");

    /** Guests who talk with their consultants now. */
    private record Seen(List<Guest> guests) {}

    /** One of them: whether the guest is known to be of age, so that a contract can be signed; and the newest version of the quote. */
    private record Guest(
            VisitId visit,
            int ticket,
            StaffId with,
            Instant since,
            boolean signs,
            @Nullable VersionFact newest) {}

    /** What was had accepted, or could not be: once for each version. */
    private static final class Tried {
        private final Set<QuoteVersionId> versions = ConcurrentHashMap.newKeySet();
    }

    private final Quotes quotes;
    private final QuotesBoard board;
    private final JdbcClient jdbc;
    private final Clock clock;

    PlansQuotes(Quotes quotes, QuotesBoard board, JdbcClient jdbc, Clock clock) {
        this.quotes = quotes;
        this.board = board;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Set<String> roles() {
        return Set.of("CONSULTANT");
    }

    /** Whatever the guest needs comes first. */
    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        if (!round.day().plan().neglects()) {
            return Optional.empty();
        }
        return round.seen(Seen.class, this::look).guests.stream()
                .filter(guest -> guest.with.equals(me.id())
                        && !round.isTouched(guest.visit)
                        && round.isOver(guest.since, INTO_THE_TALK)
                        && round.day().dice().onceIn(ONCE_IN, "quote", guest.ticket))
                .flatMap(guest -> act(guest, round).stream())
                .findFirst();
    }

    private Optional<Act> act(Guest guest, Round round) {
        var newest = guest.newest;
        if (newest == null) {
            return does(guest, () -> write(guest, 0, off(guest, round), round));
        }
        return switch (newest.state()) {
            case UNASKED -> does(guest, () -> quotes.ask(randomUUID(), guest.visit, newest.number()));
            case ASKED, DECLINED ->
                round.isOver(newest.since(), WAITS)
                        ? does(guest, () -> write(guest, newest.number(), A_LITTLE, round))
                        : Optional.empty();
            case FREE, APPROVED ->
                round.isOver(newest.since(), THINKS) ? goesOn(guest, newest, round) : Optional.empty();
            case ACCEPTED, VOID, REPLACED -> Optional.empty();
        };
    }

    /** Another version now and then; else it is accepted, once a doctor has confirmed whatever is medical. */
    private Optional<Act> goesOn(Guest guest, VersionFact newest, Round round) {
        if (newest.number() == 1 && round.day().dice().onceIn(CHANGES_ONCE_IN, "changes", guest.ticket)) {
            return does(guest, () -> write(guest, 1, 0, round));
        }
        var tried = round.day().remembered(Tried.class, Tried::new).versions;
        if (!guest.signs || newest.confirmed() < newest.medical() || tried.contains(newest.version())) {
            return Optional.empty();
        }
        return does(guest, () -> {
            tried.add(newest.version());
            var version = quotes.of(guest.visit).getFirst();
            quotes.accept(randomUUID(), guest.visit, version.number(), version.first(), Locale.SIMPLIFIED_CHINESE);
        });
    }

    private static Optional<Act> does(Guest guest, Runnable what) {
        return Optional.of(new Act(guest.visit, what));
    }

    private static int off(Guest guest, Round round) {
        return round.day().dice().onceIn(TOO_MUCH_ONCE_IN, "too much", guest.ticket) ? TOO_MUCH : A_LITTLE;
    }

    private void write(Guest guest, int shown, int perMille, Round round) {
        var lines = new ArrayList<Planned>();
        for (var code : round.day().dice().any(PLANS, "plan", guest.ticket).split(" ")) {
            quotes.search(code).stream()
                    .filter(item -> item.code().equals(code))
                    .findFirst()
                    .map(PricedItem::item)
                    .ifPresent(item -> lines.add(Planned.of(item, 1 + shown)));
        }
        if (!lines.isEmpty()) {
            quotes.write(
                    randomUUID(), guest.visit, shown, new QuoteDraft(lines, new Whole(perMille, Fen.NONE), null, null));
        }
    }

    private Seen look() {
        var guests = jdbc.sql("""
                        SELECT r.visit_id, n.ticket_number, c.staff_id, r.started,
                               EXISTS (SELECT FROM customer_born b WHERE b.record_id = p.person_id AND b.birth_date <= :grown)
                        FROM visit_reason_now r
                        JOIN LATERAL (SELECT * FROM visit_custody_now WHERE visit_id = r.visit_id AND staff_id IS NOT NULL
                                      LIMIT 1) AS c ON true
                        JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = r.visit_id LIMIT 1) AS n ON true
                        JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = r.visit_id AND name IS NOT NULL LIMIT 1) AS p ON true
                        WHERE r.code = 'IN_CONSULTATION' AND n.source <> 'BUSINESS' ORDER BY n.ticket_number""")
                .param("grown", BusinessTime.day(clock.instant()).minusYears(18))
                .query((rs, row) -> new Guest(
                        new VisitId(rs.getObject(1, UUID.class)),
                        rs.getInt(2),
                        new StaffId(rs.getObject(3, UUID.class)),
                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                        rs.getBoolean(5),
                        null))
                .list();
        var newest = new HashMap<VisitId, VersionFact>();
        board.of(guests.stream().map(guest -> guest.visit.value()).collect(Collectors.toSet()))
                .forEach(version -> newest.putIfAbsent(version.visit(), version));
        return new Seen(guests.stream()
                .map(guest -> new Guest(
                        guest.visit, guest.ticket, guest.with, guest.since, guest.signs, newest.get(guest.visit)))
                .toList());
    }
}
