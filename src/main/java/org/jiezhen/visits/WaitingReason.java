package org.jiezhen.visits;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * What a visit waits for, or what is done with its guest: a row of the house's data, so that a step more needs no
 * program. How long it may last is a target of the house, by the same code.
 *
 * @param phase the visit's, while this is what it waits for first
 * @param part of the procedure, as a journey shows it; null of none
 * @param rank of several that are open the smallest is shown first
 * @param waits for somebody, rather than being served
 * @param called whether its turn is called, by ticket
 * @param chosen whether a consultant is chosen
 * @param icon its mark
 * @param solid whether the mark stands out
 * @param state what a board says of whoever is at it
 * @param waitsFor what is waited for
 * @param begin what a button says that begins it: an act; null where none does
 * @param next what may follow, in the order of the procedure
 * @param offered what of it is offered in one press to whoever has the guest
 */
public record WaitingReason(
        String code,
        Phase phase,
        @Nullable String part,
        int rank,
        boolean waits,
        boolean called,
        boolean chosen,
        String icon,
        boolean solid,
        Localized state,
        Localized waitsFor,
        @Nullable Localized begin,
        List<String> next,
        @Nullable String offered) {

    /** In the building, led to a seat; the intake form is next. */
    public static final String ARRIVED = "ARRIVED";

    /** A guide asks and fills the intake form beside the customer. */
    public static final String INTAKE = "INTAKE";

    /** The form is done; a consultant is to be chosen. */
    public static final String AWAITING_TRIAGE = "AWAITING_TRIAGE";

    /** The consultant is chosen; the room is next. */
    public static final String AWAITING_CONSULTATION = "AWAITING_CONSULTATION";

    /** With the consultant, in the room. */
    public static final String IN_CONSULTATION = "IN_CONSULTATION";

    /** No customer: in the building on business, and the host is to come. */
    public static final String AWAITING_HOST = "AWAITING_HOST";

    /** With the host. */
    public static final String WITH_HOST = "WITH_HOST";

    /** On the way to the lift, with the farewell. */
    public static final String LEAVING = "LEAVING";

    /** All that was waited for is over, and nobody has said what comes next. */
    public static final String UNDECIDED = "UNDECIDED";

    /** Whether it is this one. */
    public boolean is(String other) {
        return code.equals(other);
    }

    /** What boards add to the first of several; null where there is no other. */
    public static @Nullable Localized alsoFor(List<WaitingReason> others) {
        return others.isEmpty()
                ? null
                : new Localized(
                        words(others, reason -> reason.waitsFor.zh(), "、"),
                        words(others, reason -> reason.waitsFor.en(), ", "));
    }

    private static String words(List<WaitingReason> reasons, Function<WaitingReason, String> language, String between) {
        return reasons.stream().map(language).collect(Collectors.joining(between, "+ ", ""));
    }

    /** Whether this one may follow. */
    public boolean canBecome(String other) {
        return next.contains(other);
    }
}
