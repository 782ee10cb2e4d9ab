package org.jiezhen.doctors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What modules above ask of a visit's doctors, within acts of their own: whether one has seen the guest, and who. */
@Component
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
public class DoctorRecords {

    private static final String ROWS = """
            SELECT visit_id, record_id, request_id, doctor_id, signed, amended FROM doctor_record_now WHERE visit_id = ?
            ORDER BY signed DESC""";

    private final Verdicts verdicts;
    private final JdbcClient jdbc;

    DoctorRecords(Verdicts verdicts, JdbcClient jdbc) {
        this.verdicts = verdicts;
        this.jdbc = jdbc;
    }

    /** The last record of this visit, if a doctor has signed one off. */
    public Optional<FaceToFace> of(VisitId visit) {
        return all(visit).stream().findFirst();
    }

    /** All of this visit, the last first: a guest may be seen by several. */
    public List<FaceToFace> all(VisitId visit) {
        return jdbc.sql(ROWS)
                .param(visit.value())
                .query(DoctorRecords::faceToFace)
                .list();
    }

    /** What was said of each planned item of this visit last; of what nobody spoke of, nothing. */
    public List<Confirmed> confirmed(VisitId visit) {
        return verdicts.of(visit);
    }

    static FaceToFace faceToFace(ResultSet rs, int row) throws SQLException {
        return new FaceToFace(
                new VisitId(rs.getObject("visit_id", UUID.class)),
                rs.getLong("record_id"),
                new DoctorRequestId(rs.getObject("request_id", UUID.class)),
                new StaffId(rs.getObject("doctor_id", UUID.class)),
                rs.getObject("signed", OffsetDateTime.class).toInstant(),
                rs.getObject("amended", OffsetDateTime.class).toInstant());
    }
}
