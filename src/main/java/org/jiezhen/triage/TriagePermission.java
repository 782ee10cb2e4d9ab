package org.jiezhen.triage;

/** What somebody may do with triage. */
public final class TriagePermission {

    /** Give a guest to a consultant, as the rules say or for a reason. */
    public static final String ASSIGN = "triage.assign";

    /** Be one of those who receive guests; see one's own place in the wheel. */
    public static final String RECEIVE = "triage.receive";

    /** Read the rules in force. */
    public static final String READ = "triage.read";

    /** Change the rules: draft, replay, publish. */
    public static final String RULES = "triage.rules";

    /** See who was given how many, and the reasons. */
    public static final String FAIRNESS = "triage.fairness";

    /** Say what consultants are trained in, and how many they receive. */
    public static final String PROFILES = "triage.profiles";

    private TriagePermission() {}
}
