package org.jiezhen.triage.ui;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jiezhen.house.Specialty;
import org.jiezhen.intake.IntakeField;
import org.jiezhen.shared.Saying;
import org.jiezhen.shell.Sentences;
import org.jiezhen.shell.Words;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Choice;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.triage.Choice.Why;
import org.jiezhen.triage.TriageLooks.Look;

/** What rules say, in words: codes and figures of a choice, as sentences in the language of the screen. */
record Said(List<Specialty> specialties, List<IntakeField.Choice> languages, Locale locale) {

    String specialties(List<String> codes) {
        return codes.stream()
                .map(code -> specialties.stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .map(one -> one.name().in(locale))
                        .orElse(code))
                .collect(Collectors.joining(words("triage.and")));
    }

    String words(String key, Object... args) {
        return Words.ofTheHouse().getTranslation(key, locale, args);
    }

    /** What a rule says of somebody; nothing where it says nothing. */
    String of(Why why) {
        return switch (why.code()) {
            case "NONE", "OTHER", "ANY", "ENOUGH" -> "";
            case "KNOWS" -> specialties(why.args());
            case "LACKS" -> words("triage.cell.LACKS", specialties(why.args()));
            case "SPEAKS" -> "";
            case "SPEAKS_NOT" -> words("triage.cell.SPEAKS_NOT", language(why));
            case "HER_LEFT" -> words("triage.reason." + why.args().getFirst());
            case "DECLINED", "EXPIRED", "PASSED_ON", "OTHERS_WISH", "MANAGER_MOVED" ->
                words("triage.reason." + why.code());
            case "HER_GONE" -> words("triage.cell.HER_GONE");
            default -> words("triage.cell." + why.code(), why.args().toArray());
        };
    }

    private String language(Why why) {
        return languages.stream()
                .filter(one -> one.code().equals(why.args().getFirst()))
                .findFirst()
                .map(one -> one.name().in(locale))
                .orElseGet(() -> words("triage.language.other"));
    }

    /** Why it is she. */
    String because(Look look, Ranked first) {
        var name = name(look, first.who());
        var said = new StringBuilder(
                switch (first.by()) {
                    case Choice.CREDIT -> words("triage.because.CREDIT", name);
                    case Choice.WHEEL -> wheel(look, first, name);
                    default -> words("triage.because." + first.by(), name);
                });
        for (var passed : look.choice().passed()) {
            said.append(space())
                    .append(words(
                            "triage.because.passed." + passed.effect(),
                            name(look, passed.who()),
                            words("triage.reason." + passed.reason())));
        }
        if (!look.situation().guest().turn()) {
            said.append(space()).append(words("triage.because.noTurn"));
        }
        return said.toString();
    }

    /** Between two sentences. */
    private String space() {
        return locale.getLanguage().equals("zh") ? "" : " ";
    }

    private String wheel(Look look, Ranked first, String name) {
        var can = look.choice().ranked().stream().filter(Ranked::can).count();
        var why = first.of(Choice.WHEEL);
        return why.code().equals("PLACE")
                ? words("triage.because.WHEEL", name, can + "", why.args().get(1))
                : words("triage.because.NEVER", name, can + "");
    }

    String name(Look look, StaffId who) {
        return look.name(who);
    }

    String sentences(List<Saying> all) {
        return all.stream().map(one -> Sentences.of(one, locale)).collect(Collectors.joining(words("triage.and")));
    }
}
