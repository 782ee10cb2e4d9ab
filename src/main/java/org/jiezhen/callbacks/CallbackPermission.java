package org.jiezhen.callbacks;

/** What somebody may do with callbacks. */
public final class CallbackPermission {

    /** Ring guests: those whom one is to ring oneself, or whoever has one's role. */
    public static final String CALL = "callbacks.call";

    /** See and ring everybody who is to be rung. */
    public static final String ALL = "callbacks.all";

    /** Decide of whom nobody reaches, and of what others are to ring. */
    public static final String OVERSEE = "callbacks.oversee";

    /** Ask a guest who is here what she would have been rung for. */
    public static final String ASK = "callbacks.ask";

    /** Keep the house's plans, and the hours in which guests are rung. */
    public static final String PLAN = "callbacks.plan";

    /** See what callbacks came to. */
    public static final String FIGURES = "callbacks.figures";

    /** Read what the house says, and to whom. */
    public static final String PLAYBOOK = "callbacks.playbook";

    /** Know how to meet the guest whom one rings, or has just now. */
    public static final String PROFILE = "callbacks.profile";

    private CallbackPermission() {}
}
