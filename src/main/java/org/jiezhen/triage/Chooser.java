package org.jiezhen.triage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jiezhen.duty.Standings.Standing;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Choice.Coming;
import org.jiezhen.triage.Choice.Passed;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.triage.Choice.Why;
import org.jiezhen.triage.Rules.Named;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Situation.Consultant;
import org.jspecify.annotations.Nullable;

/**
 * Chooses: from facts and rules alone, without a clock and without asking anybody. The same facts and the same rules give
 * the same choice, today and when a decision is looked at again.
 */
final class Chooser {

    private final Situation situation;
    private final Rules rules;
    private final Map<StaffId, Integer> levels = new HashMap<>();
    private final List<Coming> comings = new ArrayList<>();
    private final List<Consultant> wheel;

    private Chooser(Situation situation, Rules rules) {
        this.situation = situation;
        this.rules = rules;
        comeAndGo();
        this.wheel = situation.consultants().stream()
                .filter(Consultant::turns)
                .sorted(Comparator.comparing((Consultant one) -> levels.get(one.id()))
                        .thenComparing(Consultant::lastTurn, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(one -> one.id().toString()))
                .toList();
    }

    static Choice choose(Situation situation, Rules rules) {
        return new Chooser(situation, rules).choose();
    }

    /** Who comes (back) begins at the level at which the wheel is: neither before everybody nor behind. */
    private void comeAndGo() {
        var floor = situation.consultants().stream()
                .filter(one -> one.in() && one.turns())
                .mapToInt(Consultant::level)
                .min();
        for (var one : situation.consultants()) {
            var level = one.level();
            if (one.turns() && !one.in()) {
                level = Math.max(level, floor.orElse(level));
                comings.add(new Coming(one.id(), true, level - one.level()));
            } else if (!one.turns() && one.in()) {
                comings.add(new Coming(one.id(), false, 0));
            }
            levels.put(one.id(), level);
        }
    }

    private Choice choose() {
        var order = new LinkedHashMap<StaffId, Ranked>();
        for (var rule : rules.inForce()) {
            named(rule).stream()
                    .filter(one -> one.standing().present() && one.left() == null)
                    .forEach(one -> order.putIfAbsent(one.id(), ranked(one, true, rule.name(), null)));
        }
        if (situation.guest().turn()) {
            wheel.stream()
                    .filter(one -> !one.owed().isEmpty() && isFor(one))
                    .sorted(Comparator.comparing(
                            (Consultant one) -> one.owed().getFirst().pass()))
                    .forEach(one -> order.putIfAbsent(
                            one.id(),
                            ranked(
                                    one,
                                    true,
                                    Choice.CREDIT,
                                    one.owed().getFirst().pass())));
        }
        wheel.stream()
                .filter(this::isFor)
                .forEach(one -> order.putIfAbsent(one.id(), ranked(one, true, Choice.WHEEL, null)));
        var first = order.values().stream().findFirst();
        wheel.forEach(one -> order.putIfAbsent(one.id(), ranked(one, false, Choice.WHEEL, null)));
        situation.consultants().forEach(one -> order.putIfAbsent(one.id(), ranked(one, false, Choice.WHEEL, null)));
        return new Choice(List.copyOf(order.values()), passed(first), comings);
    }

    private Ranked ranked(Consultant one, boolean can, String by, @Nullable Long serves) {
        return new Ranked(one.id(), can, by, wheel.indexOf(one) + 1, serves, why(one));
    }

    /** Only a turn of the wheel passes somebody over. */
    private List<Passed> passed(Optional<Ranked> first) {
        if (first.isEmpty() || !situation.guest().turn() || !first.get().by().equals(Choice.WHEEL)) {
            return List.of();
        }
        var passed = new ArrayList<Passed>();
        for (var one : wheel) {
            if (one.id().equals(first.get().who())) {
                break;
            }
            var reason = one.left() == null ? hindrance(one) : null;
            if (reason != null) {
                passed.add(new Passed(one.id(), reason, rules.effect(reason)));
            }
        }
        return passed;
    }

    // ---- the rules that name somebody

    private List<Consultant> named(Named rule) {
        var guest = situation.guest();
        return switch (rule) {
            case SAME_DAY -> find(guest.earlier());
            case BOOKED -> find(guest.booked());
            case REFERRER -> find(guest.referrers());
            case OWN -> find(own());
            case CHANNEL -> channels();
        };
    }

    private @Nullable StaffId own() {
        var guest = situation.guest();
        return switch (rules.own()) {
            case OWNER -> guest.owner();
            case FIRST -> guest.first();
            case OWNER_THEN_FIRST -> guest.owner() == null ? guest.first() : guest.owner();
        };
    }

    /** The channel's own in the order of the wheel, then the supervisor. */
    private List<Consultant> channels() {
        var known = situation.guest().channels().stream()
                .filter(rules.channels()::containsKey)
                .findFirst();
        if (known.isEmpty()) {
            return List.of();
        }
        var own = Objects.requireNonNull(rules.channels().get(known.get()));
        var all = new ArrayList<>(
                wheel.stream().filter(one -> own.contains(one.id())).toList());
        own.forEach(id -> find(id).stream().filter(one -> !all.contains(one)).forEach(all::add));
        find(rules.supervisor()).forEach(all::add);
        return all;
    }

    private List<Consultant> find(@Nullable StaffId id) {
        return situation.consultants().stream()
                .filter(one -> one.id().equals(id))
                .toList();
    }

    // ---- the wheel

    /** Whether the wheel can give her this guest, who is not hers any more by a word of hers or of others. */
    private boolean isFor(Consultant one) {
        return one.left() == null && hindrance(one) == null;
    }

    /** Why the wheel cannot give her this guest; null when it can. What is earned by being full comes before all else. */
    private @Nullable Reason hindrance(Consultant one) {
        var guest = situation.guest();
        if (one.today() >= one.aDay()) {
            return Reason.A_DAY;
        }
        if (one.now() >= one.atOnce()) {
            return Reason.AT_ONCE;
        }
        if (one.standing() != Standing.ON_DUTY) {
            return switch (one.standing()) {
                case SERVING -> Reason.SERVING;
                case BREAK -> Reason.BREAK;
                case BACK_OFFICE -> Reason.BACK_OFFICE;
                default -> Reason.UNSEEN;
            };
        }
        if (rules.specialty() && !one.knows(guest.wanted())) {
            return Reason.SPECIALTY;
        }
        if (rules.language() && !one.speaks(guest.language())) {
            return Reason.LANGUAGE;
        }
        return isBelow(one) ? Reason.GRADE : null;
    }

    private boolean isBelow(Consultant one) {
        return situation.guest().wanted().stream()
                .map(rules.grades()::get)
                .anyMatch(grade -> grade != null && one.grade().compareTo(grade) < 0);
    }

    // ---- why

    private List<Why> why(Consultant one) {
        var why = new ArrayList<Why>();
        rules.inForce().forEach(rule -> why.add(whyNamed(rule, one)));
        why.add(whySpecialty(one));
        why.add(
                one.speaks(situation.guest().language())
                        ? Why.nothing("LANGUAGE", "SPEAKS", situation.guest().language())
                        : Why.con("LANGUAGE", "SPEAKS_NOT", situation.guest().language()));
        why.add(isBelow(one) ? Why.con("GRADE", "BELOW") : Why.nothing("GRADE", "ENOUGH"));
        why.add(whyWheel(one));
        return why;
    }

    private Why whyNamed(Named rule, Consultant one) {
        var named = named(rule);
        if (named.isEmpty()) {
            return Why.nothing(rule.name(), "NONE");
        }
        if (!named.contains(one)) {
            return Why.nothing(rule.name(), "OTHER");
        }
        var left = one.left();
        if (left != null) {
            return Why.con(rule.name(), "HER_LEFT", left.name());
        }
        return one.standing().present()
                ? Why.pro(rule.name(), "HER")
                : Why.con(rule.name(), "HER_GONE", one.standing().name());
    }

    private Why whySpecialty(Consultant one) {
        var wanted = situation.guest().wanted();
        if (wanted.isEmpty()) {
            return Why.nothing("SPECIALTY", "ANY");
        }
        var lacks = wanted.stream().filter(code -> !one.knows(List.of(code))).toList();
        return lacks.isEmpty()
                ? new Why("SPECIALTY", true, "KNOWS", wanted)
                : new Why("SPECIALTY", false, "LACKS", lacks);
    }

    private Why whyWheel(Consultant one) {
        if (!one.wheel()) {
            return Why.con(Choice.WHEEL, "OUTSIDE");
        }
        if (one.standing() == Standing.OFF) {
            return Why.con(Choice.WHEEL, "OFF");
        }
        var reason = hindrance(one);
        if (reason != null) {
            return switch (reason) {
                case A_DAY -> Why.con(Choice.WHEEL, "A_DAY", one.today() + "", one.aDay() + "");
                case AT_ONCE -> Why.con(Choice.WHEEL, "AT_ONCE", one.now() + "", one.atOnce() + "");
                default -> Why.con(Choice.WHEEL, reason.name());
            };
        }
        var left = one.left();
        if (left != null) {
            return Why.con(Choice.WHEEL, left.name());
        }
        if (!one.owed().isEmpty() && situation.guest().turn()) {
            return Why.pro(Choice.WHEEL, "OWED", one.owed().size() + "");
        }
        var place = 1 + wheel.stream().filter(this::isFor).toList().indexOf(one);
        return one.lastTurn() == null
                ? Why.nothing(Choice.WHEEL, "NEVER", place + "")
                : Why.nothing(
                        Choice.WHEEL,
                        "PLACE",
                        place + "",
                        Duration.between(one.lastTurn(), situation.at()).toMinutes() + "");
    }
}
