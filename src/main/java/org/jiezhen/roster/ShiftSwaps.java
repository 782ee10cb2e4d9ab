package org.jiezhen.roster;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.roster.Planned.TeaHours;
import org.jiezhen.roster.RosterItems.Cell;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Swapping what is planned: one asks, the other accepts, the manager agrees, and only then does the roster change. */
@Service
@Transactional
@RolesAllowed(RosterPermission.SEE)
public class ShiftSwaps {

    /** Somebody who can be asked: same role, not oneself. */
    public record Partner(StaffId id, String name) {}

    /** A day of somebody on which something is planned. */
    public record PlannedDay(LocalDate day, String text) {}

    private static final TeaHours NO_TEA = new TeaHours(0, 24 * 60);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd");

    private final Commands commands;
    private final SwapKind kind;
    private final RosterKind rosters;
    private final RosterItems items;
    private final Transitions transitions;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    ShiftSwaps(
            Commands commands,
            SwapKind kind,
            RosterKind rosters,
            RosterItems items,
            Transitions transitions,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.rosters = rosters;
        this.items = items;
        this.transitions = transitions;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** Who else has this role, and can be asked. */
    @Transactional(readOnly = true)
    public List<Partner> partners(String role) {
        return jdbc.sql("""
                        SELECT a.id, a.display_name FROM account_role r JOIN account a ON a.id = r.account_id
                        WHERE a.enabled AND r.role_code = ? AND a.id <> ? ORDER BY a.display_name""")
                .params(role, staff.id().value())
                .query((rs, row) -> new Partner(new StaffId(rs.getObject(1, UUID.class)), rs.getString(2)))
                .list();
    }

    /** The days from today on which something is planned for somebody in this role. */
    @Transactional(readOnly = true)
    public List<PlannedDay> days(StaffId person, String role) {
        return jdbc.sql("""
                        SELECT DISTINCT day FROM roster_item
                        WHERE account_id = ? AND role_code = ? AND day >= ? AND voided IS NULL ORDER BY day""").params(person.value(), role, today()).query(LocalDate.class).list().stream()
                .map(day -> new PlannedDay(day, Planned.text(items.in(new Cell(person, role, day)))))
                .filter(day -> !day.text.equals("LEAVE"))
                .toList();
    }

    /**
     * Asks a colleague to take over what is planned for oneself on a day, and to give a day in exchange, or nothing.
     *
     * @throws Refusal when there is nothing to give, it is offered already, or the colleague is not free
     */
    public Done<SwapId> ask(UUID key, String role, LocalDate day, StaffId other, @Nullable LocalDate inExchange) {
        return commands.once(kind, key, SwapAct.ASK, () -> {
            var me = staff.id();
            if (other.equals(me) || !items.holds(me, role) || !items.holds(other, role)) {
                throw new InvalidInput("other", "refusal.roster.role");
            }
            Stream.of(me, other).sorted(Comparator.comparing(StaffId::toString)).forEach(rosters::locked);
            var gives = tradable(new Cell(me, role, day), "refusal.shiftswap.nothing");
            var takes = inExchange == null
                    ? null
                    : tradable(new Cell(other, role, inExchange), "refusal.shiftswap.nothingThere");
            var id = SwapId.random();
            var inserted = jdbc.sql("""
                            INSERT INTO roster_swap (id, asker, other, role_code, day, gives, other_day, takes, asked)
                            VALUES (:id, :asker, :other, :role, :day, :gives, :otherDay, :takes, :now)
                            ON CONFLICT DO NOTHING""")
                    .param("id", id.value())
                    .param("asker", me.value())
                    .param("other", other.value())
                    .param("role", role)
                    .param("day", day)
                    .param("gives", gives)
                    .param("otherDay", inExchange)
                    .param("takes", takes)
                    .param("now", RosterItems.utc(commands.now()))
                    .update();
            if (inserted == 0) {
                throw asked(me, role, day);
            }
            var swap = kind.locked(id);
            requireFree(swap);
            return commands.run(
                    kind,
                    swap,
                    SwapAct.ASK.with("other", other).with("day", day),
                    context -> transitions.begin(
                            Swap.STATE, id.value(), Map.of("state", "REQUESTED"), context.now(), context.entry()));
        });
    }

    private Refusal asked(StaffId me, String role, LocalDate day) {
        return jdbc.sql("""
                        SELECT n.name, s.asked FROM roster_swap s JOIN staff_named n ON n.actor = s.other::text
                        WHERE s.asker = ? AND s.role_code = ? AND s.day = ? AND s.closed IS NULL""")
                .params(me.value(), role, day)
                .query((rs, row) -> new Refusal(
                        "refusal.shiftswap.asked",
                        rs.getString(1),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .single();
    }

    /** What stands there and can be swapped: something to be done, on a day that is not over. */
    private String tradable(Cell cell, String nothing) {
        var planned = items.in(cell);
        if (cell.day().isBefore(today())
                || planned.isEmpty()
                || planned.stream().anyMatch(one -> one.kind() == Planned.Kind.LEAVE)) {
            throw new Refusal(nothing, SHORT.format(cell.day()));
        }
        return Planned.text(planned);
    }

    /** The colleague takes it over, if the manager agrees. */
    public Done<SwapId> accept(UUID key, SwapId id) {
        return commands.on(kind, id, key, SwapAct.ACCEPT.plain(), context -> {
            requireIs(context.subject().other());
            requireState(context.subject(), Swap.State.REQUESTED);
            transitions.next(Swap.STATE, id.value(), null, Map.of("state", "ACCEPTED"), context.now(), context.entry());
        });
    }

    /** The colleague does not want to. */
    public Done<SwapId> decline(UUID key, SwapId id) {
        return commands.on(kind, id, key, SwapAct.DECLINE.plain(), close(Swap.Outcome.DECLINED, swap -> {
            requireIs(swap.other());
        }));
    }

    /** Whoever asked does not want to any more. */
    public Done<SwapId> withdraw(UUID key, SwapId id) {
        return commands.on(kind, id, key, SwapAct.WITHDRAW.plain(), close(Swap.Outcome.WITHDRAWN, swap -> {
            requireIs(swap.asker());
        }));
    }

    /** The manager does not agree. */
    @RolesAllowed(RosterPermission.CHANGE)
    public Done<SwapId> refuse(UUID key, SwapId id) {
        return commands.on(kind, id, key, SwapAct.REFUSE.plain(), close(Swap.Outcome.REFUSED, swap -> {
            requireState(swap, Swap.State.ACCEPTED);
        }));
    }

    /**
     * The manager agrees: the roster of both is written anew, in the same transaction.
     *
     * @throws Refusal when what was to be swapped stands differently by now, or somebody is not free any more
     */
    @RolesAllowed(RosterPermission.CHANGE)
    public Done<SwapId> agree(UUID key, SwapId id) {
        return commands.on(kind, id, key, SwapAct.AGREE.plain(), close(Swap.Outcome.AGREED, this::exchange));
    }

    private void exchange(Swap swap) {
        requireState(swap, Swap.State.ACCEPTED);
        var locked = Stream.of(swap.asker(), swap.other())
                .sorted(Comparator.comparing(StaffId::toString))
                .map(rosters::locked)
                .toList();
        var gives = new Cell(swap.asker(), swap.role(), swap.day());
        requireStands(gives, swap.gives(), swap);
        if (swap.otherDay() != null) {
            requireStands(new Cell(swap.other(), swap.role(), swap.otherDay()), swap.takes(), swap);
        }
        requireFree(swap);
        for (var person : locked) {
            var deed = RosterAct.WRITE.with("swap", swap.id());
            commands.run(rosters, person, deed, context -> {
                moves(swap, swap.asker(), swap.other(), swap.day(), swap.gives(), context);
                if (swap.otherDay() != null) {
                    moves(swap, swap.other(), swap.asker(), swap.otherDay(), String.valueOf(swap.takes()), context);
                }
            });
        }
    }

    /** This person's part of one day's passing from one to the other. */
    private void moves(Swap swap, StaffId giver, StaffId taker, LocalDate day, String what, Context<Rostered> context) {
        var me = context.subject().id();
        if (me.equals(giver)) {
            items.write(new Cell(giver, swap.role(), day), List.of(), context);
        } else if (me.equals(taker)) {
            var cell = new Cell(taker, swap.role(), day);
            var both = Stream.concat(items.in(cell).stream(), Planned.read(what, NO_TEA).stream())
                    .sorted(Comparator.comparingInt(Planned::from))
                    .toList();
            items.write(cell, both, context);
        }
    }

    private void requireStands(Cell cell, @Nullable String text, Swap swap) {
        var now = items.in(cell);
        if (!Planned.text(now).equals(text)) {
            throw new Refusal("refusal.shiftswap.changed", swap.label(), SHORT.format(cell.day()), Planned.text(now));
        }
    }

    /** Each of the two has nothing else at the time that he or she takes over, and is not on leave. */
    private void requireFree(Swap swap) {
        free(swap, swap.other(), swap.day(), swap.gives(), swap.otherDay());
        if (swap.otherDay() != null && swap.takes() != null) {
            free(swap, swap.asker(), swap.otherDay(), swap.takes(), swap.day());
        }
    }

    private void free(Swap swap, StaffId person, LocalDate day, String takes, @Nullable LocalDate givesAway) {
        for (var one : Planned.read(takes, NO_TEA)) {
            jdbc.sql("""
                            SELECT n.name, i.kind, i.day, i.started, i.ended
                            FROM roster_item i JOIN staff_named n ON n.actor = i.account_id::text
                            WHERE i.account_id = :person AND i.voided IS NULL
                              AND i.started < :ends AND i.ended > :starts
                              AND (i.role_code = :role AND i.day = CAST(:gives AS date)) IS NOT TRUE
                            LIMIT 1""")
                    .param("person", person.value())
                    .param("starts", RosterItems.utc(one.starts(day)))
                    .param("ends", RosterItems.utc(one.ends(day)))
                    .param("role", swap.role())
                    .param("gives", givesAway)
                    .query((rs, row) -> new Refusal(
                            rs.getString("kind").equals("LEAVE")
                                    ? "refusal.shiftswap.onLeave"
                                    : "refusal.shiftswap.busy",
                            rs.getString("name"),
                            SHORT.format(rs.getObject("day", LocalDate.class)),
                            RosterItems.planned(rs, row).text()))
                    .optional()
                    .ifPresent(refusal -> {
                        throw refusal;
                    });
        }
    }

    private Consumer<Context<Swap>> close(Swap.Outcome outcome, Consumer<Swap> first) {
        return context -> {
            first.accept(context.subject());
            jdbc.sql("UPDATE roster_swap SET outcome = ?, closed = ?, closed_by = ? WHERE id = ?")
                    .params(
                            outcome.name(),
                            RosterItems.utc(context.now()),
                            context.entry(),
                            context.subject().id().value())
                    .update();
        };
    }

    private void requireIs(StaffId person) {
        if (!person.equals(staff.id())) {
            throw SwapKind.unknown();
        }
    }

    private static void requireState(Swap swap, Swap.State state) {
        if (swap.state() != state) {
            throw new Refusal("refusal.shiftswap.is." + swap.state(), swap.label());
        }
    }

    private LocalDate today() {
        return BusinessTime.day(commands.now());
    }
}
