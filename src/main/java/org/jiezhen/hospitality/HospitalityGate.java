package org.jiezhen.hospitality;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiezhen.acts.Gate;
import org.jiezhen.house.PlaceId;
import org.jiezhen.intake.FormAct;
import org.jiezhen.intake.IntakeField;
import org.jiezhen.rooms.RoomAct;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.tasks.TaskRecords.Moment;
import org.jiezhen.visits.VisitAct;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What drinks follow of what is done to guests and rooms: the answer on the way to the room orders, as that on the form does;
 * whoever has gone wants nothing any more, trays follow their guests, and a room in which cups stand is not free. After rooms, tasks and fasting
 * have followed, and with their entry: an undo of it takes it back too. What fasting itself stops, the database does.
 */
@Component
@Order(30)
class HospitalityGate implements Gate {

    private final DrinkOrders orders;
    private final DrinkKind kind;
    private final Menu menu;
    private final Allowed allowed;
    private final Trays trays;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    HospitalityGate(
            DrinkOrders orders,
            DrinkKind kind,
            Menu menu,
            Allowed allowed,
            Trays trays,
            Transitions transitions,
            JdbcClient jdbc) {
        this.orders = orders;
        this.kind = kind;
        this.menu = menu;
        this.allowed = allowed;
        this.trays = trays;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("visit", "room", "fasting", "intake");
    }

    @Override
    public void refuse(Passage passage) {
        if (passage.act() == RoomAct.CLEANED) {
            requireNoCups(PlaceId.of(passage.subject().id()), null);
        } else if (passage.subject().kind().equals("visit") && passage.undone() == null) {
            var visit = VisitId.of(passage.subject().id());
            jdbc.sql("""
                            SELECT o.claim FROM visit_place o JOIN place p ON p.id = o.claim AND p.kind <> 'SEAT'
                            WHERE o.visit_id = ? AND o.begun_by = ? AND o.ended IS NULL AND o.voided IS NULL""")
                    .params(visit.value(), passage.entry())
                    .query(Id.column(PlaceId::new))
                    .list()
                    .forEach(room -> requireNoCups(room, visit));
        }
    }

