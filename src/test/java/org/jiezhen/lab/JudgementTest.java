package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jiezhen.lab.Judgement.Whose;
import org.jiezhen.lab.TestItem.Choice;
import org.jiezhen.lab.TestItem.Kind;
import org.jiezhen.lab.TestItem.Limits;
import org.jiezhen.lab.TestItem.Range;
import org.jiezhen.lab.TestItem.Sex;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a value compares with what is usual; and what can be read as one. */
class JudgementTest {

    private static final TestItem HGB = number(
            "HGB",
            "g/L",
            limits(60, 200),
            limits(20, 260),
            new Range(Sex.FEMALE, 18, null, limits(115, 150)),
            new Range(Sex.MALE, 18, null, limits(130, 175)));

    private static final TestItem GLU =
            number("GLU", "mmol/L", Limits.NONE, Limits.NONE, new Range(null, 18, null, limits(3.9, 6.1)));

    private static final TestItem HCG =
            number("HCG", "IU/L", Limits.NONE, Limits.NONE, new Range(null, 0, null, new Limits(null, of(5))));

    private static final TestItem HIV = new TestItem(
            "HIV",
            "INFECTION",
            name("HIV"),
            Kind.CHOICE,
            "",
            0,
            Limits.NONE,
            Limits.NONE,
            List.of("ANTI-HIV"),
            List.of(),
            List.of(
                    new Choice("NEGATIVE", new Localized("阴性", "negative"), null),
                    new Choice("POSITIVE", new Localized("阳性", "positive"), Flag.ABNORMAL)),
            true,
            0);

    private static TestItem number(String code, String unit, Limits critical, Limits plausible, Range... ranges) {
        return new TestItem(
                code,
                "PANEL",
                name(code),
                Kind.NUMBER,
                unit,
                1,
                critical,
                plausible,
                List.of(),
                List.of(ranges),
                List.of(),
                true,
                0);
    }

    private static Localized name(String name) {
        return new Localized(name, name);
    }

    private static BigDecimal of(double number) {
        return BigDecimal.valueOf(number);
    }

    private static Limits limits(double low, double high) {
        return new Limits(of(low), of(high));
    }

    private static Flag flag(TestItem test, String value, @Nullable Sex sex, @Nullable Integer age) {
        return Judgement.of(test, Measured.parse(test, value, null), new Whose(sex, age))
                .flag();
    }

    @Test
    void theSameValueIsLowOfAManAndUsualOfAWoman() {
        assertThat(flag(HGB, "120", Sex.FEMALE, 30)).isEqualTo(Flag.NORMAL);
        assertThat(flag(HGB, "120", Sex.MALE, 30)).isEqualTo(Flag.LOW);
        assertThat(flag(HGB, "160", Sex.FEMALE, 30)).isEqualTo(Flag.HIGH);
        assertThat(flag(HGB, "115", Sex.FEMALE, 30)).as("the bound is usual").isEqualTo(Flag.NORMAL);
    }

    @Test
    void whatDependsOnASexOrAnAgeThatNobodyKnowsIsNotGuessed() {
        assertThat(flag(HGB, "120", null, 30)).isEqualTo(Flag.NOT_KNOWN);
        assertThat(flag(HGB, "120", Sex.FEMALE, null)).isEqualTo(Flag.NOT_KNOWN);
        assertThat(flag(GLU, "5", null, 30)).as("usual of both").isEqualTo(Flag.NORMAL);
        assertThat(flag(GLU, "5", null, null)).as("a child is possible").isEqualTo(Flag.NOT_KNOWN);
        assertThat(flag(HCG, "20", null, null)).as("usual at every age").isEqualTo(Flag.HIGH);
        assertThat(flag(HGB, "120", Sex.FEMALE, 12))
                .as("of a child nothing is said")
                .isEqualTo(Flag.NO_RANGE);
    }

    @Test
    void whatIsCriticalIsSoOfEverybody() {
        assertThat(flag(HGB, "59.9", null, null)).isEqualTo(Flag.CRITICAL_LOW);
        assertThat(flag(HGB, "201", Sex.MALE, 30)).isEqualTo(Flag.CRITICAL_HIGH);
        assertThat(flag(HGB, "60", Sex.MALE, 30)).isEqualTo(Flag.LOW);
    }

    @Test
    void lessThanAndMoreThanAreComparedAsFarAsTheySay() {
        assertThat(flag(HCG, "<1", null, null)).isEqualTo(Flag.NORMAL);
        assertThat(flag(HCG, ">1000", null, null)).isEqualTo(Flag.HIGH);
        assertThat(flag(HGB, "<60", Sex.MALE, 30)).isEqualTo(Flag.CRITICAL_LOW);
    }

    @Test
    void aChoiceStandsOutAsTheHouseSays() {
        assertThat(flag(HIV, "阴性", null, null)).isEqualTo(Flag.NORMAL);
        assertThat(flag(HIV, "Positive", null, null)).isEqualTo(Flag.ABNORMAL);
        assertThat(refused(HIV, "maybe", null)).isEqualTo("refusal.result.choice");
    }

    @Test
    void whatCannotBeReadIsSaidAndNothingIsGuessed() {
        assertThat(refused(HGB, "5,6", null)).isEqualTo("refusal.result.number");
        assertThat(refused(HGB, "12 or 13", null)).isEqualTo("refusal.result.unit");
        assertThat(refused(HGB, "1.2.3", null)).isEqualTo("refusal.result.number");
        assertThat(refused(HGB, " ", null)).isEqualTo("refusal.result.missing");
        assertThat(refused(HGB, "12", "g/dL")).isEqualTo("refusal.result.unit");
        assertThat(Measured.parse(HGB, "１２０ g/L", "g/L").number()).isEqualByComparingTo("120");
    }

    private static String refused(TestItem test, String value, @Nullable String unit) {
        var refusal = catchThrowableOfType(InvalidInput.class, () -> Measured.parse(test, value, unit));
        assertThat(refusal.field()).isEqualTo(test.code());
        return refusal.key();
    }

    @Test
    void aValueIsShownAsExactAsItWasSaid() {
        assertThat(text("5")).isEqualTo("5.0");
        assertThat(text("5.25")).isEqualTo("5.25");
        assertThat(text("<5")).isEqualTo("<5.0");
    }

    private static String text(String value) {
        return Measured.parse(HGB, value, null).text(HGB).in(Locale.ENGLISH);
    }

    @Test
    void whatIsHardlyPossibleIsAskedForOnceMore() {
        assertThat(Judgement.isHardlyPossible(HGB, Measured.parse(HGB, "1400", null)))
                .isTrue();
        assertThat(Judgement.isHardlyPossible(HGB, Measured.parse(HGB, "140", null)))
                .isFalse();
    }
}
