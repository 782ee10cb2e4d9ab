package org.jiezhen.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

    @ParameterizedTest
    @CsvSource({
        "13800138000, 13800138000",
        "138 0013 8000, 13800138000",
        "138-0013-8000, 13800138000",
        "＋８６１３８００１３８０００, 13800138000",
        "１３８００１３８０００, 13800138000",
        "+86 138 0013 8000, 13800138000",
        "0086 13800138000, 13800138000",
        "8613800138000, 13800138000",
        "(0571) 8888 8888, 057188888888",
        "（０５７１）８８８８８８８８, 057188888888",
        "010-88888888, 01088888888",
        "+86 571 8888 8888, 057188888888",
        "+86 10 8888 8888, 01088888888",
        "+44 20 7946 0958, +442079460958",
        "+852 2345 6789, +85223456789",
        "136 5555 0123, 13655550123",
        "136.5555.0123, 13655550123",
        "013812345678, 13812345678",
        "+86 (0)138 1234 5678, 13812345678",
        "+86 (0)21 6888 8888, 02168888888",
        "0086 (0)21 6888 8888, 02168888888",
        "+86 021 6888 8888, 02168888888",
        "86 21 6888 8888, 02168888888",
        "(0311) 8888 8888, 031188888888",
        "0065 9123 4567, +6591234567",
        "+65 9123 4567, +6591234567",
        "00852 2345 6789, +85223456789",
        "+1 (212) 555-0123, +12125550123",
        "+44 (0)20 7946 0958, +442079460958",
        "+39 06 6981 2345, +390669812345",
        "400 123 4567, 4001234567",
        "19412345678, 19412345678"
    })
    void understandsANumberAsItIsDictated(String typed, String number) {
        assertThat(Phone.parse("phone", typed)).contains(new Phone(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "1380013800",
                "138001380000",
                "12800138000",
                "+1",
                "+86 12345",
                "0000000000000000",
                "6888 8888", // a landline without its area code
                "391 2345678", // a landline without its 0, or a mobile that lacks a digit
                "+65 9123 456",
                "+65 9123 45678",
                "+1 555 0123",
                "+999 1234 5678",
                "17911 0138 0013 8000", // behind the code of a carrier
                "13800138000/13900139000"
            })
    void refusesWhatNobodyCouldBeReachedAt(String typed) {
        assertRefused(typed, "refusal.phone.digits");
    }

    @Test
    void saysHowManyDigitsThereWere() {
        assertThatThrownBy(() -> Phone.parse("phone", "1-23 45"))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> assertThat(refusal.args())
                        .containsExactly(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"138o0138000", "\ud835\udfd3", "<b>13800138000", "138+00138000", "\u202e00083100831"})
    void refusesWhatIsNoDigit(String typed) {
        assertRefused(typed, "refusal.phone.character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202d138 0013 8000\u202c", // as telephones copy it
                "\u2068+86 138 0013 8000\u2069",
                "\u200e13800138000\u200f",
                "1380013\u200b8000",
                "\ufeff13800138000",
                "138\u00a00013\u20078000\u00a0",
                "138\u20110013\u20108000",
                "13800138000\t",
                "13800138000\0"
            })
    void mindsNothingThatCannotBeSeen(String pasted) {
        assertThat(Phone.parse("phone", pasted)).contains(new Phone("13800138000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"010-88888888 转 801", "010-88888888 ext. 801", "010-88888888#801", "010-88888888 x801"})
    void saysThatAnExtensionIsNoPartOfANumber(String typed) {
        assertRefused(typed, "refusal.phone.extension");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "as it is",
            value = {
                "013812345678, 13812345678",
                "002168888888, 02168888888",
                "006591234567, +6591234567",
                "02168888888, as it is",
                "13812345678, as it is",
                "+6591234567, as it is",
                "000000000000, as it is"
            })
    void straightensWhatFormerVersionsKeptBent(String kept, @Nullable String number) {
        assertThat(Phone.straightened(kept).map(Phone::value).orElse(null)).isEqualTo(number);
    }

    @Test
    void refusesAMegabyteByItsSize() {
        assertRefused("1".repeat(1 << 20), "refusal.phone.tooLong");
    }

    @Test
    void readsBlankAsNotKnownYet() {
        assertThat(Phone.parse("phone", null)).isEmpty();
        assertThat(Phone.parse("phone", " \u3000")).isEmpty();
    }

    @Test
    void showsTheLastFourDigitsOnly() {
        assertThat(new Phone("13800138765").tail()).isEqualTo("8765");
    }

    private static void assertRefused(String typed, String key) {
        assertThatThrownBy(() -> Phone.parse("phone", typed)).isInstanceOfSatisfying(InvalidInput.class, refusal -> {
            assertThat(refusal.key()).isEqualTo(key);
            assertThat(refusal.field()).isEqualTo("phone");
        });
    }
}
