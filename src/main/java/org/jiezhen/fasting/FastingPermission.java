package org.jiezhen.fasting;

/** What somebody may say of fasting. */
public final class FastingPermission {

    /** Write down what the guest answers: whether surgery is planned today. */
    public static final String SAY = "fasting.say";

    /** Order fasting, and lift it: doctors, physician assistants, anaesthetists. */
    public static final String LIFT = "fasting.lift";

    private FastingPermission() {}
}
