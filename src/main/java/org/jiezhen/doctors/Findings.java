package org.jiezhen.doctors;

import org.jiezhen.shared.InvalidInput;

/**
 * What a doctor writes of a guest who was seen (面诊记录).
 *
 * @param findings what is seen (所见)
 * @param indication whether and for what there is an indication (适应证)
 * @param notAdvisable what is not advisable (不宜); empty when nothing is
 * @param advice what the doctor advises (建议)
 */
public record Findings(String findings, String indication, String notAdvisable, String advice) {

    /** The longest that each of them may be. */
    public static final int LONGEST = 4000;

    /** @throws InvalidInput at the field of which nothing is said */
    Findings parsed() {
        return new Findings(
                needed("findings", findings),
                needed("indication", indication),
                Briefing.lines("notAdvisable", notAdvisable, LONGEST).orElse(""),
                needed("advice", advice));
    }

    private static String needed(String field, String typed) {
        return Briefing.lines(field, typed, LONGEST)
                .orElseThrow(() -> new InvalidInput(field, "refusal.doctor." + field));
    }
}
