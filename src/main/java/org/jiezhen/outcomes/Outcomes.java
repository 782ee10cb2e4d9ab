package org.jiezhen.outcomes;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.callbacks.CallbackPlan;
import org.jiezhen.callbacks.CallbackReasons;
import org.jiezhen.callbacks.CallbackRecords;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.folders.FolderRecords;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What became of a consultation. Whoever consulted says it before the guest is seen off; that somebody rings the guest
 * after is set in the same press.
 */
@Service
@Transactional
public class Outcomes {

    /** The longest note, in characters. */
    public static final int NOTE = 400;

    /** The guest is shown the house: what the visit is at. */
    public static final String ON_TOUR = "TOUR";

    /** The guest is on the way to the cashier: what the visit waits for. */
    public static final String TO_THE_CASHIER = "AWAITING_PAYMENT";

    /**
     * How it stands with a guest who is here.
     *
     * @param kind null while nobody has said
     * @param reason why there is no deal; for those who may read it
     * @param until the day on which the guest decides
     * @param note in the words of whoever said it; for those who may read it
     * @param demanded whether the guest is not seen off before it is said
     * @param rung by when the guest is rung, and by whom: a person's name, or a role's code
     * @param showing what the guest is shown just now; null when on no tour
     */
    public record Stand(
            @Nullable OutcomeKind kind,
            @Nullable Localized reason,
            @Nullable LocalDate until,
            @Nullable String note,
            @Nullable String by,
            @Nullable Instant since,
            boolean begun,
            boolean demanded,
            @Nullable LocalDate due,
            @Nullable String rung,
            @Nullable Localized showing) {}

    /**
     * What somebody says beside the outcome itself.
     *
     * @param note in words; for those it concerns
     * @param callback by when the guest is rung, and by whom; null where nobody knows who the guest is
     */
    public record Said(@Nullable String note, @Nullable CallbackPlan callback) {}

