package org.jiezhen.quotes;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.LentScreens;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A guest's own quote, on a screen that was turned round: read, and handed back. Which one it is the screen says. */
@Service
@Transactional
@RolesAllowed(QuotePermission.AS_GUEST)
public class GuestQuote {

    private final Commands commands;
    private final QuoteKind kind;
    private final QuoteStore store;
    private final LentScreens lent;
    private final QuoteScreen page;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    GuestQuote(
            Commands commands,
            QuoteKind kind,
            QuoteStore store,
            LentScreens lent,
            QuoteScreen page,
            Transitions transitions,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.store = store;
        this.lent = lent;
        this.page = page;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * The quote before the guest.
     *
     * @param version the one that is shown, and no other
     * @param language in which the guest reads it
     * @param chosen the numbers of the lines that count: accepted, or tried last, or of each group the first
     */
    public record Opened(Ticket ticket, QuoteVersion version, Locale language, Set<Integer> chosen) {

        public Opened {
            chosen = Set.copyOf(chosen);
        }
    }

    private record Screen(VisitId visit, QuoteVersionId version, Locale language) {}

    /** The quote on this screen; empty once it is not before the guest any more. */
    @Transactional(readOnly = true)
    public Optional<Opened> open() {
        return before().flatMap(screen -> store.of(screen.visit).stream()
                .filter(version -> version.id().equals(screen.version))
                .findFirst()
                .map(version ->
                        new Opened(kind.read(screen.visit).ticket(), version, screen.language, chosen(version))));
    }

    private Set<Integer> chosen(QuoteVersion version) {
        if (!version.chosen().isEmpty()) {
            return version.chosen();
        }
        var tried = store.tried(version);
        return tried.isEmpty() ? version.first() : tried;
    }

    /**
     * The guest tries these: kept, so that whoever advises sees it and goes on from it. It is no acceptance.
     *
     * @param shown the version on the screen
     * @throws Refusal when it is not before the guest any more, or these are no choice of it
     */
    public Done<VisitId> tries(UUID key, QuoteVersionId shown, Set<Integer> lines) {
        return commands.once(kind, key, QuoteAct.TRY, () -> {
            var screen = before().filter(one -> one.version.equals(shown))
                    .orElseThrow(() -> new Refusal("refusal.quote.screenOver"));
            var numbers = lines.stream().sorted().map(String::valueOf).toList();
            return commands.run(
                    kind, kind.locked(screen.visit), QuoteAct.TRY.with("lines", String.join(" ", numbers)), context -> {
                        var version = store.of(screen.visit).stream()
                                .filter(one -> one.id().equals(shown))
                                .filter(one -> one.isChoice(lines))
                                .findFirst()
                                .orElseThrow(() -> new Refusal("refusal.quote.screenOver"));
                        var values = Map.<String, @Nullable Object>of(
                                "version_id", version.id().value(), "lines", "{" + String.join(",", numbers) + "}");
                        var visit = screen.visit.value();
                        if (transitions.begin(Quote.TRIED, visit, values, context.now(), context.entry())
                                == Outcome.TAKEN) {
                            transitions.next(Quote.TRIED, visit, null, values, context.now(), context.entry());
                        }
                    });
        });
    }

    /** Which version is on this screen; empty once none is. */
    @Transactional(readOnly = true)
    public Optional<QuoteVersionId> shown() {
        return before().map(Screen::version);
    }

    /** Whose quote was on this screen last, for whoever takes it back. */
    @Transactional(readOnly = true)
    public Optional<Ticket> last() {
        return lent.now(page).flatMap(lending -> jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number FROM quote_shown s JOIN visit v ON v.id = s.visit_id
                        WHERE s.shift_id = ? AND s.voided IS NULL ORDER BY s.id DESC LIMIT 1""")
                .param(lending.shift())
                .query((rs, row) -> new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)))
                .optional());
    }

    /** The guest has read it, and gives the screen back. */
    public Done<VisitId> handBack(UUID key, QuoteVersionId shown) {
        return commands.once(kind, key, QuoteAct.HAND_BACK, () -> {
            var screen = before().filter(one -> one.version.equals(shown))
                    .orElseThrow(() -> new Refusal("refusal.quote.screenOver"));
            return commands.run(
                    kind,
                    kind.locked(screen.visit),
                    QuoteAct.HAND_BACK.plain(),
                    context ->
                            transitions.end(Quote.SHOWN, screen.visit.value(), null, context.now(), context.entry()));
        });
    }

    private Optional<Screen> before() {
        return lent.now(page).flatMap(lending -> jdbc.sql("""
                        SELECT visit_id, version_id, language, until FROM quote_shown
                        WHERE shift_id = ? AND ended IS NULL AND voided IS NULL""")
                .param(lending.shift())
                .query((rs, row) -> Objects.requireNonNull(rs.getObject(4, OffsetDateTime.class))
                                .toInstant()
                                .isAfter(commands.now())
                        ? Optional.of(new Screen(
                                new VisitId(rs.getObject(1, UUID.class)),
                                new QuoteVersionId(rs.getObject(2, UUID.class)),
                                rs.getString(3).equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH))
                        : Optional.<Screen>empty())
                .optional()
                .flatMap(one -> one));
    }
}
