package org.jiezhen.visits;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a customer is doing or waiting for: the steps of the reception procedure (顾客接诊流程, 一 to 五), each with the
 * HL7 FHIR R5 Encounter {@code subjectStatus} it stands for. How long each may last is a target of the house, by the
 * stage's name.
 */
public enum Stage {
    /** In the building, led to a seat; the intake form is next. */
    ARRIVED("arrived"),
    /** A guide asks and fills the intake form beside the customer. */
    INTAKE("arrived"),
    /** The form is done; a consultant is to be chosen. */
    AWAITING_TRIAGE("arrived"),
    /** The consultant is chosen; the room is next. */
    AWAITING_CONSULTATION("triaged"),
    /** With the consultant, in the room. */
    IN_CONSULTATION("receiving-care"),
    /** No customer: in the building on business, and the host is to come. */
    AWAITING_HOST("arrived"),
    /** With the host. */
    WITH_HOST("receiving-care"),
    /** On the way to the lift, with the farewell. */
    LEAVING("receiving-care");

    private final String subjectStatus;

    Stage(String subjectStatus) {
        this.subjectStatus = subjectStatus;
    }

    /** The FHIR code of where the customer stands in the visit. */
    public String subjectStatus() {
        return subjectStatus;
    }

    /** Whether the customer is waiting for somebody rather than being served. */
    public boolean waits() {
        return this == ARRIVED || this == AWAITING_TRIAGE || this == AWAITING_CONSULTATION || this == AWAITING_HOST;
    }

    /** Whether this is a step of somebody who visits on business, and of no customer. */
    public boolean ofBusiness() {
        return this == AWAITING_HOST || this == WITH_HOST;
    }

    /**
     * Whether the next stage may follow this one. A customer may be sent on past a step that was done elsewhere, may
     * come back from the room to wait again, and may leave from anywhere; a stage does not follow itself. Whoever visits
     * on business waits for the host, or is with the host.
     */
    public boolean canBecome(Stage next) {
        return switch (next) {
            case ARRIVED -> false;
            case INTAKE -> Set.of(ARRIVED, AWAITING_TRIAGE).contains(this);
            case AWAITING_TRIAGE ->
                Set.of(ARRIVED, INTAKE, AWAITING_CONSULTATION).contains(this);
            case AWAITING_CONSULTATION, IN_CONSULTATION -> this != next && !ofBusiness();
            case AWAITING_HOST -> this == WITH_HOST;
            case WITH_HOST -> this == AWAITING_HOST;
            case LEAVING -> this != next;
        };
    }

    /** The stages that may follow this one, in the order of the procedure. */
    public List<Stage> following() {
        return Arrays.stream(values()).filter(this::canBecome).toList();
    }
}
