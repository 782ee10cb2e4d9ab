package org.jiezhen.visits;

import org.jiezhen.shared.Localized;

/**
 * Of what kind a visit is (接诊类型): a row of the house's data.
 *
 * @param turn whether it consumes a turn of the wheel
 * @param deal whether whoever had such a visit has bought something
 */
public record VisitType(String code, Localized name, boolean turn, boolean deal) {

    /** 初诊: the customer was never here. */
    public static final String FIRST = "FIRST";

    /** 复诊: was here before, and bought nothing. */
    public static final String FOLLOW_UP = "FOLLOW_UP";

    /** 再消费: has bought something here, and comes for more. */
    public static final String RETURNING = "RETURNING";

    /** 复查: comes to be looked at after a treatment. */
    public static final String REVIEW = "REVIEW";

    /** 治疗: comes for a treatment that was bought before. */
    public static final String TREATMENT = "TREATMENT";

    /** None of these, as of everybody who comes on business. */
    public static final String OTHER = "OTHER";
}