    private final Commands commands;
    private final ConsultationKind kind;
    private final VisitRecords visits;
    private final CallbackRecords callbacks;
    private final CallbackReasons reasons;
    private final FolderRecords folders;
    private final NoDealReasons tree;
    private final Transitions transitions;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Outcomes(
            Commands commands,
            ConsultationKind kind,
            VisitRecords visits,
            CallbackRecords callbacks,
            CallbackReasons reasons,
            FolderRecords folders,
            NoDealReasons tree,
            Transitions transitions,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.visits = visits;
        this.callbacks = callbacks;
        this.reasons = reasons;
        this.folders = folders;
        this.tree = tree;
        this.transitions = transitions;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    static CallbackRecords.Origin origin(UUID decision) {
        return new CallbackRecords.Origin("outcome", decision);
    }

    /** By when it is proposed that the guest is rung. */
    @RolesAllowed(OutcomePermission.DECIDE)
    @Transactional(readOnly = true)
    public LocalDate proposed(OutcomeKind of) {
        return reasons.proposed(of.name());
    }

    /** Why there can be no deal, as it is offered. */
    @RolesAllowed(OutcomePermission.DECIDE)
    @Transactional(readOnly = true)
    public List<NoDealReason> offered() {
        return tree.inUse();
    }

    /**
     * What became of a customer's earlier visit.
     *
     * @param why of those who did not; null where none was said, or it is none of the business of whoever looks
     * @param note the same
     * @param by who said so
     */
    public record Earlier(
            Ticket ticket,
            OutcomeKind kind,
            @Nullable Localized why,
            @Nullable String note,
            @Nullable String by) {}

    /** What became of this customer's visits, the last first; why, and the note, for those whom the visit concerned. */
    @RolesAllowed(OutcomePermission.SEE)
    @Transactional(readOnly = true)
    public List<Earlier> ofCustomer(CustomerId customer, int most) {
        return jdbc.sql("""
                        SELECT v.id, v.arrival_day, v.ticket_number, o.kind, r.code,
                               concat_ws(' › ', p.zh, r.zh) AS zh, concat_ws(' › ', p.en, r.en) AS en, n.note, s.name
                        FROM visit v
                        JOIN outcome_now o ON o.visit_id = v.id
                        LEFT JOIN no_deal_reason r ON r.code = o.reason
                        LEFT JOIN no_deal_reason p ON p.code = r.parent
                        LEFT JOIN outcome_note n ON n.decision = o.decision
                        LEFT JOIN journal_told j ON j.id = o.begun_by
                        LEFT JOIN staff_named s ON s.actor = j.actor
                        WHERE v.customer_id = ANY (ARRAY(
                            SELECT c.record_id FROM customer_record c
                            WHERE c.person_id = (SELECT person_id FROM customer_person WHERE record_id = ?)))
                        ORDER BY v.arrived_at DESC LIMIT ?""")
                .params(customer.value(), most)
                .query((rs, row) -> {
                    var whole = kind.concerns(new VisitId(rs.getObject("id", UUID.class)));
                    return new Earlier(
                            new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                            OutcomeKind.valueOf(rs.getString("kind")),
                            rs.getString("code") == null || !whole
                                    ? null
                                    : new Localized(rs.getString("zh"), rs.getString("en")),
                            whole ? rs.getString("note") : null,
                            rs.getString("name"));
                })
                .list();
    }

    /** How it stands; empty of a visit that is over, or of which none is asked. Why, and the note, for those it concerns. */
    @RolesAllowed({OutcomePermission.SEE, OutcomePermission.TOUR})
    @Transactional(readOnly = true)
    public Optional<Stand> of(VisitId visit) {
        var whole = staff.may(OutcomePermission.SEE) && kind.concerns(visit);
        return jdbc.sql("""
                        SELECT o.kind, concat_ws(' › ', p.zh, r.zh) AS zh, concat_ws(' › ', p.en, r.en) AS en,
                               r.code, o.until, n.note, s.name, o.started,
                               EXISTS (SELECT FROM visit_reason b WHERE b.visit_id = v.id AND b.code = 'IN_CONSULTATION'
                                       AND b.voided IS NULL) AS begun,
                               EXISTS (SELECT FROM outcome_missing m WHERE m.visit_id = v.id) AS demanded,
                               c.due, coalesce(cs.name, c.role_code) AS rung, d.name_zh, d.name_en
                        FROM visit v
                        LEFT JOIN outcome_now o ON o.visit_id = v.id
                        LEFT JOIN no_deal_reason r ON r.code = o.reason
                        LEFT JOIN no_deal_reason p ON p.code = r.parent
                        LEFT JOIN outcome_note n ON n.decision = o.decision
                        LEFT JOIN journal_told j ON j.id = o.begun_by
                        LEFT JOIN staff_named s ON s.actor = j.actor
                        LEFT JOIN LATERAL (SELECT * FROM callback_now WHERE origin = 'outcome' AND origin_id = o.decision
                                           ORDER BY due, step LIMIT 1) AS c ON true
                        LEFT JOIN staff_named cs ON cs.actor = c.staff_id::text
                        LEFT JOIN visit_tour t ON t.visit_id = v.id AND t.ended IS NULL AND t.voided IS NULL
                        LEFT JOIN department d ON d.code = t.department
                        WHERE v.id = ? AND v.status = 'IN_PROGRESS' AND v.source <> 'BUSINESS'""")
                .param(visit.value())
                .query((rs, row) -> {
                    var said = rs.getString("kind");
                    var why = rs.getString("code");
                    var shown = rs.getString("name_zh");
                    var since = rs.getObject("started", OffsetDateTime.class);
                    return new Stand(
                            said == null ? null : OutcomeKind.valueOf(said),
                            why == null || !whole ? null : new Localized(rs.getString("zh"), rs.getString("en")),
                            rs.getObject("until", LocalDate.class),
                            whole ? rs.getString("note") : null,
                            rs.getString("name"),
                            since == null ? null : since.toInstant(),
                            rs.getBoolean("begun"),
                            rs.getBoolean("demanded"),
                            rs.getObject("due", LocalDate.class),
                            rs.getString("rung"),
                            shown == null ? null : new Localized(shown, rs.getString("name_en")));
                })
                .optional();
    }

    /**
     * The guest does not, for a reason of the house's tree.
     *
     * @param tour whether the guest would like to see the house before going
     */
    @RolesAllowed(OutcomePermission.DECIDE)
    public Done<VisitId> noDeal(UUID key, VisitId visit, @Nullable String reason, boolean tour, Said said) {
        if (reason == null) {
            throw new InvalidInput("reason", "refusal.outcome.reason");
        }
        if (tree.find(reason).filter(NoDealReason::inUse).isEmpty()) {
            throw new InvalidInput("reason", "refusal.outcome.reasonOut");
        }
        return decide(
                key,
                visit,
                OutcomeAct.NO_DEAL.because(reason),
                OutcomeKind.NO_DEAL,
                reason,
                null,
                said,
                tour ? ON_TOUR : WaitingReason.LEAVING);
    }

    /** The guest decides on another day. */
    @RolesAllowed(OutcomePermission.DECIDE)
    public Done<VisitId> later(UUID key, VisitId visit, @Nullable LocalDate until, Said said) {
        if (until == null) {
            throw new InvalidInput("until", "refusal.outcome.until");
        }
        if (until.isBefore(BusinessTime.day(commands.now()))) {
            throw new InvalidInput("until", "refusal.outcome.past");
        }
        return decide(
                key,
                visit,
                OutcomeAct.LATER.with("until", until),
                OutcomeKind.LATER,
                null,
                until,
                said,
                WaitingReason.LEAVING);
    }

    private Done<VisitId> decide(
            UUID key,
            VisitId visit,
            Deed deed,
            OutcomeKind of,
            @Nullable String reason,
            @Nullable LocalDate until,
            Said said,
            String next) {
        return commands.on(kind, visit, key, deed, deciding(of, reason, until, said, next));
    }

    /** Says it, within whichever act: with the callback, and what the guest waits for next. */
    Consumer<Context<Consultation>> deciding(
            OutcomeKind of, @Nullable String reason, @Nullable LocalDate until, Said said, String next) {
        var note = PlainText.parse("note", said.note, NOTE, "refusal.outcome");
        return context -> {
            var consultation = context.subject();
            consultation.requireBegun();
            if (consultation.kind() != null) {
                throw already(consultation);
            }
            var decision = UUID.randomUUID();
            say(consultation, decision, of, reason, until, context.now(), context.entry());
            note.ifPresent(words -> jdbc.sql("INSERT INTO outcome_note (decision, note) VALUES (?, ?)")
                    .params(decision, words)
                    .update());
            ring(consultation, decision, of, said.callback, context);
            if (of == OutcomeKind.DEAL) {
                // Paper: it stays open when the word is taken back.
                folders.open(consultation.id(), consultation.ticket());
            }
            var moment = moment(context);
            visits.nowWaitingFor(moment, next);
            visits.noLongerWaitingFor(moment, WaitingReason.IN_CONSULTATION);
            if (!next.equals(WaitingReason.LEAVING)) {
                visits.noLongerWaitingFor(moment, WaitingReason.LEAVING);
            }
        };
    }

    private void ring(
            Consultation consultation,
            UUID decision,
            OutcomeKind of,
            @Nullable CallbackPlan plan,
            Context<Consultation> context) {
        if (consultation.customer() == null) {
            return;
        }
        if (plan == null) {
            throw new InvalidInput("due", "refusal.outcome.callback");
        }
        callbacks.set(
                new CallbackRecords.Moment(context.now(), context.entry()),
                origin(decision),
                consultation.customer(),
                of.name(),
                plan);
    }

    /** From now on it is said. */
    void say(
            Consultation consultation,
            UUID decision,
            OutcomeKind of,
            @Nullable String reason,
            @Nullable LocalDate until,
            Instant now,
            long entry) {
        var values = values(decision, of, reason, until);
        if (transitions.begin(Consultation.OUTCOME, consultation.id().value(), values, now, entry) != Outcome.DONE) {
            throw new IllegalStateException("the outcome of " + consultation.id() + " changed under its lock");
        }
    }

    /** What was said of a consultation, under another decision. */
    Map<String, @Nullable Object> said(Consultation consultation, UUID decision) {
        return jdbc.sql("SELECT kind, reason, until FROM outcome_now WHERE visit_id = ?")
                .param(consultation.id().value())
                .query((rs, row) -> values(
                        decision,
                        OutcomeKind.valueOf(rs.getString(1)),
                        rs.getString(2),
                        rs.getObject(3, LocalDate.class)))
                .single();
    }

    private static Map<String, @Nullable Object> values(
            UUID decision, OutcomeKind of, @Nullable String reason, @Nullable LocalDate until) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("decision", decision);
        values.put("kind", of.name());
        values.put("reason", reason);
        values.put("until", until);
        return values;
    }

