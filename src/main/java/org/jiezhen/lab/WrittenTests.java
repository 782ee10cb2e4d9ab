package org.jiezhen.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jiezhen.lab.TestItem.Choice;
import org.jiezhen.lab.TestItem.Kind;
import org.jiezhen.lab.TestItem.Limits;
import org.jiezhen.lab.TestItem.Range;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PlainText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tests as the house writes them: what cannot be right is said at its field; then they are rows. */
@Component
class WrittenTests {

    private static final int LONGEST = 40;
    private static final int LONGEST_UNIT = 20;
    private static final int MOST_DECIMALS = 4;
    private static final int OLDEST = 150;

    private final Panels panels;
    private final Tests tests;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    WrittenTests(Panels panels, Tests tests, JdbcClient jdbc, JsonMapper json) {
        this.panels = panels;
        this.tests = tests;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What was said, if it can be right. */
    TestDetails checked(String panel, String code, TestDetails said) {
        var number = said.kind() == Kind.NUMBER;
        var unit = number
                ? PlainText.parse("unit", said.unit(), LONGEST_UNIT, "refusal.lab")
                        .orElse("")
                : "";
        if (said.decimals() < 0 || said.decimals() > MOST_DECIMALS) {
            throw new InvalidInput("decimals", "refusal.lab.decimals", MOST_DECIMALS);
        }
        upright("criticalHigh", said.critical());
        upright("plausibleHigh", said.plausible());
        return new TestDetails(
                new Localized(
                        named("zh", said.name().zh()), named("en", said.name().en())),
                said.kind(),
                unit,
                said.decimals(),
                number ? said.critical() : Limits.NONE,
                number ? said.plausible() : Limits.NONE,
                also(panel, code, said.also()),
                number ? ranges(said.ranges()) : List.of(),
                said.kind() == Kind.CHOICE ? choices(said.choices()) : List.of());
    }

    private static String named(String field, String said) {
        return PlainText.parse(field, said, LONGEST, "refusal.lab")
                .orElseThrow(() -> new InvalidInput(field, "refusal.lab.nameMissing"));
    }

    private static void upright(String field, Limits limits) {
        var low = limits.low();
        var high = limits.high();
        if (low != null && high != null && low.compareTo(high) >= 0) {
            throw new InvalidInput(field, "refusal.lab.upsideDown");
        }
    }

    private static List<Range> ranges(List<Range> said) {
        for (var n = 0; n < said.size(); n++) {
            var range = said.get(n);
            var before = range.beforeAge();
            if (range.limits().isNone() || range.limits().isUpsideDown()) {
                throw new InvalidInput("ranges", "refusal.lab.rangeEmpty", n + 1);
            }
            if (range.fromAge() < 0 || range.fromAge() > OLDEST || (before != null && before <= range.fromAge())) {
                throw new InvalidInput("ranges", "refusal.lab.rangeAges", n + 1);
            }
            for (var other = 0; other < n; other++) {
                if (range.overlaps(said.get(other))) {
                    throw new InvalidInput("ranges", "refusal.lab.rangesOverlap", other + 1, n + 1);
                }
            }
        }
        return said;
    }

    private static List<Choice> choices(List<Choice> said) {
        var codes = new HashSet<String>();
        said.stream().map(Choice::code).filter(code -> !code.isEmpty()).forEach(codes::add);
        var all = new ArrayList<Choice>();
        for (var choice : said) {
            var name = new Localized(
                    named("choices", choice.name().zh()),
                    named("choices", choice.name().en()));
            all.add(new Choice(choice.code().isEmpty() ? coded(name.en(), codes) : choice.code(), name, choice.flag()));
        }
        if (all.size() < 2) {
            throw new InvalidInput("choices", "refusal.lab.fewChoices");
        }
        return all;
    }

    private static String coded(String name, Set<String> taken) {
        var letters =
                name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_+|_+$", "");
        var base = letters.isEmpty() ? "CHOICE" : letters.substring(0, Math.min(letters.length(), LONGEST_UNIT - 3));
        var code = base;
        for (var n = 2; !taken.add(code); n++) {
            code = base + "_" + n;
        }
        return code;
    }

    /** By one name an instrument means one test of a tube. */
    private List<String> also(String panel, String code, List<String> said) {
        var tube = panels.find(panel).map(Panel::tube).orElse(null);
        var together = panels.all().stream()
                .filter(one -> one.code().equals(panel) || (tube != null && tube.equals(one.tube())))
                .map(Panel::code)
                .toList();
        var others = tests.of(together).stream()
                .filter(test -> !test.code().equals(code))
                .toList();
        var all = new ArrayList<String>();
        for (var name : said) {
            var clean = named("also", name);
            others.stream().filter(test -> test.isCalled(clean)).findFirst().ifPresent(other -> {
                throw new InvalidInput("also", "refusal.lab.alsoTaken", clean, other.name());
            });
            all.add(clean);
        }
        return all;
    }

    /** A new one. */
    void add(String code, String panel, TestDetails said) {
        jdbc.sql("""
                        INSERT INTO lab_test (code, panel, zh, en, kind, rank)
                        SELECT :code, :panel, :zh, :en, :kind, coalesce(max(rank), 0) + 10 FROM lab_test WHERE panel = :panel""")
                .param("code", code)
                .param("panel", panel)
                .param("zh", said.name().zh())
                .param("en", said.name().en())
                .param("kind", said.kind().name())
                .update();
        write(code, said);
    }

    /** Everything that is said of one; a choice that was taken away stays where it was chosen. */
    void write(String code, TestDetails said) {
        jdbc.sql("""
                        UPDATE lab_test SET zh = :zh, en = :en, unit = :unit, decimals = :decimals,
                               critical_low = CAST(:criticalLow AS numeric), critical_high = CAST(:criticalHigh AS numeric),
                               plausible_low = CAST(:plausibleLow AS numeric), plausible_high = CAST(:plausibleHigh AS numeric),
                               also = ARRAY(SELECT jsonb_array_elements_text(CAST(:also AS jsonb))), version = version + 1
                        WHERE code = :code""")
                .param("zh", said.name().zh())
                .param("en", said.name().en())
                .param("unit", said.unit())
                .param("decimals", said.decimals())
                .param("criticalLow", said.critical().low())
                .param("criticalHigh", said.critical().high())
                .param("plausibleLow", said.plausible().low())
                .param("plausibleHigh", said.plausible().high())
                .param("also", json.writeValueAsString(said.also()))
                .param("code", code)
                .update();
        jdbc.sql("DELETE FROM lab_test_range WHERE test = ?").param(code).update();
        for (var range : said.ranges()) {
            jdbc.sql("""
                            INSERT INTO lab_test_range (test, sex, from_age, before_age, low, high)
                            VALUES (:test, :sex, :from, CAST(:before AS int), CAST(:low AS numeric), CAST(:high AS numeric))""")
                    .param("test", code)
                    .param("sex", range.sex() == null ? null : range.sex().name())
                    .param("from", range.fromAge())
                    .param("before", range.beforeAge())
                    .param("low", range.limits().low())
                    .param("high", range.limits().high())
                    .update();
        }
        jdbc.sql("UPDATE lab_test_choice SET in_use = false WHERE test = ?")
                .param(code)
                .update();
        var rank = 0;
        for (var choice : said.choices()) {
            rank += 10;
            jdbc.sql("""
                            INSERT INTO lab_test_choice (test, code, zh, en, flag, rank) VALUES (:test, :code, :zh, :en, :flag, :rank)
                            ON CONFLICT (test, code) DO UPDATE SET zh = :zh, en = :en, flag = :flag, rank = :rank, in_use = true""")
                    .param("test", code)
                    .param("code", choice.code())
                    .param("zh", choice.name().zh())
                    .param("en", choice.name().en())
                    .param("flag", choice.flag() == null ? null : choice.flag().name())
                    .param("rank", rank)
                    .update();
        }
    }
}
