package org.jiezhen.triage;

import java.util.List;
import java.util.Optional;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Whom the rules choose, and all the others with why not: the same for the same facts and rules.
 *
 * @param ranked everybody; those who can be chosen first, the best first
 * @param passed who stands before the first in the wheel and cannot receive this guest: what that does to each
 * @param comings who comes into the wheel or has left it since the last decision
 */
public record Choice(List<Ranked> ranked, List<Passed> passed, List<Coming> comings) {

    /** By the wheel's turn. */
    public static final String WHEEL = "WHEEL";

    /** By a make-up turn. */
    public static final String CREDIT = "CREDIT";

    public Choice {
        ranked = List.copyOf(ranked);
        passed = List.copyOf(passed);
        comings = List.copyOf(comings);
    }

    /**
     * One of those who receive guests.
     *
     * @param can whether she can be chosen
     * @param by the rule that brings her here: of those that name somebody, a make-up turn, or the wheel
     * @param place in the wheel, from 1; 0 is outside it
     * @param serves the pass that is made up for, where it is a make-up turn
     * @param why of each rule what it says of her
     */
    public record Ranked(
            StaffId who,
            boolean can,
            String by,
            int place,
            @Nullable Long serves,
            List<Why> why) {

        public Ranked {
            why = List.copyOf(why);
        }

        /** What a rule says of her. */
        public Why of(String rule) {
            return why.stream().filter(one -> one.rule.equals(rule)).findFirst().orElseThrow();
        }
    }

    /**
     * What a rule says of somebody: a code with its arguments, made a sentence where it is shown.
     *
     * @param speaks whether it speaks for her; null where it says nothing
     * @param code what it says
     * @param args codes and figures, never a name
     */
    public record Why(String rule, @Nullable Boolean speaks, String code, List<String> args) {

        public Why {
            args = List.copyOf(args);
        }

        static Why nothing(String rule, String code, String... args) {
            return new Why(rule, null, code, List.of(args));
        }

        static Why pro(String rule, String code, String... args) {
            return new Why(rule, true, code, List.of(args));
        }

        static Why con(String rule, String code, String... args) {
            return new Why(rule, false, code, List.of(args));
        }
    }

    /** Somebody is passed over. */
    public record Passed(StaffId who, Rules.Reason reason, Rules.Effect effect) {}

    /**
     * Somebody comes into the wheel, or has left it.
     *
     * @param raises by how much the place is raised to the wheel's present level
     */
    public record Coming(StaffId who, boolean in, int raises) {}

    /** Whom the rules choose. */
    public Optional<Ranked> first() {
        return ranked.stream().findFirst().filter(Ranked::can);
    }

    /** What is said of somebody. */
    public Optional<Ranked> of(StaffId who) {
        return ranked.stream().filter(one -> one.who.equals(who)).findFirst();
    }
}
