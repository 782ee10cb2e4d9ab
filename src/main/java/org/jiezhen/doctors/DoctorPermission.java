package org.jiezhen.doctors;

/** What somebody may do with requests for a doctor. */
public final class DoctorPermission {

    /** Ask for a doctor to one's own guest, with a briefing; see what became of it. */
    public static final String ASK = "doctors.ask";

    /** Be asked, see the guest, and write the face-to-face record in person. */
    public static final String RECORD = "doctors.record";

    /** See that a doctor is asked, where, since when, and who comes; neither the briefing nor the record. */
    public static final String WATCH = "doctors.watch";

    private DoctorPermission() {}
}
