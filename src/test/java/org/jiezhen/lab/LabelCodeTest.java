package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What a label's bars say, and how they are drawn: the same each time. */
class LabelCodeTest {

    private static final LabelCode CODE = new LabelCode("JZ", "JZ2611290043", 2);

    @Test
    void theNumberSaysTheDayAndWhichOfIt() {
        var format = new Numbers.Format("JZ", 4, 50, 30, null);
        assertThat(Numbers.of(format, LocalDate.of(2026, 11, 29), 43)).isEqualTo(CODE.accession());
    }

    @Test
    void whatIsPrintedIsRead() {
        assertThat(LabelCode.parse(CODE.text())).hasValue(CODE);
        assertThat(LabelCode.parse(" jz2611-2900 43" + CODE.text().substring(12)))
                .hasValue(CODE);
        assertThat(LabelCode.isWhole(CODE.text())).isTrue();
    }

    @Test
    void everyWrongDigitAndEveryTwoExchangedAreKnown() {
        var text = CODE.text();
        for (var at = 2; at < text.length(); at++) {
            for (var digit = '0'; digit <= '9'; digit++) {
                if (digit != text.charAt(at)) {
                    assertThat(LabelCode.isWhole(text.substring(0, at) + digit + text.substring(at + 1)))
                            .isFalse();
                }
            }
            if (at > 2 && text.charAt(at) != text.charAt(at - 1)) {
                assertThat(LabelCode.isWhole(text.substring(0, at - 1)
                                + text.charAt(at)
                                + text.charAt(at - 1)
                                + text.substring(at + 1)))
                        .isFalse();
            }
        }
    }

    @Test
    void whatIsNoCodeIsNone() {
        assertThat(LabelCode.parse("")).isEmpty();
        assertThat(LabelCode.parse("2611290043")).isEmpty();
        assertThat(LabelCode.parse("JZ" + "1".repeat(5000))).isEmpty();
        assertThat(LabelCode.parse("JZ2611290043021\u0000")).isEmpty();
    }

    @Test
    void barsAndSquareAreThoseOfTheGoldenFile() throws Exception {
        try (var golden = LabelCodeTest.class.getResourceAsStream("label.svg")) {
            assertThat(Bars.code128(CODE.text()) + "\n" + Bars.qr(CODE.text()) + "\n")
                    .isEqualTo(golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
