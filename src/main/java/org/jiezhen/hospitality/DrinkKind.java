package org.jiezhen.hospitality;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A cup, as commands act on it and take it back: always under the lock of its visit, as fasting is. */
@Component
class DrinkKind implements Kind<DrinkId, DrinkOrder> {

    static final String NAME = "drink";

    private final VisitRecords visits;
    private final CurrentStaff staff;
    private final Allowed allowed;
    private final JdbcClient jdbc;

    DrinkKind(VisitRecords visits, CurrentStaff staff, Allowed allowed, JdbcClient jdbc) {
        this.visits = visits;
        this.staff = staff;
        this.allowed = allowed;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DrinkId id(UUID value) {
        return new DrinkId(value);
    }

    // The guest may have left: the cup is still to be washed.
    @Override
    public DrinkOrder locked(DrinkId id) {
        jdbc.sql("""
                        SELECT id FROM visit WHERE id = (SELECT visit_id FROM drink_order WHERE id = ?)
                        FOR NO KEY UPDATE""").param(id.value()).query(UUID.class).list();
        // Only now: whoever had the lock may have gone on with it.
        return jdbc.sql("""
                        SELECT o.id, o.visit_id, v.arrival_day, v.ticket_number, m.zh, m.en, o.whom, m.places, s.state,
                               s.place_id, s.staff_id, coalesce(s.started, o.ordered) AS since, c.id IS NOT NULL AS here,
                               n.place_id AS guest_at
                        FROM drink_order o
                        JOIN menu_entry m ON m.id = o.menu_id
                        JOIN visit v ON v.id = o.visit_id
                        LEFT JOIN drink_state s ON s.order_id = o.id AND s.ended IS NULL AND s.voided IS NULL
                        LEFT JOIN visit_custody_now c ON c.visit_id = o.visit_id
                        LEFT JOIN visit_place_now n ON n.visit_id = o.visit_id
                        WHERE o.id = ?""")
                .param(id.value())
                .query(this::order)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.hospitality.unknown"));
    }

    private DrinkOrder order(ResultSet rs, int row) throws SQLException {
        var state = rs.getString("state");
        return new DrinkOrder(
                new DrinkId(rs.getObject("id", UUID.class)),
                new VisitId(rs.getObject("visit_id", UUID.class)),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                new Localized(rs.getString("zh"), rs.getString("en")),
                Whom.valueOf(rs.getString("whom")),
                places(rs.getArray("places")),
                state == null ? null : DrinkState.valueOf(state),
                Id.orNull(rs.getObject("place_id", UUID.class), PlaceId::new),
                Id.orNull(rs.getObject("staff_id", UUID.class), StaffId::new),
                rs.getBoolean("here"),
                Id.orNull(rs.getObject("guest_at", UUID.class), PlaceId::new),
                rs.getObject("since", OffsetDateTime.class).toInstant());
    }

    static List<Place.Kind> places(Array places) throws SQLException {
        return texts(places).stream().map(Place.Kind::valueOf).toList();
    }

    static List<String> texts(Array texts) throws SQLException {
        return Arrays.asList((String[]) texts.getArray());
    }

    /** Whoever serves has to do with every cup; everybody else with those of guests that are their business. */
    @Override
    public void requireMine(DrinkOrder order) {
        if (!staff.may(HospitalityPermission.SERVE) && !staff.may(HospitalityPermission.THEATRE)) {
            visits.here(order.visit());
        }
    }

    @Override
    public Collection<? extends Act> acts() {
        return List.of(DrinkAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(DrinkOrder.STATE, DrinkOrder.ALERT);
    }

    @Override
    public Act undo() {
        return DrinkAct.UNDO;
    }

    /** What would be on its way again must be allowed as things are now: the guest may fast since, or have left. */
    @Override
    public void requireUndoable(Undone undone, Context<DrinkOrder> context) {
        var order = context.subject();
        var back = jdbc.sql("SELECT state FROM drink_state WHERE order_id = ? AND ended_by = ? AND voided IS NULL")
                .params(order.id().value(), undone.entry())
                .query(String.class)
                .optional()
                .map(DrinkState::valueOf);
        if (back.filter(state -> state.isComing() || state == DrinkState.BROUGHT)
                .isPresent()) {
            if (!order.here()) {
                throw new Refusal("refusal.hospitality.gone", order.label());
            }
            allowed.require(order.visit(), order.ticket(), order.whom());
        }
    }
}
