package org.jiezhen.outcomes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of whom in the house it is still to be said what became of the consultation, and who consulted. */
@Component
public class MissingOutcomes {

    private final JdbcClient jdbc;

    MissingOutcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** They now, each with the consultant who had the guest last; with none where only others had. */
    public Map<VisitId, Optional<StaffId>> now() {
        var missing = new HashMap<VisitId, Optional<StaffId>>();
        jdbc.sql("""
                        SELECT m.visit_id, (
                            SELECT c.staff_id FROM visit_custody c
                            JOIN account_role a ON a.account_id = c.staff_id AND a.role_code = 'CONSULTANT'
                            WHERE c.visit_id = m.visit_id AND c.voided IS NULL ORDER BY c.started DESC LIMIT 1)
                        FROM outcome_missing m""").query(rs -> {
            missing.put(
                    new VisitId(rs.getObject(1, UUID.class)),
                    Optional.ofNullable(Id.orNull(rs.getObject(2, UUID.class), StaffId::new)));
        });
        return missing;
    }
}
