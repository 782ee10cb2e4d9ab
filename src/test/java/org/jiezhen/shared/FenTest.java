package org.jiezhen.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money adds up, whatever the sums are, and a sum is never guessed at. */
class FenTest {

    private static final int MANY = 2000;
    private static final long SEED = 20_261_129L;

    @Test
    void anySumsAddUpInAnyOrderAndWhatIsTakenAwayLeavesTheRest() {
        var random = new Random(SEED);
        for (var n = 0; n < MANY; n++) {
            var sums = new ArrayList<Fen>();
            var exact = BigInteger.ZERO;
            for (var m = random.nextInt(20); m >= 0; m--) {
                var sum = new Fen(random.nextLong(-Fen.MOST.value(), Fen.MOST.value()));
                sums.add(sum);
                exact = exact.add(BigInteger.valueOf(sum.value()));
            }
            var all = Fen.sum(sums);
            assertThat(BigInteger.valueOf(all.value())).isEqualTo(exact);
            Collections.shuffle(sums, random);
            assertThat(Fen.sum(sums)).isEqualTo(all);
            var one = sums.getFirst();
            assertThat(all.minus(one)).isEqualTo(Fen.sum(sums.subList(1, sums.size())));
            assertThat(all.minus(one).plus(one)).isEqualTo(all);
        }
    }

    @Test
    void soManyTimesAsMuchIsAsMuchSoManyTimes() {
        var random = new Random(SEED);
        for (var n = 0; n < MANY; n++) {
            var sum = new Fen(random.nextLong(Fen.MOST.value()));
            var times = random.nextInt(50);
            assertThat(sum.times(times)).isEqualTo(Fen.sum(Collections.nCopies(times, sum)));
        }
    }

    @Test
    void whatIsWrittenIsReadAsTheSameSum() {
        var random = new Random(SEED);
        for (var n = 0; n < MANY; n++) {
            var sum = new Fen(random.nextLong(Fen.MOST.value() + 1));
            for (var written : new String[] {sum.text(), sum.total(), sum.plain(), sum.plain() + " 元"}) {
                assertThat(Fen.parse("sum", written)).as(written).isEqualTo(sum);
            }
            assertThat(Fen.of("sum", new BigDecimal(sum.plain()))).isEqualTo(sum);
        }
    }

    @Test
    void whatRunsOverIsAnErrorAndNoOtherSum() {
        var most = new Fen(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(new Fen(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Fen(Long.MIN_VALUE).minus(new Fen(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Fen.yuan(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1280000|12,800.00|¥12,800.00",
                "5|0.05|¥0.05",
                "0|0.00|¥0.00",
                "-5|-0.05|-¥0.05",
                "-123456789|-1,234,567.89|-¥1,234,567.89"
            })
    void itIsReadWithTwoDecimals(long fen, String text, String total) {
        assertThat(new Fen(fen).text()).isEqualTo(text);
        assertThat(new Fen(fen).total()).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12800|1280000",
                "12,800.00|1280000",
                "12800.5|1280050",
                "１２８００|1280000",
                "１２，８００．００|1280000",
                "¥12800|1280000",
                "￥ 12,800|1280000",
                "RMB 12800|1280000",
                "12800元|1280000",
                "0|0",
                "0.00|0",
                "39.6|3960",
                "9,999,999.99|999999999"
            })
    void aSumIsReadAsPeopleWriteIt(String typed, long fen) {
        assertThat(Fen.parse("sum", typed)).isEqualTo(new Fen(fen));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|missing",
                "'  '|missing",
                "1.28万|words",
                "12.8k|words",
                "两千|words",
                "-1|negative",
                "−1|negative",
                "¥-12800|negative",
                "(12800)|negative",
                "12.345|parts",
                "0.001|parts",
                "10000000|most",
                "99999999999999999999|most",
                "1e9|none",
                "1E+9|none",
                "12.800,00|none",
                "12,80|none",
                "1,2800|none",
                "1,28|none",
                "12 800|none",
                "012800|none",
                "12800.|none",
                ".5|none",
                "+12800|none",
                "$12800|none",
                "12800-13800|none",
                "0x10|none",
                "面议|none",
                "NaN|none",
                "=1+1|none",
                "1２,３|none"
            })
    void whatCannotBeSureIsNotGuessedAt(String typed, String why) {
        var refused = catchThrowableOfType(InvalidInput.class, () -> Fen.parse("sum", typed));
        assertThat(refused).as(typed).isNotNull();
        assertThat(refused.key()).isEqualTo("refusal.fen." + why);
        assertThat(refused.field()).isEqualTo("sum");
    }

    @Test
    void aNumberOfAProgramIsExactOrRefused() {
        assertThat(Fen.of("sum", new BigDecimal("12800.10"))).isEqualTo(new Fen(1_280_010));
        assertThat(Fen.of("sum", new BigDecimal("1.28E+4"))).isEqualTo(new Fen(1_280_000));
        assertThat(catchThrowableOfType(InvalidInput.class, () -> Fen.of("sum", new BigDecimal("0.1000000001")))
                        .key())
                .isEqualTo("refusal.fen.parts");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> Fen.of("sum", new BigDecimal("-0.01")))
                        .key())
                .isEqualTo("refusal.fen.negative");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> Fen.of("sum", new BigDecimal("1E+9")))
                        .key())
                .isEqualTo("refusal.fen.most");
    }
}
