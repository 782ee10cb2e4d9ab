package org.jiezhen.sales;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deals, as commands speak of them. */
@Component
class DealKind implements Kind<DealId, Deal> {

    private static final String DEALS = """
            SELECT d.id, d.visit_id, v.arrival_day, v.ticket_number
            FROM sales_deal d JOIN visit v ON v.id = d.visit_id
            """;

    private final VisitRecords visits;
    private final JdbcClient jdbc;

    DealKind(VisitRecords visits, JdbcClient jdbc) {
        this.visits = visits;
        this.jdbc = jdbc;
    }

    /** The one of this visit that stands; to be asked under the visit's lock. */
    Optional<Deal> standing(VisitId visit) {
        return jdbc.sql(
                        DEALS
                                + "JOIN sales_standing s ON s.deal_id = d.id AND s.ended IS NULL AND s.voided IS NULL WHERE s.claim = ?")
                .param(visit.value())
                .query((rs, row) -> new Deal(
                        new DealId(rs.getObject(1, UUID.class)),
                        new VisitId(rs.getObject(2, UUID.class)),
                        new Ticket(rs.getObject(3, LocalDate.class), rs.getInt(4))))
                .optional();
    }

    @Override
    public String name() {
        return "deal";
    }

    @Override
    public DealId id(UUID value) {
        return new DealId(value);
    }

    @Override
    public Deal locked(DealId id) {
        var deal = jdbc.sql(DEALS + "WHERE d.id = ?")
                .param(id.value())
                .query((rs, row) -> new Deal(
                        id,
                        new VisitId(rs.getObject(2, UUID.class)),
                        new Ticket(rs.getObject(3, LocalDate.class), rs.getInt(4))))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.deal.unknown"));
        visits.hold(deal.visit());
        return deal;
    }

    @Override
    public void requireMine(Deal deal) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(DealAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(Deal.STANDING, Deal.CORRECTED);
    }

    @Override
    public Act undo() {
        return DealAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<Deal> context) {}
}
