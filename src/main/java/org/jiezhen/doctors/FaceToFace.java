package org.jiezhen.doctors;

import java.time.Instant;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;

/**
 * That a doctor has seen a guest in person and has written it down; not what.
 *
 * @param record which version of it, for whoever goes on from it
 * @param signed when it was signed off first
 * @param amended when this version was
 */
public record FaceToFace(
        VisitId visit, long record, DoctorRequestId request, StaffId doctor, Instant signed, Instant amended) {}
