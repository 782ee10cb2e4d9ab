package org.jiezhen.triage;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journal.Journal;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Assignment.State;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.triage.Decisions.Decision;
import org.jiezhen.triage.Rules.Effect;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.TriageLooks.Shown;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a guest to a consultant (分诊): whom the rules name, or another for a reason. What is decided and what the wheel is from
 * then on is one transaction, under the wheel's lock: no turn is given twice.
 */
@Service
@Transactional
public class Triage {

    /** Why another is chosen than the rules say. */
    public static final List<Reason> OVERRULING =
            List.of(Reason.BY_NAME, Reason.SOONER, Reason.EXPERTISE, Reason.DISAGREEMENT);

    /** What a guest waits for until somebody is chosen. */
    private static final List<String> UNTIL_CHOSEN = List.of(
            WaitingReason.ARRIVED, WaitingReason.INTAKE, WaitingReason.AWAITING_TRIAGE, WaitingReason.UNDECIDED);

    private final Commands commands;
    private final AssignmentKind kind;
    private final Wheel wheel;
    private final Facts facts;
    private final RuleBook book;
    private final Decisions decisions;
    private final Transitions transitions;
    private final VisitRecords visits;
    private final Rooms rooms;
    private final House house;
    private final Journal journal;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Triage(
            Commands commands,
            AssignmentKind kind,
            Wheel wheel,
            Facts facts,
            RuleBook book,
            Decisions decisions,
            Transitions transitions,
            VisitRecords visits,
            Rooms rooms,
            House house,
            Journal journal,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.wheel = wheel;
        this.facts = facts;
        this.book = book;
        this.decisions = decisions;
        this.transitions = transitions;
        this.visits = visits;
        this.rooms = rooms;
        this.house = house;
        this.journal = journal;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * What is pressed.
     *
     * @param room which is kept for the guest; null where none could be
     * @param overruled why another than the first; null when it is the first
     */
    public record Press(
            VisitId visit,
            Shown shown,
            StaffId consultant,
            @Nullable PlaceId room,
            @Nullable Reason overruled) {}

    // ---- giving

    /**
     * Gives the guest to a consultant.
     *
     * @throws Refusal when the rules name somebody else by now (whom, and who was given the turn meanwhile), when the guest is
     *     given already, or when the room is taken
     */
    @RolesAllowed(TriagePermission.ASSIGN)
    public Done<DecisionId> assign(UUID key, Press press) {
        return commands.once(kind, key, TriageAct.ASSIGN, () -> {
            var ticket = visits.here(press.visit);
            var given = kind.open(press.visit);
            if (given.isPresent() && (state(given.get()) == State.DECLINED || state(given.get()) == State.EXPIRED)) {
                if (!given.get().id().equals(press.shown.given())) {
                    throw already(given.get());
                }
                return decide(key, press, ticket, given.get(), null);
            }
            if (given.isPresent()) {
                throw already(given.get());
            }
            return decide(key, press, ticket, null, null);
        });
    }

    /**
     * Gives the guest to another consultant than before (改派): by the guest's wish, by the manager, or by the one who has the
     * guest now, which is her consent.
     *
     * @param why {@code OTHERS_WISH}, {@code MANAGER_MOVED} or {@code PASSED_ON}
     */
    @RolesAllowed({TriagePermission.ASSIGN, TriagePermission.RECEIVE})
    public Done<DecisionId> reassign(UUID key, Press press, Reason why) {
        return commands.once(kind, key, TriageAct.REASSIGN, () -> {
            var ticket = visits.here(press.visit);
            var given = kind.open(press.visit).orElseThrow(() -> new Refusal("refusal.triage.notGiven", ticket.text()));
            if (!given.id().equals(press.shown.given())) {
                throw already(given);
            }
            if (press.consultant.equals(given.consultant())) {
                throw new InvalidInput("consultant", "refusal.triage.same");
            }
            var permitted =
                    switch (why) {
                        case PASSED_ON -> staff.id().equals(given.consultant());
                        case OTHERS_WISH -> staff.may(TriagePermission.ASSIGN);
                        case MANAGER_MOVED -> staff.may(Permission.VISITS_OVERSEE);
                        default -> false;
                    };
            if (!permitted) {
                throw new Refusal("refusal.triage.consent", name(given.consultant()));
            }
            return decide(key, press, ticket, given, why);
        });
    }

    private static State state(Assignment one) {
        return Objects.requireNonNull(one.now()).state();
    }

    private Refusal already(Assignment given) {
        return new Refusal(
                "refusal.triage.given",
                given.label(),
                name(given.consultant()),
                Objects.requireNonNull(given.now()).since());
    }

    private String name(StaffId who) {
        return decisions.names().getOrDefault(who, "");
    }

    private Done<DecisionId> decide(
            UUID key, Press press, Ticket ticket, @Nullable Assignment former, @Nullable Reason moved) {
        journal.turn();
        var room = keep(key, press);
        wheel.lock();
        var at = commands.now();
        var situation = facts.of(press.visit, at);
        var version = book.inForce(at);
        var choice = Chooser.choose(situation, version.rules());
        var chosen = chosen(press, choice, moved);
        var act = moved == null ? TriageAct.ASSIGN : TriageAct.REASSIGN;
        var because = moved != null ? moved : press.overruled;
        var decision = new Decision(
                DecisionId.random(),
                wheel.next(),
                press.visit,
                at,
                staff.id().value(),
                version.number(),
                decisions.text(situation),
                decisions.text(choice),
                choice.first().map(Ranked::who).orElse(null),
                chosen.who(),
                because == null ? chosen.by() : because.name(),
                because == null ? null : because.name(),
                former == null ? null : former.id());
        var assignment = new Assignment(decision.id(), press.visit, ticket, chosen.who(), null);
        var deed = act.with("consultant", chosen.who())
                .with("no", decision.no())
                .with("rule", decision.rule())
                .with("rules", version.number())
                .with("room", press.room)
                .with("sha256", decision.sha256());
        return commands.run(kind, assignment, because == null ? deed : deed.because(because.name()), context -> {
            decisions.write(decision, room, context.entry());
            turn(decision, situation, choice, version.rules(), former, moved, context);
            if (former != null) {
                transitions.end(Assignment.PERIOD, former.id().value(), null, context.now(), context.entry());
            }
            begin(assignment, context);
        });
    }

    /** Keeps the room, unless it is kept for this guest already. */
    private @Nullable Keeping keep(UUID key, Press press) {
        if (press.room == null) {
            return null;
        }
        var kept = jdbc.sql("SELECT EXISTS (SELECT FROM room_now WHERE place_id = ? AND ? IN (reserved_for, visit_id))")
                .params(press.room.value(), press.visit.value())
                .query(Boolean.class)
                .single();
        return kept
                ? null
                : new Keeping(
                        press.room,
                        rooms.reserve(
                                        UUID.nameUUIDFromBytes(("triage room " + key).getBytes()),
                                        press.room,
                                        press.visit)
                                .entry());
    }

    /** A room that was kept with a decision. */
    record Keeping(PlaceId room, long entry) {}

    /** Whom the press means, as the rules see it now. */
    private Ranked chosen(Press press, Choice choice, @Nullable Reason moved) {
        var chosen = choice.of(press.consultant).orElseThrow(() -> new Refusal("refusal.triage.nobody"));
        var first = choice.first();
        var isFirst = first.isPresent() && first.get().who().equals(press.consultant);
        if (moved != null) {
            return chosen;
        }
        if (isFirst) {
            if (press.overruled != null) {
                throw turned(press, first.get().who());
            }
            return chosen;
        }
        var asShown = first.map(Ranked::who).equals(Optional.ofNullable(press.shown.first()));
        if (!asShown) {
            throw turned(press, first.map(Ranked::who).orElse(null));
        }
        if (press.overruled == null || !OVERRULING.contains(press.overruled)) {
            throw new InvalidInput("reason", "refusal.triage.reason");
        }
        return chosen;
    }

    private Refusal turned(Press press, @Nullable StaffId now) {
        var next = now == null ? "" : name(now);
        return decisions
                .since(press.shown.no())
                .map(last -> {
                    var args = new ArrayList<Object>(List.of(last.args()));
                    args.add(next);
                    return new Refusal(last.key(), args.toArray());
                })
                .orElseGet(() -> new Refusal("refusal.triage.changed", next));
    }

    private void turn(
            Decision decision,
            Situation situation,
            Choice choice,
            Rules rules,
            @Nullable Assignment former,
            @Nullable Reason moved,
            Context<Assignment> context) {
        var turn = new Wheel.Turn(decision.id(), situation.at(), context.entry());
        wheel.come(turn, choice);
        if (moved != null && former != null && rules.effect(moved) == Effect.GIVEN_BACK) {
            wheel.giveBack(former.id(), context.now(), context.entry());
        }
        if (decision.overruled() == null) {
            wheel.turn(
                    turn,
                    choice.first().orElseThrow(),
                    choice,
                    rules,
                    situation.guest().turn());
        } else if (moved == null) {
            wheel.named(
                    turn,
                    decision.chosen(),
                    Reason.valueOf(decision.overruled()),
                    rules,
                    situation.guest().turn());
        } else {
            wheel.named(
                    turn,
                    decision.chosen(),
                    moved == Reason.MANAGER_MOVED ? Reason.MANAGER : Reason.BY_NAME,
                    rules,
                    situation.guest().turn());
        }
    }

    /** She is asked first, where the house has it so; else the guest is on the way to her. */
    private void begin(Assignment assignment, Context<Assignment> context) {
        var minutes = house.rule("TRIAGE_CONSENT_MINUTES");
        var moment = new Moment(assignment.visit(), context.now(), context.entry());
        var asks = minutes > 0 && !staff.id().equals(assignment.consultant());
        transitions.begin(
                Assignment.PERIOD,
                assignment.id().value(),
                assignment.values(
                        asks ? State.ASKED : State.ACCEPTED,
                        asks ? context.now().plusSeconds(60L * minutes) : null,
                        null),
                context.now(),
                context.entry());
        visits.nowWaitingFor(moment, WaitingReason.AWAITING_CONSULTATION);
        UNTIL_CHOSEN.forEach(reason -> visits.noLongerWaitingFor(moment, reason));
        if (!asks) {
            visits.offer(moment, assignment.consultant());
        }
    }
}
