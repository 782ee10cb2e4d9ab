package org.jiezhen.hospitality;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jiezhen.shared.Localized;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When a guest has eaten or drunk of ours last, for whoever treats: a clinical fact. */
@Service
@Transactional(readOnly = true)
public class LastIntakes {

    /**
     * The last that was drunk or eaten, and what is so of all of it.
     *
     * @param what the last
     * @param kind its class, by its code
     * @param at when
     * @param notBefore when anaesthesia may follow at the earliest, by everything that was drunk and eaten
     */
    public record LastIntake(Localized what, String kind, Instant at, Instant notBefore) {}

    private final JdbcClient jdbc;

    LastIntakes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last of a guest; empty when we have given the guest nothing. */
    @RolesAllowed(HospitalityPermission.INTAKE)
    public Optional<LastIntake> of(VisitId visit) {
        return jdbc.sql("""
                        SELECT zh, en, class, at, max(not_before) OVER () AS not_before FROM drink_intake
                        WHERE visit_id = ? ORDER BY at DESC LIMIT 1""")
                .param(visit.value())
                .query((rs, row) -> new LastIntake(
                        new Localized(rs.getString("zh"), rs.getString("en")),
                        rs.getString("class"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getObject("not_before", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
