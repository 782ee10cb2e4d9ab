package org.jiezhen.hospitality;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;
import org.jiezhen.shared.Localized;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When a guest has eaten or drunk last, of ours or by the guest's own word, for whoever treats: a clinical fact. */
@Service
@Transactional(readOnly = true)
public class LastIntakes {

    /**
     * Something that was eaten or drunk.
     *
     * @param kind its class, by its code
     */
    public record Intake(Localized what, String kind, Instant at, Instant notBefore) {}

    /**
     * The last that was drunk or eaten, and what anaesthesia has to wait for: it may be something before that.
     *
     * @param decides by which anaesthesia may follow the latest
     */
    public record LastIntake(Intake last, Intake decides) {}

    private final JdbcClient jdbc;

    LastIntakes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last of a guest; empty when we have given the guest nothing, and the guest has said nothing. */
    @RolesAllowed(HospitalityPermission.INTAKE)
    public Optional<LastIntake> of(VisitId visit) {
        var all = jdbc.sql("""
                        SELECT zh, en, class, at, not_before FROM drink_intake WHERE visit_id = :visit
                        UNION ALL SELECT zh, en, class, at, not_before FROM drink_at_home WHERE visit_id = :visit""")
                .param("visit", visit.value())
                .query((rs, row) -> new Intake(
                        new Localized(rs.getString("zh"), rs.getString("en")),
                        rs.getString("class"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getObject("not_before", OffsetDateTime.class).toInstant()))
                .list();
        return all.stream()
                .max(Comparator.comparing(Intake::at))
                .map(last -> new LastIntake(
                        last,
                        all.stream()
                                .max(Comparator.comparing(Intake::notBefore))
                                .orElseThrow()));
    }

    /** Whether a guest who fasts was not asked yet what was eaten and drunk before: then nobody knows. */
    @RolesAllowed(HospitalityPermission.INTAKE)
    public boolean isToBeAsked(VisitId visit) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM fasting_now WHERE visit_id = :visit AND state = 'YES')
                           AND (SELECT count(*) FROM intake_said
                                WHERE visit_id = :visit AND field IN ('LAST_MEAL', 'LAST_DRINK')) < 2""").param("visit", visit.value()).query(Boolean.class).single();
    }
}
