package org.jiezhen.lab;

import java.util.List;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of a guest's lab forms is still to be done with the guest: whoever leaves leaves it undone. */
@Component
class OpenItems {

    private final JdbcClient jdbc;

    OpenItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is ordered, or only filled, and needs the guest. */
    List<Localized> of(VisitId visit) {
        return jdbc.sql("""
                        SELECT p.zh, p.en
                        FROM lab_order_now o
                        JOIN lab_order_panel i ON i.order_id = o.order_id AND i.ended IS NULL AND i.voided IS NULL
                        JOIN lab_panel p ON p.code = i.panel
                        WHERE o.visit_id = ? AND NOT EXISTS (
                            SELECT FROM lab_examined e
                            WHERE e.order_id = o.order_id AND e.panel = i.panel AND e.ended IS NULL AND e.voided IS NULL)
                        AND NOT EXISTS (
                            SELECT FROM lab_specimen s
                            JOIN lab_specimen_state f ON f.specimen_id = s.id AND f.ended IS NULL AND f.voided IS NULL
                                AND f.state NOT IN ('ORDERED', 'REJECTED', 'CANCELLED')
                            WHERE s.order_id = o.order_id AND i.panel = ANY (s.panels))
                        ORDER BY p.rank, p.code""")
                .param(visit.value())
                .query((rs, row) -> new Localized(rs.getString(1), rs.getString(2)))
                .list();
    }

    /** The forms that are open. */
    List<OrderId> forms(VisitId visit) {
        return jdbc.sql("SELECT order_id FROM lab_order_now WHERE visit_id = ? ORDER BY number")
                .param(visit.value())
                .query(Id.column(OrderId::new))
                .list();
    }
}
