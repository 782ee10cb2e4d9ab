package org.jiezhen.triage.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiezhen.channels.Channel;
import org.jiezhen.shell.Words;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Rules;
import org.jiezhen.triage.Rules.Effect;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.TriageRules.Named;

/** Rules as sentences that everybody who works by them can read, in their order. */
record RuleSentences(Named named, Locale locale) {

    List<String> of(Rules rules) {
        var all = new ArrayList<String>();
        rules.inForce().forEach(rule -> {
            switch (rule) {
                case OWN -> all.add(words("triage.saysOwn." + rules.own()));
                case CHANNEL ->
                    rules.channels().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .forEach(entry -> all.add(
                                    rules.supervisor() == null
                                            ? words(
                                                    "triage.says.CHANNEL",
                                                    channel(entry.getKey()),
                                                    people(entry.getValue()))
                                            : words(
                                                    "triage.says.CHANNEL.supervisor",
                                                    channel(entry.getKey()),
                                                    people(entry.getValue()),
                                                    person(rules.supervisor()))));
                case SAME_DAY -> all.add(words("triage.says.SAME_DAY"));
                case BOOKED -> all.add(words("triage.says.BOOKED"));
                case REFERRER -> all.add(words("triage.says.REFERRER"));
            }
        });
        all.add(words("triage.says.WHEEL"));
        if (rules.specialty()) {
            all.add(words("triage.says.SPECIALTY"));
        }
        if (rules.language()) {
            all.add(words("triage.says.LANGUAGE"));
        }
        rules.grades().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> all.add(words(
                        "triage.says.GRADE", specialty(entry.getKey()), words("triage.grade." + entry.getValue()))));
        all.add(words("triage.says.NO_TURN"));
        for (var effect : Effect.values()) {
            var reasons = Arrays.stream(Reason.values())
                    .filter(reason -> rules.effect(reason) == effect)
                    .map(reason -> words("triage.reason." + reason))
                    .toList();
            if (!reasons.isEmpty()) {
                all.add(words("triage.says.effect." + effect, String.join(words("triage.and"), reasons)));
            }
        }
        return all;
    }

    String words(String key, Object... args) {
        return Words.ofTheHouse().getTranslation(key, locale, args);
    }

    String specialty(String code) {
        return named.specialties().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> one.name().in(locale))
                .orElse(code);
    }

    String channel(String code) {
        return named.channels().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(Channel::path)
                .map(path -> path.in(locale))
                .orElse(code);
    }

    String person(StaffId who) {
        return Objects.requireNonNullElse(named.people().get(who), "");
    }

    private String people(List<StaffId> all) {
        return all.stream().map(this::person).collect(Collectors.joining(words("triage.and")));
    }
}
