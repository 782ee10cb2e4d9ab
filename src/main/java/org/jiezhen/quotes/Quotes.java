package org.jiezhen.quotes;

import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.customers.ShownName;
import org.jiezhen.doctors.Confirmed;
import org.jiezhen.doctors.Verdict;
import org.jiezhen.documents.BoundTo;
import org.jiezhen.documents.DocumentId;
import org.jiezhen.documents.DocumentRecords;
import org.jiezhen.documents.Placeholder;
import org.jiezhen.documents.TextKind;
import org.jiezhen.documents.VoidReason;
import org.jiezhen.house.House;
import org.jiezhen.live.Audience;
import org.jiezhen.prices.ItemId;
import org.jiezhen.prices.PriceList;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.quotes.QuoteDraft.Planned;
import org.jiezhen.quotes.QuoteSums.Whole;
import org.jiezhen.quotes.QuotesBoard.VersionFact;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.LentScreens;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plan and quote, by whoever consults: written version by version, shown to the guest, accepted. A version is never changed; what
 * was accepted is void with the next one, and so is the contract that was filled with it.
 */
@Service
@Transactional
public class Quotes {

    /** To what a contract belongs that was filled with an accepted version. */
    public static final String BOUND = "quote";

    private static final int MOST_QUANTITY = 999;
    private static final int MOST_DAYS = 60;
    private static final String MINUTES = "QUOTE_SCREEN_MINUTES";

