package org.jiezhen.prices;

/** Under which category of aesthetic medicine something is done, and doctors are filed for it (医疗美容科目). */
public enum Category {
    /** 美容外科: graded by level. */
    SURGERY,
    /** 美容皮肤科. */
    SKIN,
    /** 美容牙科. */
    DENTAL,
    /** 美容中医科. */
    TCM;

    /** Whether everything under it has a level. */
    public boolean isGraded() {
        return this == SURGERY;
    }
}
