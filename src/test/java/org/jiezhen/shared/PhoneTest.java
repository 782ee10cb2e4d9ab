package org.jiezhen.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        "+852 2345 6789, +85223456789"
    })
    void understandsANumberAsItIsDictated(String typed, String number) {
        assertThat(Phone.parse("phone", typed)).contains(new Phone(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12345", "1380013800", "138001380000", "12800138000", "+1", "+86 12345", "0000000000000000"})
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
    @ValueSource(
            strings = {
                "138o0138000",
                "13800138000\0",
                "1380013\u200b8000",
                "\ud835\udfd3",
                "<b>13800138000",
                "138+00138000"
            })
    void refusesWhatIsNoDigit(String typed) {
        assertRefused(typed, "refusal.phone.character");
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