    private final Commands commands;
    private final QuoteKind kind;
    private final QuoteStore store;
    private final Limits limits;
    private final Confirmations confirmations;
    private final PriceList prices;
    private final DocumentRecords documents;
    private final House house;
    private final LentScreens lent;
    private final QuoteScreen page;
    private final Transitions transitions;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Quotes(
            Commands commands,
            QuoteKind kind,
            QuoteStore store,
            Limits limits,
            Confirmations confirmations,
            PriceList prices,
            DocumentRecords documents,
            House house,
            LentScreens lent,
            QuoteScreen page,
            Transitions transitions,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.store = store;
        this.limits = limits;
        this.confirmations = confirmations;
        this.prices = prices;
        this.documents = documents;
        this.house = house;
        this.lent = lent;
        this.page = page;
        this.transitions = transitions;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * The quote of a visit.
     *
     * @param open whether its guest is here
     * @param writes whether this person plans and quotes
     * @param name of the guest, as it is shown; null while nobody knows it
     * @param audience as what this person is shown the versions
     */
    public record Opened(
            VisitId visit,
            Ticket ticket,
            boolean open,
            boolean writes,
            @Nullable Object name,
            Audience<VersionFact> audience) {}

    private record Found(
            VisitId visit, boolean open, @Nullable Object name) {}

    /**
     * What a doctor has said of a planned item, or who is to be asked.
     *
     * @param said what was said last, and by whom; null when nobody has spoken of it
     * @param who may confirm it, by name, as things are filed
     */
    public record Word(@Nullable Confirmed said, List<String> who) {}

    /**
     * How far somebody goes with the discounts.
     *
     * @param role its code
     * @param perMille of the list price
     * @param mine whether it is how far whoever asks goes
     */
    public record Reach(String role, int perMille, boolean mine) {}

    // ---- what is so

    /** Opens the quote of a ticket. Empty also when there is one that this person may not see, so that nobody learns of it. */
    @RolesAllowed(QuotePermission.READ)
    @Transactional(readOnly = true)
    public Optional<Opened> open(Ticket ticket) {
        return jdbc.sql("""
                        SELECT v.id, v.status = 'IN_PROGRESS', coalesce(p.discreet, false), p.alias, p.name
                        FROM visit v LEFT JOIN visit_person p ON p.visit_id = v.id
                        WHERE v.arrival_day = ? AND v.ticket_number = ? AND v.source <> 'BUSINESS'""")
                .params(ticket.day(), ticket.number())
                .query((rs, row) -> new Found(
                        new VisitId(rs.getObject(1, UUID.class)),
                        rs.getBoolean(2),
                        ShownName.of(rs.getBoolean(3), rs.getString(4), rs.getString(5))))
                .optional()
                .filter(found -> kind.concerns(found.visit))
                .map(found -> new Opened(
                        found.visit,
                        ticket,
                        found.open,
                        found.open && staff.may(QuotePermission.WRITE) && kind.mayWrite(found.visit),
                        found.name,
                        staff.may(Permission.VISITS_SEE)
                                ? QuotesBoard.everybodys(found.visit)
                                : QuotesBoard.concerning(found.visit, staff.id())));
    }

    /** All versions of a visit's quote, the newest first; none of a guest who is none of this person's business. */
    @RolesAllowed(QuotePermission.READ)
    @Transactional(readOnly = true)
    public List<QuoteVersion> of(VisitId visit) {
        return kind.concerns(visit) ? store.of(visit) : List.of();
    }

    /** The closed list of places on pictures. */
    @RolesAllowed(QuotePermission.READ)
    @Transactional(readOnly = true)
    public List<Site> sites() {
        return store.sites();
    }

    /** What is offered today and answers to what is typed: by code, name or pinyin. */
    @RolesAllowed(QuotePermission.WRITE)
    @Transactional(readOnly = true)
    public List<PricedItem> search(String typed) {
        return prices.search(typed, today());
    }

    /** An item as it is offered today; empty when it is not. */
    @RolesAllowed(QuotePermission.WRITE)
    @Transactional(readOnly = true)
    public Optional<PricedItem> offered(ItemId item) {
        return prices.find(item, today()).filter(PricedItem::inUse);
    }

    /** How far whoever asks goes, and whoever approves; the least first. */
    @RolesAllowed(QuotePermission.WRITE)
    @Transactional(readOnly = true)
    public List<Reach> reach() {
        var mine = limits.of(staff.id());
        var all = new ArrayList<Reach>();
        all.add(new Reach("", mine, true));
        limits.all().stream()
                .filter(limit -> limit.approves() && limit.perMille() > mine)
                .forEach(limit -> all.add(new Reach(limit.role(), limit.perMille(), false)));
        return all;
    }

    /** The names of those who may approve so much, beside whoever asks. */
    @RolesAllowed(QuotePermission.WRITE)
    @Transactional(readOnly = true)
    public List<String> approvers(int perMille) {
        return limits.approvers(perMille, staff.id());
    }

    /** What doctors have said of medical items of a visit, or who is to be asked for them. */
    @RolesAllowed(QuotePermission.READ)
    @Transactional(readOnly = true)
    public Map<ItemId, Word> words(VisitId visit, List<PricedItem> items) {
        if (!kind.concerns(visit)) {
            return Map.of();
        }
        var said = confirmations.of(visit);
        return items.stream()
                .filter(PricedItem::isMedical)
                .collect(Collectors.toMap(
                        PricedItem::item,
                        item -> {
                            var word = said.get(item.item());
                            return new Word(
                                    word,
                                    word != null && word.verdict() == Verdict.CONFIRMED
                                            ? List.of()
                                            : confirmations.whoMay(item));
                        },
                        (one, _) -> one));
    }

    /** What the guest has tried last of a version, on a screen of her own; empty when she has tried nothing. */
    @RolesAllowed(QuotePermission.READ)
    @Transactional(readOnly = true)
    public Set<Integer> tried(QuoteVersion version) {
        return kind.concerns(version.visit()) ? store.tried(version) : Set.of();
    }

    /** Why the newest version cannot be accepted with these lines: each thing that is missing, by name; none when it can. */
    @RolesAllowed(QuotePermission.READ)
    @Transactional(readOnly = true)
    public List<Refusal> missing(VisitId visit, Set<Integer> chosen) {
        return kind.concerns(visit)
                ? store.newest(visit).map(version -> missing(version, chosen)).orElse(List.of())
                : List.of();
    }

    // ---- written

    /**
     * Writes the next version, whole. What was approved of the one before is over with it; what was accepted of it is void, and
     * so is the contract, signed or not.
     *
     * @param shown the number of the version on which it is based; 0 when there is none
     * @throws InvalidInput at the line, or at what is let go
     * @throws Refusal when somebody has written another meanwhile: who, and when; or when nothing is different
     */
    @RolesAllowed(QuotePermission.WRITE)
    public Done<VisitId> write(UUID key, VisitId visit, int shown, QuoteDraft draft) {
        return commands.once(kind, key, QuoteAct.WRITE, () -> {
            var quote = mine(visit);
            var before = store.newest(visit);
            requireShown(quote, before, shown);
            var version = version(visit, shown + 1, draft);
            before.filter(old -> isSame(old, version)).ifPresent(old -> {
                throw new Refusal("refusal.quote.same", old.number());
            });
            return commands.run(
                    kind,
                    quote,
                    QuoteAct.WRITE
                            .with("number", version.number())
                            .with("deal", version.sums().deal().value())
                            .with("perMille", version.perMille()),
                    context -> {
                        transitions.end(Quote.APPROVAL, visit.value(), null, context.now(), context.entry());
                        transitions.end(Quote.SHOWN, visit.value(), null, context.now(), context.entry());
                        before.filter(old -> old.state() == QuoteState.ACCEPTED)
                                .ifPresent(old -> voidAccepted(old, VoidReason.QUOTE_CHANGED, context));
                        store.write(at(version, context.now()), context.entry());
                    });
        });
    }

    /** What was accepted is so no more, and the contract with it says so. */
    void voidAccepted(QuoteVersion version, VoidReason reason, Context<Quote> context) {
        transitions.end(Quote.ACCEPTANCE, version.visit().value(), null, context.now(), context.entry());
        documents.voidAll(
                new Moment(version.visit(), context.now(), context.entry()),
                new BoundTo(BOUND, version.id().toString()),
                reason);
    }

    private static void requireShown(Quote quote, Optional<QuoteVersion> newest, int shown) {
        var number = newest.map(QuoteVersion::number).orElse(0);
        if (number != shown) {
            newest.ifPresent(version -> {
                throw new Refusal("refusal.quote.newer", quote.label(), number, version.byName(), version.written());
            });
            throw new Refusal("refusal.quote.none", quote.label());
        }
    }

    private QuoteVersion version(VisitId visit, int number, QuoteDraft draft) {
        if (draft.lines().isEmpty()) {
            throw new InvalidInput("items", "refusal.quote.empty");
        }
        if (draft.lines().size() > QuoteDraft.MOST_LINES) {
            throw new InvalidInput("items", "refusal.quote.tooMany", QuoteDraft.MOST_LINES);
        }
        var today = today();
        var lines = new ArrayList<QuoteLine>();
        for (var planned : draft.lines()) {
            lines.add(line(lines.size() + 1, planned, today));
        }
        requireChoices(lines);
        requireBounded(lines);
        var summed = lines.stream().map(QuoteLine::summed).toList();
        var whole = draft.whole();
        if (QuoteSums.choices(summed).stream()
                .anyMatch(chosen -> whole.sum()
                                .compareTo(QuoteSums.of(summed, chosen, Whole.NOTHING)
                                        .executed())
                        > 0)) {
            throw new InvalidInput("whole", "refusal.quote.wholeTooMuch");
        }
        return new QuoteVersion(
                QuoteVersionId.random(),
                visit,
                number,
                lines,
                whole,
                QuoteSums.greatest(summed, whole),
                limits.of(staff.id()),
                until(draft.until(), today),
                PlainText.parse("note", draft.note(), QuoteDraft.NOTE, "refusal.quote")
                        .orElse(null),
                commands.now(),
                staff.id(),
                staff.displayName(),
                QuoteState.FREE,
                commands.now(),
                null,
                null,
                Set.of());
    }

    private static QuoteVersion at(QuoteVersion version, Instant now) {
        return new QuoteVersion(
                version.id(),
                version.visit(),
                version.number(),
                version.lines(),
                version.whole(),
                version.perMille(),
                version.limit(),
                version.until(),
                version.note(),
                now,
                version.by(),
                version.byName(),
                version.state(),
                now,
                null,
                null,
                Set.of());
    }

    private LocalDate until(@Nullable LocalDate said, LocalDate today) {
        if (said == null) {
            return today.plusDays(house.rule("QUOTE_DAYS"));
        }
        if (said.isBefore(today) || said.isAfter(today.plusDays(MOST_DAYS))) {
            throw new InvalidInput("until", "refusal.quote.until", MOST_DAYS);
        }
        return said;
    }

    private QuoteLine line(int number, Planned planned, LocalDate today) {
        var field = "line" + number;
        var item = prices.find(planned.item(), today)
                .filter(PricedItem::inUse)
                .orElseThrow(() -> new InvalidInput(field, "refusal.quote.notOffered"));
        if (planned.quantity() < 1 || planned.quantity() > MOST_QUANTITY) {
            throw new InvalidInput(field, "refusal.quote.quantity", item.name(), MOST_QUANTITY);
        }
        var list = item.list().times(planned.quantity());
        var executed = Objects.requireNonNullElse(planned.executed(), list);
        if (executed.isNegative() || executed.compareTo(list) > 0) {
            throw new InvalidInput(field, "refusal.quote.executed", item.name(), list.text());
        }
        var site = planned.site() == null
                ? null
                : store.site(planned.site())
                        .orElseThrow(() -> new InvalidInput(field, "refusal.quote.site", item.name()));
        if (planned.side() != Side.NONE && (site == null || !site.sides())) {
            throw new InvalidInput(field, "refusal.quote.side", item.name());
        }
        return new QuoteLine(number, item, planned.quantity(), planned.side(), site, list, executed, planned.choice());
    }

    private static void requireChoices(List<QuoteLine> lines) {
        var groups = lines.stream()
                .filter(line -> line.choice() != null)
                .collect(Collectors.groupingBy(line -> Objects.requireNonNull(line.choice())));
        groups.forEach((choice, alternatives) -> {
            if (choice < 1 || choice > QuoteDraft.MOST_CHOICES) {
                throw new InvalidInput("items", "refusal.quote.choices", QuoteDraft.MOST_CHOICES);
            }
            if (alternatives.size() < 2 || alternatives.size() > QuoteDraft.MOST_ALTERNATIVES) {
                throw new InvalidInput(
                        "line" + alternatives.getFirst().line(),
                        "refusal.quote.alternatives",
                        alternatives.getFirst().item().name(),
                        QuoteDraft.MOST_ALTERNATIVES);
            }
        });
    }

    // All of them together, chosen or not: so does every choice.
    private static void requireBounded(List<QuoteLine> lines) {
        if (Fen.sum(lines.stream().map(QuoteLine::list).toList()).compareTo(Fen.MOST) > 0) {
            throw new InvalidInput("items", "refusal.quote.most", Fen.MOST.text());
        }
    }

    private static boolean isSame(QuoteVersion old, QuoteVersion version) {
        return Objects.equals(old.note(), version.note())
                && old.until().equals(version.until())
                && old.whole().equals(version.whole())
                && old.limit() == version.limit()
                && old.lines().size() == version.lines().size()
                && IntStream.range(0, old.lines().size())
                        .allMatch(
                                n -> isSame(old.lines().get(n), version.lines().get(n)));
    }

    private static boolean isSame(QuoteLine old, QuoteLine line) {
        return old.item().price().equals(line.item().price())
                && old.item().parts().equals(line.item().parts())
                && old.quantity() == line.quantity()
                && old.side() == line.side()
                && Objects.equals(old.site(), line.site())
                && old.executed().equals(line.executed())
                && Objects.equals(old.choice(), line.choice());
    }

    // ---- approval is asked for

    /**
     * Asks whoever may go so far to approve what is let go by the newest version.
     *
     * @throws Refusal when it is within the limit, or was asked already; when nobody may go so far
     */
    @RolesAllowed(QuotePermission.WRITE)
    public Done<VisitId> ask(UUID key, VisitId visit, int number) {
        return commands.once(kind, key, QuoteAct.ASK, () -> {
            var quote = mine(visit);
            var version = newest(quote, number);
            if (!version.needsApproval()) {
                throw new Refusal("refusal.quote.within", percent(version.perMille()), percent(version.limit()));
            }
            switch (version.state()) {
                case ASKED -> throw waits(version);
                case APPROVED ->
                    throw new Refusal(
                            "refusal.quote.approvedAlready",
                            Objects.requireNonNullElse(version.answeredBy(), ""),
                            version.since());
                case ACCEPTED -> throw accepted(version);
                default -> {}
            }
            if (limits.approvers(version.perMille(), version.by()).stream()
                    .allMatch(name -> name.equals(staff.displayName()))) {
                throw new Refusal("refusal.quote.tooFar", percent(version.perMille()));
            }
            return commands.run(
                    kind,
                    quote,
                    QuoteAct.ASK.with("number", number).with("perMille", version.perMille()),
                    context -> state(version, "ASKED", null, null, context));
        });
    }

    /** From now on the approval of a version stands so. */
    void state(
            QuoteVersion version,
            String state,
            @Nullable Integer limit,
            @Nullable String reason,
            Context<Quote> context) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("version_id", version.id().value());
        values.put("state", state);
        values.put("staff_id", staff.id().value());
        values.put("limit_per_mille", limit);
        values.put("reason", reason);
        var visit = version.visit().value();
        var outcome = transitions.next(Quote.APPROVAL, visit, null, values, context.now(), context.entry());
        if (outcome == Outcome.NOT_OPEN) {
            outcome = transitions.begin(Quote.APPROVAL, visit, values, context.now(), context.entry());
        }
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("the approval of " + version.id() + " changed under its lock");
        }
    }

    // ---- accepted

    /**
     * The guest accepts the newest version, with these of its alternatives: the contract is filled, to be signed.
     *
     * @param chosen the numbers of the lines that the guest takes: of each group one, and whatever is no alternative
     * @param language in which the guest reads
     * @throws Refusal that says what is missing, and who supplies it: approval, a doctor's word on an item by its name
     */
    @RolesAllowed(QuotePermission.WRITE)
    public Done<VisitId> accept(UUID key, VisitId visit, int number, Set<Integer> chosen, Locale language) {
        return commands.once(kind, key, QuoteAct.ACCEPT, () -> {
            var quote = mine(visit);
            var version = newest(quote, number);
            if (version.state() == QuoteState.ACCEPTED) {
                throw accepted(version);
            }
            if (!version.isChoice(chosen)) {
                throw new InvalidInput("choice", "refusal.quote.choice");
            }
            missing(version, chosen).stream().findFirst().ifPresent(why -> {
                throw why;
            });
            var sums = version.sums(chosen);
            return commands.run(
                    kind,
                    quote,
                    QuoteAct.ACCEPT
                            .with("number", number)
                            .with("version", version.id())
                            .with("deal", sums.deal().value()),
                    context -> {
                        var values = Map.<String, Object>of(
                                "version_id", version.id().value(),
                                "list_fen", sums.list().value(),
                                "deal_fen", sums.deal().value(),
                                "staff_id", staff.id().value());
                        if (transitions.begin(Quote.ACCEPTANCE, visit.value(), values, context.now(), context.entry())
                                != Outcome.DONE) {
                            throw accepted(version);
                        }
                        store.accept(version, chosen);
                        transitions.end(Quote.SHOWN, visit.value(), null, context.now(), context.entry());
                        contract(version, chosen, language, context);
                    });
        });
    }

    private void contract(QuoteVersion version, Set<Integer> chosen, Locale language, Context<Quote> context) {
        documents.fill(
                new Moment(version.visit(), context.now(), context.entry()),
                TextKind.SERVICE_CONTRACT,
                language,
                Map.of(
                        Placeholder.ITEMS, QuoteWords.items(version, chosen, language),
                        Placeholder.TOTAL, QuoteWords.total(version.sums(chosen).deal(), language)),
                new BoundTo(BOUND, version.id().toString()));
    }

    /** The contract that was filled with a version, the newest. */
    @RolesAllowed(QuotePermission.READ)
    @Transactional(readOnly = true)
    public Optional<DocumentId> contract(QuoteVersionId version) {
        return jdbc.sql("""
                        SELECT document_id FROM document_now WHERE bound_kind = ? AND bound_id = ? ORDER BY number DESC LIMIT 1""")
                .params(BOUND, version.toString())
                .query((rs, row) -> new DocumentId(rs.getObject(1, UUID.class)))
                .optional();
    }

    private List<Refusal> missing(QuoteVersion version, Set<Integer> chosen) {
        var missing = new ArrayList<Refusal>();
        var today = today();
        if (version.until().isBefore(today)) {
            missing.add(new Refusal(
                    "refusal.quote.expired", version.number(), version.until().toString()));
        }
        if (version.needsApproval()) {
            switch (version.state()) {
                case UNASKED ->
                    missing.add(new Refusal(
                            "refusal.quote.unasked", percent(version.perMille()), percent(version.limit())));
                case ASKED -> missing.add(waits(version));
                case DECLINED ->
                    missing.add(new Refusal(
                            "refusal.quote.declined",
                            Objects.requireNonNullElse(version.answeredBy(), ""),
                            Objects.requireNonNullElse(version.reason(), "")));
                default -> {}
            }
        }
        version.lines(chosen).stream()
                .filter(line -> prices.find(line.item().item(), today)
                        .filter(PricedItem::inUse)
                        .isEmpty())
                .forEach(line -> missing.add(
                        new Refusal("refusal.quote.goneOut", line.item().name())));
        missing.addAll(confirmations.missing(version, chosen));
        return missing;
    }

    private static Refusal waits(QuoteVersion version) {
        return new Refusal("refusal.quote.waits", version.number(), version.since());
    }

    private static Refusal accepted(QuoteVersion version) {
        return new Refusal("refusal.quote.accepted", version.number(), version.since());
    }

    // ---- shown

    /**
     * Puts a version before the guest, on the screen at which this is pressed: it shows nothing else until the password of whoever
     * is signed in opens it again.
     *
     * @param language in which the guest reads
     */
    @RolesAllowed(QuotePermission.WRITE)
    public Done<VisitId> show(UUID key, VisitId visit, int number, Locale language) {
        return show(key, visit, number, language, () -> lent.lend(page));
    }

    /** @param screen lends the screen of a sign-in, and says whose it is */
    Done<VisitId> show(UUID key, VisitId visit, int number, Locale language, Supplier<UUID> screen) {
        return commands.once(kind, key, QuoteAct.SHOW, () -> {
            var quote = mine(visit);
            var version = newest(quote, number);
            return commands.run(kind, quote, QuoteAct.SHOW.with("number", number), context -> {
                transitions.end(Quote.SHOWN, visit.value(), null, context.now(), context.entry());
                var values = Map.<String, Object>of(
                        "version_id", version.id().value(),
                        "shift_id", screen.get(),
                        "staff_id", staff.id().value(),
                        "language", language.getLanguage().equals("zh") ? "zh" : "en",
                        "until", QuoteStore.utc(context.now().plus(Duration.ofMinutes(house.rule(MINUTES)))));
                if (transitions.begin(Quote.SHOWN, visit.value(), values, context.now(), context.entry())
                        != Outcome.DONE) {
                    throw new Refusal("refusal.staff.lend");
                }
            });
        });
    }

    /** Whether a version is before the guest just now. */
    @RolesAllowed(QuotePermission.READ)
    @Transactional(readOnly = true)
    public boolean isShown(VisitId visit) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM quote_shown
                                       WHERE visit_id = ? AND ended IS NULL AND voided IS NULL AND until > ?)""")
                .params(visit.value(), QuoteStore.utc(commands.now()))
                .query(Boolean.class)
                .single();
    }

    /** The screen is taken back: the quote is before the guest no longer. */
    @RolesAllowed(QuotePermission.WRITE)
    public Done<VisitId> takeBack(UUID key, VisitId visit) {
        return commands.once(kind, key, QuoteAct.TAKE_BACK, () -> {
            var quote = mine(visit);
            return commands.run(
                    kind,
                    quote,
                    QuoteAct.TAKE_BACK.plain(),
                    context -> transitions.end(Quote.SHOWN, visit.value(), null, context.now(), context.entry()));
        });
    }

    // ---- under the lock

    private Quote mine(VisitId visit) {
        var quote = kind.locked(visit);
        kind.requireMine(quote);
        return quote;
    }

    private QuoteVersion newest(Quote quote, int number) {
        var newest = store.newest(quote.id());
        requireShown(quote, newest, number);
        return newest.orElseThrow(() -> new Refusal("refusal.quote.none", quote.label()));
    }

    private LocalDate today() {
        return BusinessTime.day(commands.now());
    }

    /** So much as a percentage: 12.3. */
    static String percent(int perMille) {
        return perMille % 10 == 0 ? String.valueOf(perMille / 10) : perMille / 10 + "." + perMille % 10;
    }
}
