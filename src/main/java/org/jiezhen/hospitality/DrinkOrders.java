package org.jiezhen.hospitality;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskRecords.Moment;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cups and plates, from the order until they are washed. A guest who fasts is given nothing, and one of whom nobody knows
 * counts as fasting: here it is said in a sentence, below it the database refuses the same to whoever comes by SQL.
 */
@Service
@Transactional
public class DrinkOrders {

    /**
     * What somebody would like.
     *
     * @param item null when none was chosen
     * @param wishes codes of how
     */
    public record Wanted(@Nullable MenuItemId item, Whom whom, Set<String> wishes) {

        public Wanted {
            wishes = Set.copyOf(wishes);
        }
    }

    /** How it stands with a cup. */
    public record Stand(
            DrinkId drink, VisitId visit, Ticket ticket, Localized name, Whom whom, DrinkState state, Instant since) {}

    private static final String STANDS =
            "SELECT order_id, visit_id, arrival_day, ticket_number, zh, en, whom, state, since FROM drink_now";

    private final Commands commands;
    private final DrinkKind kind;
    private final Menu menu;
    private final Allowed allowed;
    private final Trays trays;
    private final VisitRecords visits;
    private final House house;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    DrinkOrders(
            Commands commands,
            DrinkKind kind,
            Menu menu,
            Allowed allowed,
            Trays trays,
            VisitRecords visits,
            House house,
            Transitions transitions,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.menu = menu;
        this.allowed = allowed;
        this.trays = trays;
        this.visits = visits;
        this.house = house;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * How it stands with a cup.
     *
     * @throws Refusal when it is over
     */
    @RolesAllowed(HospitalityPermission.SERVE)
    @Transactional(readOnly = true)
    public Stand find(DrinkId drink) {
        return jdbc.sql(STANDS + " WHERE order_id = ?")
                .param(drink.value())
                .query(DrinkOrders::stand)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.hospitality.unknown"));
    }

    /** The cups of a visit that are not yet washed, or not yet acknowledged. */
    @RolesAllowed(HospitalityPermission.ORDER)
    @Transactional(readOnly = true)
    public List<Stand> of(VisitId visit) {
        return jdbc.sql(STANDS
                        + " WHERE visit_id = ? AND state NOT IN ('COLLECTED', 'STOPPED') ORDER BY ordered, order_id")
                .param(visit.value())
                .query(DrinkOrders::stand)
                .list();
    }

    /** Whether the guest is known not to fast. */
    @RolesAllowed(HospitalityPermission.ORDER)
    @Transactional(readOnly = true)
    public boolean mayHave(VisitId visit) {
        return allowed.mayHave(visit);
    }

    /** How many cups stand in a room of guests who are there no more. */
    @RolesAllowed(HospitalityPermission.SERVE)
    @Transactional(readOnly = true)
    public int cupsLeft(PlaceId room) {
        return jdbc.sql("""
                        SELECT count(*) FROM drink_now
                        WHERE place_id = ? AND state IN ('BROUGHT', 'DRUNK')
                          AND (NOT here OR guest_at IS DISTINCT FROM place_id)""").param(room.value()).query(Integer.class).single();
    }

    private static Stand stand(ResultSet rs, int row) throws SQLException {
        return new Stand(
                new DrinkId(rs.getObject("order_id", UUID.class)),
                new VisitId(rs.getObject("visit_id", UUID.class)),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                new Localized(rs.getString("zh"), rs.getString("en")),
                Whom.valueOf(rs.getString("whom")),
                DrinkState.valueOf(rs.getString("state")),
                rs.getObject("since", OffsetDateTime.class).toInstant());
    }

    // ---- wanted

    /**
     * One cup or plate is wanted.
     *
     * @throws InvalidInput at the field, when it is not offered, or not to them
     * @throws Refusal when the guest fasts or nobody has asked, when nobody came along, or where it may not be had
     */
    @RolesAllowed(HospitalityPermission.ORDER)
    public Done<DrinkId> order(UUID key, VisitId visit, Wanted wanted) {
        return wanted(key, visit, wanted, DrinkAct.ORDER, DrinkState.ORDERED);
    }

    /**
     * It was poured from a flask or taken from the shelf, and set down at once.
     *
     * @throws InvalidInput at the field, when it is not offered, not to them, or made to order
     * @throws Refusal as of an order
     */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> serve(UUID key, VisitId visit, Wanted wanted) {
        return wanted(key, visit, wanted, DrinkAct.SERVE, DrinkState.BROUGHT);
    }

    private Done<DrinkId> wanted(UUID key, VisitId visit, Wanted wanted, DrinkAct act, DrinkState state) {
        return commands.once(kind, key, act, () -> {
            var ticket = visits.here(visit);
            var item = item(wanted);
            if (state == DrinkState.BROUGHT && item.made() == MenuItem.Made.TO_ORDER) {
                throw new InvalidInput("item", "refusal.hospitality.toOrder");
            }
            allowed.require(visit, ticket, wanted.whom);
            var order = write(visit, item, wanted);
            requireHadThere(order, order.guestAt());
            var deed = act.with("item", item.code()).with("whom", wanted.whom);
            return commands.run(
                    kind,
                    order,
                    deed,
                    context -> begin(
                            context, state, state == DrinkState.BROUGHT ? order.guestAt() : null, context.staff()));
        });
    }

    private MenuItem item(Wanted wanted) {
        if (wanted.item == null) {
            throw new InvalidInput("item", "refusal.hospitality.item");
        }
        var item = menu.find(wanted.item).orElseThrow(() -> new InvalidInput("item", "refusal.hospitality.notOffered"));
        if (!item.servedTo().admits(wanted.whom)) {
            throw new InvalidInput("item", "refusal.hospitality.notForThem." + item.servedTo());
        }
        if (!menu.wishes().stream().map(Menu.Word::code).toList().containsAll(wanted.wishes)) {
            throw new InvalidInput("wishes", "refusal.hospitality.wish");
        }
        return item;
    }

    /** Writes it down, under the lock of its visit; what becomes of it is its states. */
    DrinkOrder write(VisitId visit, MenuItem item, Wanted wanted) {
        var id = DrinkId.random();
        jdbc.sql("INSERT INTO drink_order (id, visit_id, menu_id, whom, wishes, ordered) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        id.value(),
                        visit.value(),
                        item.version(),
                        wanted.whom.name(),
                        wanted.wishes.stream().sorted().toArray(String[]::new),
                        commands.now().atOffset(ZoneOffset.UTC))
                .update();
        return kind.locked(id);
    }

    // ---- made and brought

    /** Somebody makes it. */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> begin(UUID key, DrinkId id) {
        return on(
                key,
                id,
                DrinkAct.BEGIN.plain(),
                Set.of(DrinkState.ORDERED),
                context -> next(context, DrinkState.BEGUN, null, context.staff(), null));
    }

    /** It is made, and goes to where its guest is now. */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> made(UUID key, DrinkId id) {
        return on(
                key,
                id,
                DrinkAct.MADE.plain(),
                Set.of(DrinkState.ORDERED, DrinkState.BEGUN),
                context -> next(context, DrinkState.TRAY, context.subject().guestAt(), context.staff(), null));
    }

    /**
     * It stands before whoever wanted it.
     *
     * @param seen where the screen said that the guest is; null is standing
     * @throws Refusal when the guest is elsewhere by now: where, and since when
     */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> brought(UUID key, DrinkId id, @Nullable PlaceId seen) {
        var states = Set.of(DrinkState.ORDERED, DrinkState.BEGUN, DrinkState.TRAY);
        return on(key, id, DrinkAct.BROUGHT.plain(), states, context -> {
            var order = context.subject();
            requireThere(order.visit(), order.ticket(), order.guestAt(), seen);
            requireHadThere(order, seen);
            next(context, DrinkState.BROUGHT, seen, context.staff(), null);
        });
    }

    /**
     * It is not wanted. What is cancelled stays in sight until somebody of the tea room has acknowledged it.
     *
     * @throws InvalidInput without a reason
     */
    @RolesAllowed(HospitalityPermission.ORDER)
    public Done<DrinkId> cancel(UUID key, DrinkId id, @Nullable CancelReason why) {
        if (why == null || !why.isSaid()) {
            throw new InvalidInput("reason", "refusal.hospitality.reason");
        }
        var states = Set.of(DrinkState.ORDERED, DrinkState.BEGUN, DrinkState.TRAY);
        return on(
                key,
                id,
                DrinkAct.CANCEL.because(why.name()),
                states,
                context -> next(context, DrinkState.CANCELLED, context.subject().place(), null, why.name()));
    }

    /** Whoever makes it has seen that it is not wanted. */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> acknowledge(UUID key, DrinkId id) {
        return on(key, id, DrinkAct.ACKNOWLEDGE.plain(), Set.of(DrinkState.CANCELLED), _ -> {});
    }

    /** The guest who fasts had not drunk it: it is taken back. */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> stopped(UUID key, DrinkId id) {
        return on(
                key,
                id,
                DrinkAct.STOPPED.plain(),
                Set.of(DrinkState.ASKED),
                context -> next(context, DrinkState.STOPPED, null, null, null));
    }

    /** The guest who fasts has drunk it: from now on this is when something was drunk last, and the theatre is told. */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> drunk(UUID key, DrinkId id) {
        return on(key, id, DrinkAct.DRUNK.plain(), Set.of(DrinkState.ASKED), context -> {
            next(context, DrinkState.DRUNK, context.subject().place(), null, null);
            // Whoever was told that it is being asked hears the answer as a thing of its own.
            transitions.end(DrinkOrder.ALERT, id.value(), null, context.now(), context.entry());
            transitions.begin(
                    DrinkOrder.ALERT,
                    id.value(),
                    Map.of("was", DrinkState.DRUNK.name()),
                    context.now(),
                    context.entry());
        });
    }

    /** It was spilled, and is made anew. */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> spilled(UUID key, DrinkId id) {
        var states = Set.of(DrinkState.BEGUN, DrinkState.TRAY, DrinkState.BROUGHT);
        return on(key, id, DrinkAct.SPILLED.plain(), states, context -> {
            var order = context.subject();
            if (!order.here()) {
                throw new Refusal("refusal.hospitality.gone", order.label());
            }
            allowed.require(order.visit(), order.ticket(), order.whom());
            next(context, DrinkState.ORDERED, null, null, "SPILLED");
            trays.settle(order.visit(), new Moment(context.now(), context.entry()));
        });
    }

    /** Whoever has it in hand goes: what is begun is anybody's again, and what is on its way stays on its tray. */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> layDown(UUID key, DrinkId id) {
        return on(key, id, DrinkAct.LAY_DOWN.plain(), Set.of(DrinkState.BEGUN, DrinkState.TRAY), context -> {
            var order = context.subject();
            if (!new StaffId(context.staff()).equals(order.staff())) {
                throw new Refusal("refusal.hospitality.notYours", order.label(), order.name());
            }
            next(
                    context,
                    order.state() == DrinkState.TRAY ? DrinkState.TRAY : DrinkState.ORDERED,
                    order.place(),
                    null,
                    null);
        });
    }

    // ---- trays, cups

    /**
     * The tray stands where its guest is now. What may not be had there stays behind, to be collected.
     *
     * @param seen where the screen said that the guest is
     * @throws Refusal when the guest is elsewhere by now: where, and since when
     */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> moved(UUID key, VisitId visit, PlaceId seen) {
        return commands.once(kind, key, DrinkAct.MOVED, () -> {
            visits.hold(visit);
            var left = leftBehind(visit, "");
            if (left.isEmpty()) {
                throw new Refusal("refusal.hospitality.noTray");
            }
            var goes = leftBehind(visit, GOES);
            return each(goes.isEmpty() ? left : goes, DrinkAct.MOVED, context -> {
                var order = context.subject();
                requireThere(order.visit(), order.ticket(), order.guestAt(), seen);
                requireHadThere(order, seen);
                next(context, DrinkState.BROUGHT, seen, null, null);
                trays.moved(visit, new Moment(context.now(), context.entry()));
            });
        });
    }

    /**
     * What of a visit stands where its guest is no more, and can follow.
     *
     * @throws Refusal when nothing does
     */
    @RolesAllowed(HospitalityPermission.SERVE)
    @Transactional(readOnly = true)
    public List<Stand> tray(VisitId visit) {
        var goes = leftBehind(visit, GOES);
        if (goes.isEmpty()) {
            throw new Refusal("refusal.hospitality.noTray");
        }
        return goes.stream().map(this::find).toList();
    }

    /** The guest has gone on and wants nothing more of what stands on the tray: it is taken away instead of following. */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> collectTray(UUID key, VisitId visit) {
        return commands.once(kind, key, DrinkAct.COLLECT, () -> {
            visits.hold(visit);
            var goes = leftBehind(visit, GOES);
            if (goes.isEmpty()) {
                throw new Refusal("refusal.hospitality.noTray");
            }
            return each(goes, DrinkAct.COLLECT, this::collected);
        });
    }

    // What of a tray may be had where its guest is now.
    private static final String GOES =
            " AND EXISTS (SELECT FROM place p WHERE p.id = d.guest_at AND p.kind = ANY (d.places))";

    // The condition is the code's own.
    private List<DrinkId> leftBehind(VisitId visit, String which) {
        return ids(
                "SELECT d.order_id FROM drink_now d WHERE d.visit_id = ? AND d.state = 'BROUGHT'"
                        + " AND d.place_id IS DISTINCT FROM d.guest_at" + which + " ORDER BY d.order_id",
                visit.value());
    }

    private void collected(Context<DrinkOrder> context) {
        next(context, DrinkState.COLLECTED, null, null, null);
        trays.settle(context.subject().visit(), new Moment(context.now(), context.entry()));
    }

    /**
     * The cups of a place whose guest is there no more are taken away: from then on the room can be free.
     *
     * @param place null is wherever somebody stood
     */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> collect(UUID key, @Nullable PlaceId place) {
        return commands.once(kind, key, DrinkAct.COLLECT, () -> {
            var left = ids(
                    "SELECT order_id FROM drink_now WHERE place_id IS NOT DISTINCT FROM CAST(? AS uuid)"
                            + " AND state IN ('BROUGHT', 'DRUNK') AND (NOT here OR guest_at IS DISTINCT FROM place_id)"
                            + " ORDER BY visit_id, order_id",
                    Id.orNull(place));
            if (left.isEmpty()) {
                throw new Refusal("refusal.hospitality.noCups");
            }
            return each(left, DrinkAct.COLLECT, this::collected);
        });
    }

    /** The cups that are back are washed. */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<DrinkId> wash(UUID key) {
        return commands.once(kind, key, DrinkAct.WASH, () -> {
            var back = ids(
                    "SELECT order_id FROM drink_now WHERE state IN ('COLLECTED', 'STOPPED') ORDER BY visit_id, order_id");
            if (back.isEmpty()) {
                throw new Refusal("refusal.hospitality.nothingToWash");
            }
            return each(back, DrinkAct.WASH, _ -> {});
        });
    }

    /** The theatre knows what was stopped, or drunk. */
    @RolesAllowed(HospitalityPermission.THEATRE)
    public Done<DrinkId> heard(UUID key, DrinkId id) {
        return commands.once(kind, key, DrinkAct.HEARD, () -> {
            var order = kind.locked(id);
            if (jdbc.sql(
                            "SELECT NOT EXISTS (SELECT FROM drink_alert WHERE order_id = ? AND ended IS NULL AND voided IS NULL)")
                    .param(id.value())
                    .query(Boolean.class)
                    .single()) {
                throw new Refusal("refusal.hospitality.heard", order.label());
            }
            return commands.run(kind, order, DrinkAct.HEARD.plain(), _ -> {});
        });
    }

    // ---- below

    /** What is done with a cup, once it is locked. */
    @FunctionalInterface
    interface Verb {
        /** Carries it out. */
        void on(Context<DrinkOrder> context);
    }

    private Done<DrinkId> on(UUID key, DrinkId id, Deed deed, Set<DrinkState> states, Verb verb) {
        return commands.on(kind, id, key, deed, context -> {
            var order = context.subject();
            if (order.state() == null || !states.contains(order.state())) {
                throw stands(order);
            }
            verb.on(context);
        });
    }

    // In the order of their visits, which are locked one after another.
    private Done<DrinkId> each(Collection<DrinkId> ids, DrinkAct act, Verb verb) {
        return ids.stream()
                .map(id -> commands.run(kind, kind.locked(id), act.plain(), verb::on))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private List<DrinkId> ids(String sql, @Nullable Object... params) {
        return jdbc.sql(sql).params(params).query(Id.column(DrinkId::new)).list();
    }

    /** How it stands with a cup, instead of how somebody thought. */
    private Refusal stands(DrinkOrder order) {
        var who = jdbc.sql("""
                        SELECT coalesce(n.name, '') FROM drink_now d
                        LEFT JOIN journal_told j ON j.id = d.entry LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE d.order_id = ?""")
                .param(order.id().value())
                .query(String.class)
                .optional()
                .orElse("");
        return new Refusal(
                "refusal.hospitality.stands." + order.state(), order.label(), order.name(), order.since(), who);
    }

    private void requireThere(VisitId visit, Ticket ticket, @Nullable PlaceId now, @Nullable PlaceId seen) {
        if (Objects.equals(now, seen)) {
            return;
        }
        if (now == null) {
            throw new Refusal("refusal.hospitality.stood", ticket.text());
        }
        var since = jdbc.sql("SELECT started FROM visit_place_now WHERE visit_id = ?")
                .param(visit.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        throw new Refusal(
                "refusal.hospitality.elsewhere",
                ticket.text(),
                house.findPlace(now).map(Place::name).orElseThrow(),
                since);
    }

    private void requireHadThere(DrinkOrder order, @Nullable PlaceId place) {
        if (place == null) {
            return;
        }
        var there = house.findPlace(place).orElseThrow();
        if (!order.places().contains(there.kind())) {
            throw new Refusal("refusal.hospitality.notThere", order.name(), there.name());
        }
    }

    private void begin(Context<DrinkOrder> context, DrinkState state, @Nullable PlaceId place, UUID staff) {
        must(transitions.begin(
                DrinkOrder.STATE,
                context.subject().id().value(),
                values(state, place, state == DrinkState.ORDERED ? null : staff, null),
                context.now(),
                context.entry()));
    }

    private void next(
            Context<DrinkOrder> context,
            DrinkState state,
            @Nullable PlaceId place,
            @Nullable UUID staff,
            @Nullable String reason) {
        must(transitions.next(
                DrinkOrder.STATE,
                context.subject().id().value(),
                null,
                values(state, place, staff, reason),
                context.now(),
                context.entry()));
    }

    static Map<String, Object> values(
            DrinkState state, @Nullable PlaceId place, @Nullable UUID staff, @Nullable String reason) {
        var values = new HashMap<String, Object>();
        values.put("state", state.name());
        if (place != null) {
            values.put("place_id", place.value());
        }
        if (staff != null) {
            values.put("staff_id", staff);
        }
        if (reason != null) {
            values.put("reason", reason);
        }
        return values;
    }

    private static void must(Outcome outcome) {
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("a cup changed under the lock of its visit");
        }
    }
}
