package org.jiezhen.callbacks;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.callbacks.CallLook.Before;
import org.jiezhen.callbacks.CallbackBoard.CallFact;
import org.jiezhen.callbacks.Called.Claim;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerRecords;
import org.jiezhen.intake.HealthSaid;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ringing people. Whoever rings claims the person, not a row: all that is due to her is one call, and no colleague rings her
 * meanwhile. What becomes of the call says what follows, which is told before it is pressed.
 */
@Service
@Transactional
@RolesAllowed(CallbackPermission.CALL)
public class CallbackCalls {

    /** The longest note, in characters. */
    public static final int NOTE = 2000;

    private static final int INTEREST = 400;
    private static final int LATEST_DAYS = 365;

    private final Commands commands;
    private final CalledKind kind;
    private final CallClaims claims;
    private final CallbackBoard board;
    private final CallConsequences consequences;
    private final CallHours hours;
    private final CustomerRecords customers;
    private final CallRecords records;
    private final Bookings bookings;
    private final HealthSaid health;
    private final Transitions transitions;
    private final ObjectProvider<CalledBackground> background;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    CallbackCalls(
            Commands commands,
            CalledKind kind,
            CallClaims claims,
            CallbackBoard board,
            CallConsequences consequences,
            CallHours hours,
            CustomerRecords customers,
            CallRecords records,
            Bookings bookings,
            HealthSaid health,
            Transitions transitions,
            ObjectProvider<CalledBackground> background,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.claims = claims;
        this.board = board;
        this.consequences = consequences;
        this.hours = hours;
        this.customers = customers;
        this.records = records;
        this.bookings = bookings;
        this.health = health;
        this.transitions = transitions;
        this.background = background;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * What became of a call.
     *
     * @param promised of what is promised: when, in the house's zone
     * @param comes of who comes: on which day, at what time, for what
     */
    public record Conclusion(
            CallOutcome outcome,
            @Nullable Mood mood,
            @Nullable LocalDateTime promised,
            @Nullable Comes comes) {

        /** An outcome, and nothing more to say. */
        public static Conclusion of(CallOutcome outcome) {
            return new Conclusion(outcome, null, null, null);
        }
    }

    /** When somebody comes, and through which channel that was won. */
    public record Comes(
            @Nullable LocalDate day,
            @Nullable LocalTime at,
            @Nullable String interest) {}

    // ---- who rings whom

    /**
     * Rings this person, from now on alone.
     *
     * @param allTheSame outside the hours in which guests are rung, too
     * @throws Refusal that says who rings her since when, or that she is in the house
     * @throws QuietHours outside those hours
     */
    public Done<CustomerId> take(UUID key, CustomerId customer, boolean allTheSame) {
        return commands.once(kind, key, CallbackAct.TAKE, () -> {
            var called = kind.locked(customer);
            kind.requireMine(called);
            return claim(called, allTheSame);
        });
    }

    /**
     * Rings whoever is next: a promise first, then what is for a guest's safety, then what is late. Two who ask at once are
     * given two.
     *
     * @throws Refusal when there is nobody to be rung
     * @throws QuietHours outside the hours in which guests are rung
     */
    public Done<CustomerId> takeNext(UUID key) {
        return commands.once(kind, key, CallbackAct.TAKE, () -> {
            var mine = Set.copyOf(staff.get().roles());
            var free = board.read().stream()
                    .filter(CallFact::isFree)
                    .filter(fact -> fact.isOf(staff.id(), mine) || (fact.away() && staff.may(CallbackPermission.ALL)))
                    .toList();
            var now = commands.now();
            if (!free.isEmpty() && free.stream().noneMatch(fact -> mayNow(fact, now))) {
                throw new QuietHours(hours.times().from(now, false));
            }
            for (var fact : free) {
                var person = CustomerId.of(fact.id());
                if (mayNow(fact, now) && isMineAlone(person)) {
                    var called = kind.locked(person);
                    if (called.claim() == null
                            && called.here() == null
                            && !called.due(BusinessTime.day(now)).isEmpty()) {
                        return claim(called, true);
                    }
                }
            }
            throw new Refusal("refusal.callback.nobody");
        });
    }

    private boolean mayNow(CallFact fact, Instant now) {
        return fact.state() == CallbackBoard.State.PROMISED || hours.times().areOpen(now, fact.care());
    }

    /** The person is locked by this press, and not just being by another. */
    private boolean isMineAlone(CustomerId person) {
        return jdbc.sql("SELECT id FROM customer WHERE id = ? FOR NO KEY UPDATE SKIP LOCKED")
                .param(person.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private Done<CustomerId> claim(Called called, boolean allTheSame) {
        var now = commands.now();
        var today = BusinessTime.day(now);
        var before = called.claim();
        if (before != null && before.by().equals(staff.id())) {
            throw new Refusal("refusal.callback.already");
        }
        if (before != null && !claims.isQuiet(before, now)) {
            throw new Refusal("refusal.callback.claimed", before.name(), before.since());
        }
        if (called.here() != null) {
            throw new Refusal("refusal.callback.here", called.here().ticket().text());
        }
        if (called.due(today).isEmpty()) {
            throw new Refusal("refusal.callback.nothing");
        }
        var care = called.due(today).stream().anyMatch(Owed::care);
        if (!allTheSame && !hours.times().areOpen(now, care)) {
            throw new QuietHours(hours.times().from(now, care));
        }
        if (before != null) {
            claims.expire(called, before);
        }
        var id = CallId.random();
        return commands.run(
                kind,
                called,
                CallbackAct.TAKE
                        .with("call", id)
                        .with("quiet", allTheSame && !hours.times().areOpen(now, care) ? true : null),
                context -> {
                    records.open(id, called, null, context);
                    var values = Map.of("call_id", id.value(), "staff_id", context.staff());
                    if (transitions.begin(Called.CLAIM, called.id().value(), values, context.now(), context.entry())
                            != Outcome.DONE) {
                        throw new Refusal("refusal.callback.inHand");
                    }
                });
    }

    /** Puts the person back on the list, without a word of what became of the call; what was typed is kept. */
    public Done<CustomerId> release(UUID key, CustomerId customer) {
        return mine(
                key,
                customer,
                CallbackAct.RELEASE,
                (called, claim, context) ->
                        transitions.end(Called.CLAIM, claim.on().value(), null, context.now(), context.entry()));
    }

    /** The page of the call is open: the claim holds. */
    public void alive() {
        jdbc.sql("UPDATE callback_claim SET seen = ? WHERE staff_id = ? AND ended IS NULL AND voided IS NULL")
                .params(CallRecords.at(commands.now()), staff.id().value())
                .update();
    }

    // ---- the call

    /** The call that this person has in hand. */
    @Transactional(readOnly = true)
    public Optional<CallLook> inHand() {
        return jdbc.sql("""
                        SELECT k.customer_id, k.id, k.number, k.opened, k.script, k.script_version, k.spoke, n.note
                        FROM callback_claim_now l
                        JOIN callback_call k ON k.id = l.call_id
                        LEFT JOIN callback_note n ON n.call_id = k.id
                        WHERE l.staff_id = ?""")
                .param(staff.id().value())
                .query((rs, row) -> {
                    var call = new CallId(rs.getObject("id", UUID.class));
                    var spoke = rs.getString("spoke");
                    return look(
                            call,
                            new CustomerId(rs.getObject("customer_id", UUID.class)),
                            "C" + rs.getLong("number"),
                            rs.getObject("opened", OffsetDateTime.class).toInstant(),
                            spoke == null ? null : spoke.equals("SELF"),
                            rs.getString("script"),
                            rs.getInt("script_version"),
                            rs.getString("note"));
                })
                .optional();
    }

    private CallLook look(
            CallId call,
            CustomerId record,
            String label,
            Instant since,
            @Nullable Boolean spoke,
            @Nullable String script,
            int version,
            @Nullable String note) {
        var person = records.person(record);
        var called = kind.read(person);
        var today = BusinessTime.day(commands.now());
        return jdbc.sql("""
                        SELECT p.name, p.sex, CAST(extract(year FROM p.birth_date) AS int) AS born, p.discreet,
                               right(p.phone, 4) AS tail, n.whose
                        FROM customer p LEFT JOIN callback_number n ON n.customer_id = p.id AND n.phone = p.phone
                        WHERE p.id = ?""")
                .param(person.value())
                .query((rs, row) -> new CallLook(
                        call,
                        person,
                        label,
                        rs.getString("name"),
                        rs.getString("sex"),
                        rs.getObject("born", Integer.class),
                        rs.getBoolean("discreet"),
                        rs.getString("tail"),
                        Optional.ofNullable(rs.getString("whose"))
                                .map(Whose::valueOf)
                                .orElse(null),
                        since,
                        spoke,
                        called.due(today),
                        called.owed().stream()
                                .filter(one -> one.due().isAfter(today))
                                .toList(),
                        before(person, call),
                        background
                                .orderedStream()
                                .flatMap(one -> one.of(person).stream())
                                .toList(),
                        script == null ? List.of() : records.lines(call, script, version),
                        version,
                        records.used(call),
                        note == null ? "" : note,
                        called.tries(),
                        called.usualHour(),
                        called.here() == null ? null : called.here().ticket(),
                        called.stopped()))
                .single();
    }

    /** What was said when this customer was rung, or asked here, the last first: for whoever sees everybody who is rung. */
    @RolesAllowed(CallbackPermission.ALL)
    @Transactional(readOnly = true)
    public List<Before> ofCustomer(CustomerId customer) {
        return before(customer, null);
    }

    // Of all records of the person.
    private List<Before> before(CustomerId customer, @Nullable CallId but) {
        return jdbc.sql("""
                        SELECT k.id, k.opened, s.outcome, s.mood, n.name, t.note, k.visit_id, k.script
                        FROM customer_record r
                        JOIN callback_call k ON k.customer_id = r.record_id AND k.id IS DISTINCT FROM CAST(:but AS uuid)
                        LEFT JOIN callback_result s ON s.call_id = k.id AND s.ended IS NULL AND s.voided IS NULL
                        LEFT JOIN callback_note t ON t.call_id = k.id
                        LEFT JOIN staff_named n ON n.actor = k.staff_id::text
                        WHERE r.person_id = (SELECT person_id FROM customer_person WHERE record_id = :customer)
                          AND (s.id IS NOT NULL OR t.call_id IS NOT NULL)
                        ORDER BY k.opened DESC LIMIT 12""")
                .param("customer", customer.value())
                .param("but", Id.orNull(but))
                .query((rs, row) -> {
                    var outcome = rs.getString("outcome");
                    var mood = rs.getString("mood");
                    return new Before(
                            new CallId(rs.getObject("id", UUID.class)),
                            rs.getObject("opened", OffsetDateTime.class).toInstant(),
                            outcome == null ? null : CallOutcome.valueOf(outcome),
                            mood == null ? null : Mood.valueOf(mood),
                            rs.getString("name"),
                            rs.getString("note"),
                            rs.getObject("visit_id") != null,
                            rs.getString("script") != null);
                })
                .list();
    }

    /**
     * Who spoke: before that is known nothing is said, and to somebody else nothing is.
     *
     * @param self whether it is the person who was to be rung
     */
    public Done<CustomerId> spoke(UUID key, CustomerId customer, boolean self) {
        return mine(key, customer, CallbackAct.SPOKE, (called, claim, context) -> jdbc.sql(
                        "UPDATE callback_call SET spoke = ? WHERE id = ?")
                .params(self ? "SELF" : "SOMEBODY_ELSE", claim.call().value())
                .update());
    }

    /**
     * The number, to be dialled by whoever rings this person. Every look is journalled.
     *
     * @return empty when none is known
     */
    public Optional<String> number(CustomerId customer) {
        var called = kind.locked(customer);
        var claim = called.requireClaimOf(staff.id());
        commands.run(kind, called, CallbackAct.DIAL.with("call", claim.call()), _ -> {});
        return jdbc.sql("SELECT phone FROM customer WHERE id = ? AND phone IS NOT NULL")
                .param(called.id().value())
                .query(String.class)
                .optional();
    }

    /** Whose number it is that is dialled for this person, as whoever rings her was told. */
    public Done<CustomerId> numberIs(UUID key, CustomerId customer, Whose whose) {
        return mine(key, customer, CallbackAct.NUMBER, (called, claim, context) -> jdbc.sql("""
                        INSERT INTO callback_number (customer_id, phone, whose, set_by)
                        SELECT id, phone, :whose, :entry FROM customer WHERE id = :person AND phone IS NOT NULL
                        ON CONFLICT (customer_id) DO UPDATE
                        SET phone = excluded.phone, whose = excluded.whose, set_by = excluded.set_by""")
                .param("whose", whose.name())
                .param("entry", context.entry())
                .param("person", called.id().value())
                .update());
    }

    /**
     * Writes down that something of the playbook was said in this call, in the version in which it was shown.
     *
     * @throws InvalidInput when there is no such version
     */
    public void used(CustomerId customer, String code, int version) {
        var claim = claimed(customer);
        var known = jdbc.sql("SELECT EXISTS (SELECT FROM playbook_text WHERE code = ? AND version = ?)")
                .params(code, version)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new InvalidInput("used", "refusal.playbook.which");
        }
        jdbc.sql("""
                        INSERT INTO callback_used (call_id, code, version, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .params(claim.call().value(), code, version, CallRecords.at(commands.now()))
                .update();
        alive();
    }

    /** A call of before, with what was said and asked in it as it was then; for whoever rings this person now. */
    @Transactional(readOnly = true)
    public CallLook.Past past(CustomerId customer, CallId call) {
        claimed(customer);
        return jdbc.sql("""
                        SELECT k.script, k.script_version FROM customer_record r
                        JOIN callback_call k ON k.customer_id = r.record_id
                        WHERE r.person_id = ? AND k.id = ?""")
                .params(records.person(customer).value(), call.value())
                .query((rs, row) -> new CallLook.Past(
                        rs.getInt(2),
                        rs.getString(1) == null ? List.of() : records.lines(call, rs.getString(1), rs.getInt(2)),
                        records.used(call)))
                .optional()
                .orElseThrow(CalledKind::unknown);
    }

    /**
     * What the person said about health when last here; nothing for whoever may not know it. The look is journalled, as one into
     * the form is.
     */
    public List<HealthSaid.Said> health(CustomerId customer) {
        claimed(customer);
        return jdbc.sql("""
                        SELECT v.id FROM customer_record r JOIN visit v ON v.customer_id = r.record_id
                        WHERE r.person_id = ? ORDER BY v.arrived_at DESC LIMIT 1""")
                .param(records.person(customer).value())
                .query((rs, row) -> new VisitId(rs.getObject(1, UUID.class)))
                .optional()
                .map(health::look)
                .orElse(List.of());
    }

    /** Keeps what is typed, as it is typed. */
    public void note(CustomerId customer, String typed) {
        var claim = claimed(customer);
        records.note(claim.call(), PlainText.parse("note", typed, NOTE, "refusal.callback"), commands.now());
        alive();
    }

    /**
     * Writes down an answer; blank takes it back.
     *
     * @throws InvalidInput when the line cannot be answered so
     */
    public void answer(CustomerId customer, int line, @Nullable String value) {
        records.write(claimed(customer).call(), line, value);
        alive();
    }

    private Claim claimed(CustomerId customer) {
        return kind.read(records.person(customer)).requireClaimOf(staff.id());
    }

    // ---- what becomes of it

    /** What each outcome would bring about, as things are now; in the order of the outcomes. */
    @Transactional(readOnly = true)
    public Map<CallOutcome, Consequence> follows(CustomerId customer) {
        var called = kind.read(records.person(customer));
        kind.requireMine(called);
        var now = commands.now();
        var all = new EnumMap<CallOutcome, Consequence>(CallOutcome.class);
        for (var outcome : CallOutcome.values()) {
            if (outcome != CallOutcome.WANTS_TO_COME || staff.may(Permission.BOOKINGS_MANAGE)) {
                all.put(outcome, consequences.of(called, outcome, me(), null, now));
            }
        }
        return all;
    }

    private Caller me() {
        return new Caller.One(staff.id());
    }

    /**
     * What became of the call; with it all that follows.
     *
     * @throws InvalidInput at what has to be said beside it
     * @throws Refusal when nobody has asked yet who speaks
     */
    public Done<CustomerId> conclude(UUID key, CustomerId customer, Conclusion said) {
        return mine(key, customer, CallbackAct.CONCLUDE, (called, claim, context) -> {
            if (said.outcome.isSpoken() && !isSpokenWith(claim.call())) {
                throw new Refusal("refusal.callback.whoSpeaks");
            }
            var promised = promised(said, context.now());
            var follows = consequences.of(called, said.outcome, me(), promised, context.now());
            transitions.end(Called.CLAIM, claim.on().value(), null, context.now(), context.entry());
            records.result(claim.call(), said, promised, context);
            records.carryOut(follows, claim.call(), called, context);
            if (said.outcome == CallOutcome.WANTS_TO_COME) {
                book(key, called, said.comes);
            }
        });
    }

    private boolean isSpokenWith(CallId call) {
        return jdbc.sql("SELECT coalesce(spoke = 'SELF', false) FROM callback_call WHERE id = ?")
                .param(call.value())
                .query(Boolean.class)
                .single();
    }

    private static @Nullable Instant promised(Conclusion said, Instant now) {
        if (said.outcome != CallOutcome.LATER) {
            return null;
        }
        if (said.promised == null) {
            throw new InvalidInput("promised", "refusal.callback.when");
        }
        var at = said.promised.atZone(BusinessTime.ZONE).toInstant();
        if (!at.isAfter(now)) {
            throw new InvalidInput("promised", "refusal.callback.past");
        }
        if (at.isAfter(now.plus(Duration.ofDays(LATEST_DAYS)))) {
            throw new InvalidInput("promised", "refusal.callback.far");
        }
        return at;
    }

    private void book(UUID key, Called called, @Nullable Comes comes) {
        if (comes == null || comes.day == null) {
            throw new InvalidInput("day", "refusal.callback.day");
        }
        if (comes.at == null) {
            throw new InvalidInput("at", "refusal.callback.time");
        }
        var known = customers.lock(called.id()).details();
        var name = known.name();
        if (name == null) {
            throw new Refusal("refusal.callback.noName");
        }
        bookings.take(
                UUID.nameUUIDFromBytes((key + ":booking").getBytes(StandardCharsets.UTF_8)),
                new BookingDetails(
                        "TELEPHONE",
                        comes.day,
                        comes.at,
                        name,
                        known.phone(),
                        called.id(),
                        known.consultant(),
                        null,
                        PlainText.parse("interest", comes.interest, INTEREST, "refusal.callback")
                                .orElse(null),
                        null,
                        false));
    }

    // ---- how

    private interface Verb {
        void at(Called called, Claim claim, Context<Called> context);
    }

    private Done<CustomerId> mine(UUID key, CustomerId customer, CallbackAct act, Verb verb) {
        return commands.once(kind, key, act, () -> {
            var called = kind.locked(customer);
            var claim = called.requireClaimOf(staff.id());
            return commands.run(
                    kind, called, act.with("call", claim.call()), context -> verb.at(called, claim, context));
        });
    }
}
