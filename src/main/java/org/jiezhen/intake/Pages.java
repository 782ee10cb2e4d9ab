package org.jiezhen.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pages that have a form open, a guide's and the guest's own. Services name the permissions. */
@Component
class Pages {

    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final FormKind kind;
    private final JdbcClient jdbc;
    private final Clock clock;

    Pages(FormKind kind, JdbcClient jdbc, Clock clock) {
        this.kind = kind;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A page has the form open.
     *
     * @param page made by the page itself
     * @param staff whose sign-in it is
     * @param guest whether it is in the guest's hands
     * @param field in which its cursor stands; null in none
     */
    void here(UUID page, VisitId visit, StaffId staff, boolean guest, @Nullable String field) {
        var now = clock.instant();
        var changed = jdbc.sql("""
                        WITH before AS (SELECT field, seen FROM intake_presence WHERE page = :page),
                             kept AS (
                                INSERT INTO intake_presence (page, visit_id, staff_id, guest, field, seen)
                                SELECT :page, :visit, :staff, :guest,
                                       (SELECT code FROM intake_field WHERE code = :field AND (of_guest OR NOT :guest)), :now
                                ON CONFLICT (page) DO UPDATE SET field = excluded.field, seen = excluded.seen
                                    WHERE intake_presence.staff_id = excluded.staff_id
                                      AND intake_presence.visit_id = excluded.visit_id
                                      AND intake_presence.guest = excluded.guest
                                RETURNING field)
                        SELECT NOT EXISTS (SELECT FROM before WHERE seen > :silent
                                           AND before.field IS NOT DISTINCT FROM kept.field) FROM kept""")
                .param("page", page)
                .param("visit", visit.value())
                .param("staff", staff.value())
                .param("guest", guest)
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
            kind.tellForm(visit);
        }
    }

    /** A guide's page is closed. */
    void gone(UUID page, VisitId visit, StaffId staff) {
        var left = jdbc.sql("DELETE FROM intake_presence WHERE page = ? AND staff_id = ? AND NOT guest")
                .params(page, staff.value())
                .update();
        if (left > 0) {
            kind.tellForm(visit);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
