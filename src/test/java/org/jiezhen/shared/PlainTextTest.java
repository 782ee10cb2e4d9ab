package org.jiezhen.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "'喝茶\u00a0', 喝茶",
        "'\u200e喝茶\u200f\u2069', 喝茶",
        "'喝\u200b茶\ufeff', 喝茶",
        "'喝茶\r\n不加糖', 喝茶 不加糖",
        "'喝\u0000茶\u0007', 喝茶",
        "'双眼皮\u200d', 双眼皮"
    })
    void leavesOutWhatCannotBeSeen(String pasted, String text) {
        assertThat(read(pasted)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "面诊 👩\u200d⚕\ufe0f 女医生",
                "👨\u200d👩\u200d👧 一家三口",
                "👩🏽\u200d💻",
                "❤\ufe0f",
                "1\ufe0f\u20e3 先做双眼皮",
                "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
                "می\u200cخواهم",
                "ක්\u200dෂ",
                "𠮷野家",
                "\ue000" // a character of the house's own font
            })
    void keepsWhatHasAMeaning(String text) {
        assertThat(read(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202e糖加不", "\u3164", "喝\ud83d茶", "喝\u0081茶", "\u202dעדן"})
    void refusesWhatLooksLikeAnotherText(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        InvalidInput.class, refusal -> assertThat(refusal.key()).isEqualTo("refusal.booking.hidden"));
    }

    @Test
    void whatCannotBeSeenAloneSaysNothing() {
        assertThat(PlainText.parse("note", "\u200e\u00a0\ufeff", 10, "refusal.booking"))
                .isEmpty();
    }

    private static String read(String typed) {
        return PlainText.parse("note", typed, 200, "refusal.booking").orElseThrow();
    }
}
