package org.jiezhen.sales;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has accepted a quote and has still to sign its contract, or the house has: between the yes and the deal. */
@Component
public class AwaitedSignatures {

    private final JdbcClient jdbc;

    AwaitedSignatures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** They now. */
    public Set<VisitId> now() {
        return jdbc.sql("""
                        SELECT d.visit_id FROM document_now d
                        WHERE d.kind = 'SERVICE_CONTRACT' AND d.state = 'DRAFT' AND d.bound_kind = 'quote'
                          AND EXISTS (SELECT FROM visit v WHERE v.id = d.visit_id AND v.status = 'IN_PROGRESS')""").query(UUID.class).list().stream().map(VisitId::new).collect(Collectors.toSet());
    }
}