    /**
     * What was said holds no longer: the guest is consulted again.
     *
     * @throws Refusal when nothing was said
     */
    @RolesAllowed(OutcomePermission.DECIDE)
    public Done<VisitId> reopen(UUID key, VisitId visit) {
        return commands.on(kind, visit, key, OutcomeAct.REOPEN.plain(), context -> {
            var decision = context.subject().decision();
            if (decision == null) {
                throw new Refusal("refusal.outcome.notSaid", context.subject().label());
            }
            transitions.end(Consultation.OUTCOME, visit.value(), null, context.now(), context.entry());
            transitions.end(Consultation.TOUR, visit.value(), null, context.now(), context.entry());
            callbacks.over(new CallbackRecords.Moment(context.now(), context.entry()), origin(decision));
            var moment = moment(context);
            visits.nowWaitingFor(moment, WaitingReason.IN_CONSULTATION);
            List.of(ON_TOUR, TO_THE_CASHIER, WaitingReason.LEAVING)
                    .forEach(reason -> visits.noLongerWaitingFor(moment, reason));
        });
    }

    private Refusal already(Consultation consultation) {
        var stands = of(consultation.id()).orElseThrow();
        return new Refusal(
                "refusal.outcome.already." + stands.kind(),
                consultation.label(),
                Objects.requireNonNull(stands.since()),
                Objects.requireNonNullElse(stands.by(), ""));
    }

    static Moment moment(Context<Consultation> context) {
        return new Moment(context.subject().id(), context.now(), context.entry());
    }
}
