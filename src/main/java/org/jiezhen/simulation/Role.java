package org.jiezhen.simulation;

/** The roles that are played here. */
final class Role {

    static final String STANDING_GUIDE = "STANDING_GUIDE";
    static final String DESK_GUIDE = "DESK_GUIDE";
    static final String CONSULTANT = "CONSULTANT";
    static final String DUTY_MANAGER = "DUTY_MANAGER";
    static final String CALLBACK_AGENT = "CALLBACK_AGENT";

    private Role() {}
}
