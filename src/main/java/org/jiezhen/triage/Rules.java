package org.jiezhen.triage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * By what a consultant is chosen: a version of it is never changed. Somebody is named by the first rule that names anybody
 * who is there; where none does, it is the wheel's turn, among those who know what is asked for.
 *
 * @param order the rules that name somebody, the first first
 * @param off those of them that are switched off
 * @param own which consultant is one's own from before
 * @param specialty whether whoever does not know what is asked for is passed over
 * @param language whether whoever does not speak the guest's language is
 * @param grades which grade at least a specialty needs
 * @param channels to whom the guests of a channel go
 * @param supervisor to whom those of such a channel go when nobody of these is there
 * @param effects what a reason does to a place in the wheel, where the house has it otherwise than usual
 */
public record Rules(
        List<Named> order,
        List<Named> off,
        Own own,
        boolean specialty,
        boolean language,
        Map<String, Situation.Grade> grades,
        Map<String, List<StaffId>> channels,
        @Nullable StaffId supervisor,
        Map<Reason, Effect> effects) {

    public Rules {
        order = List.copyOf(order);
        off = List.copyOf(off);
        grades = Map.copyOf(grades);
        channels = Map.copyOf(channels);
        effects = effects.isEmpty() ? Map.of() : new EnumMap<>(effects);
    }

    /** A rule that names somebody, outside the wheel. */
    public enum Named {
        /** Whoever received the guest earlier on the same day. */
        SAME_DAY,
        /** Booked with a person. */
        BOOKED,
        /** The consultant of whoever has sent the guest. */
        REFERRER,
        /** One's own from before. */
        OWN,
        /** The channel's own consultants, or the supervisor. */
        CHANNEL
    }

    /** Which consultant is one's own from before. */
    public enum Own {
        /** Whom the customer's record names. */
        OWNER,
        /** Who has received the guest first (首诊). */
        FIRST,
        /** Whom the record names; of whom it names nobody, who was first. */
        OWNER_THEN_FIRST
    }

    /** What a reason does to a place in the wheel. */
    public enum Effect {
        /** It counts as a turn. */
        TURN,
        /** It counts as a turn, and a make-up turn is owed. */
        CREDIT,
        /** It changes nothing. */
        NOTHING,
        /** What the decision had done to all places is taken back. */
        GIVEN_BACK
    }

    /** Why a place in the wheel changes, or does not. */
    public enum Reason {
        // received outside the wheel
        SAME_DAY(Effect.NOTHING),
        BOOKED(Effect.NOTHING),
        REFERRER(Effect.NOTHING),
        OWN(Effect.NOTHING),
        CHANNEL(Effect.NOTHING),
        // passed over
        SPECIALTY(Effect.CREDIT),
        LANGUAGE(Effect.CREDIT),
        GRADE(Effect.CREDIT),
        SERVING(Effect.CREDIT),
        BREAK(Effect.CREDIT),
        BACK_OFFICE(Effect.CREDIT),
        UNSEEN(Effect.TURN),
        AT_ONCE(Effect.TURN),
        A_DAY(Effect.TURN),
        // chosen by a person, otherwise than the rules say
        BY_NAME(Effect.NOTHING),
        SOONER(Effect.TURN),
        EXPERTISE(Effect.TURN),
        DISAGREEMENT(Effect.TURN),
        MANAGER(Effect.TURN),
        // what became of a turn
        DECLINED(Effect.TURN),
        EXPIRED(Effect.TURN),
        PASSED_ON(Effect.TURN),
        OTHERS_WISH(Effect.GIVEN_BACK),
        MANAGER_MOVED(Effect.GIVEN_BACK),
        LEFT(Effect.GIVEN_BACK),
        RETYPED(Effect.GIVEN_BACK);

        private final Effect usual;

        Reason(Effect usual) {
            this.usual = usual;
        }

        /** What it does unless the house has it otherwise. */
        public Effect usual() {
            return usual;
        }

        /** What it can do: nobody is owed a turn for a guest she received. */
        public List<Effect> possible() {
            return switch (this) {
                case SAME_DAY, BOOKED, REFERRER, OWN, CHANNEL, BY_NAME, SOONER, EXPERTISE, DISAGREEMENT, MANAGER ->
                    List.of(Effect.TURN, Effect.NOTHING);
                case SPECIALTY, LANGUAGE, GRADE, SERVING, BREAK, BACK_OFFICE, UNSEEN, AT_ONCE, A_DAY ->
                    List.of(Effect.TURN, Effect.CREDIT, Effect.NOTHING);
                case DECLINED, EXPIRED, PASSED_ON, OTHERS_WISH, MANAGER_MOVED, LEFT, RETYPED ->
                    List.of(Effect.TURN, Effect.GIVEN_BACK);
            };
        }
    }

    /** What a reason does in this house. */
    public Effect effect(Reason reason) {
        return effects.getOrDefault(reason, reason.usual);
    }

    /** The rules that name somebody and are switched on, in their order. */
    public List<Named> inForce() {
        return order.stream().filter(rule -> !off.contains(rule)).toList();
    }
}
