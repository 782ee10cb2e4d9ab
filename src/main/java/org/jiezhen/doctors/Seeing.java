package org.jiezhen.doctors;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which doctor has come to a guest; and what the guest waits for because of it. */
@Component
class Seeing {

    static final String AWAITS = "AWAITING_DOCTOR";
    static final String WITH = "WITH_DOCTOR";

    /**
     * A doctor who has come.
     *
     * @param place to which room
     * @param inside whether the doctor is there still
     */
    record Seen(StaffId doctor, String name, PlaceId place, Instant since, boolean inside) {}

    private final VisitRecords visits;
    private final JdbcClient jdbc;

    Seeing(VisitRecords visits, JdbcClient jdbc) {
        this.visits = visits;
        this.jdbc = jdbc;
    }

    /** Who has come, if anybody has, and has not answered. */
    Optional<Seen> of(DoctorRequestId request) {
        return jdbc.sql("""
                        SELECT s.staff_id, n.name, s.place_id, s.started, EXISTS (
                            SELECT FROM room_doctor d WHERE d.doctor_id = s.staff_id AND d.place_id = s.place_id
                              AND d.ended IS NULL AND d.voided IS NULL) AS inside
                        FROM doctor_seeing s
                        LEFT JOIN staff_named n ON n.actor = s.staff_id::text
                        WHERE s.request_id = ? AND s.ended IS NULL AND s.voided IS NULL""")
                .param(request.value())
                .query((rs, row) -> new Seen(
                        new StaffId(rs.getObject(1, UUID.class)),
                        rs.getString(2),
                        new PlaceId(rs.getObject(3, UUID.class)),
                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                        rs.getBoolean(5)))
                .optional();
    }

    /** In which room a guest is, if in one. */
    Optional<PlaceId> room(VisitId visit) {
        return jdbc.sql("""
                        SELECT p.id FROM visit_place_now v JOIN place p ON p.id = v.claim AND p.kind <> 'SEAT'
                        WHERE v.visit_id = ?""").param(visit.value()).query(Id.column(PlaceId::new)).optional();
    }

    /** What the guest waits for follows how the request stands, and whether the doctor is in the room. */
    void settle(VisitId visit, Instant now, long entry) {
        record So(boolean here, boolean with, boolean awaits, boolean saidWith, boolean saidAwaits) {}
        var so = jdbc.sql("""
                        SELECT v.status = 'IN_PROGRESS', o.seen_by IS NOT NULL AND EXISTS (
                                   SELECT FROM visit_place_now p JOIN room_doctor d ON d.place_id = p.claim
                                     AND d.doctor_id = o.seen_by AND d.ended IS NULL AND d.voided IS NULL
                                   WHERE p.visit_id = v.id),
                               o.request_id IS NOT NULL AND o.seen_by IS NULL,
                               EXISTS (SELECT FROM visit_reason_now r WHERE r.visit_id = v.id AND r.code = 'WITH_DOCTOR'),
                               EXISTS (SELECT FROM visit_reason_now r WHERE r.visit_id = v.id AND r.code = 'AWAITING_DOCTOR')
                        FROM visit v LEFT JOIN doctor_request_now o ON o.visit_id = v.id WHERE v.id = ?""")
                .param(visit.value())
                .query((rs, row) -> new So(
                        rs.getBoolean(1), rs.getBoolean(2), rs.getBoolean(3), rs.getBoolean(4), rs.getBoolean(5)))
                .single();
        if (!so.here) {
            return;
        }
        var moment = new VisitRecords.Moment(visit, now, entry);
        // What begins, before what ends: in between nobody has to be asked what comes next.
        if (so.with && !so.saidWith) {
            visits.nowWaitingFor(moment, WITH);
        }
        if (so.awaits && !so.saidAwaits) {
            visits.nowWaitingFor(moment, AWAITS);
        }
        if (!so.with && so.saidWith) {
            visits.noLongerWaitingFor(moment, WITH);
        }
        if (!so.awaits && so.saidAwaits) {
            visits.noLongerWaitingFor(moment, AWAITS);
        }
    }
}