    private void requireNoCups(PlaceId room, @Nullable VisitId but) {
        jdbc.sql("""
                        SELECT p.name_zh, p.name_en, count(*) AS cups,
                               string_agg(DISTINCT 'A' || lpad(d.ticket_number::text, greatest(3, length(d.ticket_number::text)),
                                                               '0'), '、') AS tickets
                        FROM drink_now d JOIN place p ON p.id = d.place_id
                        WHERE d.place_id = :room AND d.state IN ('BROUGHT', 'DRUNK', 'ASKED')
                          AND (NOT d.here OR d.guest_at IS DISTINCT FROM d.place_id)
                          AND d.visit_id IS DISTINCT FROM CAST(:but AS uuid)
                        GROUP BY p.id""")
                .param("room", room.value())
                .param("but", Id.orNull(but))
                .query((rs, row) -> new Refusal(
                        "refusal.hospitality.cups",
                        new Localized(rs.getString(1), rs.getString(2)),
                        rs.getInt(3),
                        rs.getString(4)))
                .optional()
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    @Override
    public void accompany(Passage passage) {
        if (passage.subject().kind().equals("room")) {
            return;
        }
        var visit = VisitId.of(passage.subject().id());
        if (passage.undone() != null) {
            takeBack(visit, passage.undone().entry(), passage);
        }
        if (passage.subject().kind().equals("visit")) {
            if (isOver(visit)) {
                nothingIsWanted(visit, passage);
            } else if (passage.act() == VisitAct.CORRECT) {
                coming(visit, " AND d.whom = 'COMPANION' AND d.companions = 0")
                        .forEach(id -> cancel(id, CancelReason.ALONE, passage));
            }
            trays.settle(visit, new Moment(passage.now(), passage.entry()));
        } else if (passage.act() == FormAct.ON_THE_WAY) {
            answered(visit, String.valueOf(passage.detail().get("drink")), passage);
        } else if (passage.act() == FormAct.WRITE) {
            written(visit, String.valueOf(passage.detail().get("field")), passage);
        }
    }

    /** What the act had stopped comes back, unless somebody went on from there, or the guest fasts now. */
    private void takeBack(VisitId visit, long undone, Passage passage) {
        var touched = jdbc.sql("""
                        SELECT DISTINCT o.id FROM drink_order o JOIN drink_state s ON s.order_id = o.id AND s.voided IS NULL
                        WHERE o.visit_id = :visit AND (s.begun_by = :entry OR s.ended_by = :entry) ORDER BY 1""")
                .param("visit", visit.value())
                .param("entry", undone)
                .query(Id.column(DrinkId::new))
                .list();
        for (var id : touched) {
            var order = kind.locked(id);
            if (comesBack(order, undone)
                    && transitions.undo(
                            DrinkOrder.STATE, id.value(), undone, Map.of(), passage.now(), passage.entry())) {
                transitions.undo(DrinkOrder.ALERT, id.value(), undone, Map.of(), passage.now(), passage.entry());
            }
        }
    }

    private boolean comesBack(DrinkOrder order, long undone) {
        var was = jdbc.sql("SELECT state FROM drink_state WHERE order_id = ? AND ended_by = ? AND voided IS NULL")
                .params(order.id().value(), undone)
                .query(String.class)
                .optional()
                .map(DrinkState::valueOf);
        return was.isEmpty()
                || !(was.get().isComing() || was.get() == DrinkState.BROUGHT)
                || order.whom() == Whom.COMPANION
                || allowed.mayHave(order.visit());
    }

    private boolean isOver(VisitId visit) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM visit_custody_now WHERE visit_id = ?)")
                .param(visit.value())
                .query(Boolean.class)
                .single();
    }

    private void nothingIsWanted(VisitId visit, Passage passage) {
        coming(visit, "").forEach(id -> cancel(id, CancelReason.GONE, passage));
    }

    // The condition is the code's own.
    private List<DrinkId> coming(VisitId visit, String which) {
        return jdbc.sql(
                        "SELECT d.order_id FROM drink_now d WHERE d.visit_id = ? AND d.state IN ('ORDERED', 'BEGUN', 'TRAY')"
                                + which + " ORDER BY d.order_id")
                .param(visit.value())
                .query(Id.column(DrinkId::new))
                .list();
    }

    private void cancel(DrinkId id, CancelReason why, Passage passage) {
        transitions.next(
                DrinkOrder.STATE,
                id.value(),
                null,
                DrinkOrders.values(DrinkState.CANCELLED, kind.locked(id).place(), null, why.name()),
                passage.now(),
                passage.entry());
    }

    // ---- on the way to the room

    private static final String ANSWERED = " AND d.state = 'ORDERED' AND d.whom = 'GUEST' AND EXISTS (SELECT FROM"
            + " journal_told j WHERE j.id = d.entry AND j.action IN ('intake.onTheWay', 'intake.write'))";

    /** What the guest answers is ordered, where it is of the menu and the guest may; what was answered before is not wanted. */
    private void answered(VisitId visit, String choice, Passage passage) {
        var item = menu.ofChoice(choice).filter(one -> one.servedTo().admits(Whom.GUEST));
        for (var id : coming(visit, ANSWERED)) {
            if (item.isEmpty() || !is(id, item.get())) {
                cancel(id, CancelReason.CHANGED_MIND, passage);
            }
        }
        if (item.isEmpty() || !allowed.mayHave(visit) || has(visit, item.get())) {
            return;
        }
        var order = orders.write(
                visit, item.get(), new DrinkOrders.Wanted(item.get().id(), Whom.GUEST, Set.of()));
        transitions.begin(
                DrinkOrder.STATE,
                order.id().value(),
                DrinkOrders.values(DrinkState.ORDERED, null, null, null),
                passage.now(),
                passage.entry());
    }

    /**
     * Where both stand on the form nobody asks again on the way to the room: so the second of them orders. What was brought by
     * then, or taken back by whoever wanted it, is not ordered once more because more is said of surgery.
     */
    private void written(VisitId visit, String field, Passage passage) {
        var drink = field.equals(IntakeField.DRINK);
        if (!drink && !field.equals(IntakeField.SURGERY_TODAY)) {
            return;
        }
        var choice = jdbc.sql("SELECT value FROM intake_said WHERE visit_id = ? AND field = ?")
                .params(visit.value(), IntakeField.DRINK)
                .query(String.class)
                .optional();
        if (drink || choice.filter(one -> !wasOrdered(visit, one)).isPresent()) {
            answered(visit, choice.orElse(""), passage);
        }
    }

    private boolean wasOrdered(VisitId visit, String choice) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM intake_said i
                                       JOIN menu_item w ON w.choice = i.value
                                       JOIN drink_order o ON o.visit_id = i.visit_id AND o.whom = 'GUEST' AND o.ordered >= i.said
                                       JOIN menu_entry m ON m.id = o.menu_id AND m.item_id = w.id
                                       WHERE i.visit_id = :visit AND i.field = 'DRINK' AND i.value = :choice
                                         AND EXISTS (SELECT FROM drink_state WHERE order_id = o.id AND voided IS NULL)
                                         AND NOT EXISTS (SELECT FROM drink_state WHERE order_id = o.id AND voided IS NULL
                                                         AND reason = 'FASTING'))""")
                .param("visit", visit.value())
                .param("choice", choice)
                .query(Boolean.class)
                .single();
    }

    private boolean is(DrinkId id, MenuItem item) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM drink_now WHERE order_id = ? AND item_id = ?)")
                .params(id.value(), item.id().value())
                .query(Boolean.class)
                .single();
    }

    private boolean has(VisitId visit, MenuItem item) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM drink_now WHERE visit_id = ? AND item_id = ? AND whom = 'GUEST'
                                       AND state IN ('ORDERED', 'BEGUN', 'TRAY', 'BROUGHT'))""")
                .params(visit.value(), item.id().value())
                .query(Boolean.class)
                .single();
    }
}
