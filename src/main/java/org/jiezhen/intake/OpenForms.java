package org.jiezhen.intake;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which pages have a form open, and in which field: by the page, because one person may have two. Rows for seconds, which
 * the page renews; others are told when one comes, goes on to another field, or goes. Nothing of it is journalled.
 */
@Service
@Transactional
@RolesAllowed(IntakePermission.SEE)
public class OpenForms {

    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final CurrentStaff staff;
    private final Clock clock;

    OpenForms(JdbcClient jdbc, CurrentStaff staff, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * This person's page has the form open.
     *
     * @param page made by the page itself
     * @param field in which its cursor stands; null in none
     */
    public void here(UUID page, VisitId visit, @Nullable String field) {
        var now = clock.instant();
        var changed = jdbc.sql("""
                        WITH before AS (SELECT field, seen FROM intake_presence WHERE page = :page),
                             kept AS (
                                INSERT INTO intake_presence (page, visit_id, staff_id, field, seen)
                                SELECT :page, :visit, :staff, (SELECT code FROM intake_field WHERE code = :field), :now
                                ON CONFLICT (page) DO UPDATE SET field = excluded.field, seen = excluded.seen
                                    WHERE intake_presence.staff_id = excluded.staff_id
                                      AND intake_presence.visit_id = excluded.visit_id
                                RETURNING field)
                        SELECT NOT EXISTS (SELECT FROM before WHERE seen > :silent
                                           AND before.field IS NOT DISTINCT FROM kept.field) FROM kept""")
                .param("page", page)
                .param("visit", visit.value())
                .param("staff", Id.orNull(staff.id()))
                .param("field", field)
                .param("now", at(now))
                .param("silent", at(now.minus(IntakeBoard.SILENT)))
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (changed) {
            jdbc.sql("DELETE FROM intake_presence WHERE seen < ?")
                    .param(at(now.minus(FORGOTTEN)))
                    .update();
            tell(visit);
        }
    }

    /** The page is closed. */
    public void gone(UUID page, VisitId visit) {
        var left = jdbc.sql("DELETE FROM intake_presence WHERE page = ? AND staff_id = ?")
                .params(page, staff.id().value())
                .update();
        if (left > 0) {
            tell(visit);
        }
    }

    private void tell(VisitId visit) {
        jdbc.sql("SELECT pg_notify('jiezhen', ?)")
                .param("intake:" + visit)
                .query((rs, row) -> true)
                .single();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
