package org.jiezhen.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "李",
                "欧阳",
                "欧阳静怡",
                "𠮷",
                "𠮷田",
                "买买提·艾则孜",
                "阿卜杜勒•买买提",
                "O’Brien",
                "D'Angelo",
                "Jean-Luc",
                "J. Müller",
                "Nguyễn Thị Hà",
                "ยุพา",
                "김민지"
            })
    void takesANameAsThePersonWritesIt(String name) {
        assertThat(read(name)).isEqualTo(name);
    }

    @Test
    void takesOneCharacterAndSixtyAndRefusesTheSixtyFirst() {
        assertThat(read("李")).isEqualTo("李");
        assertThat(read("李".repeat(60))).hasSize(60);
        assertRefused("李".repeat(61), "refusal.name.tooLong");
    }

    @Test
    void countsACharacterOutsideTheBasicPlaneAsOne() {
        assertThat(read("𠮷".repeat(60)).codePoints().count()).isEqualTo(60);
        assertRefused("𠮷".repeat(61), "refusal.name.tooLong");
    }

    @Test
    void refusesAMegabyteByItsSize() {
        assertRefused("a".repeat(1 << 20), "refusal.name.tooLong");
        assertRefused(" ".repeat(1 << 20) + "a", "refusal.name.tooLong");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n", "\u3000"})
    void readsBlankAsNotKnownYet(String blank) {
        assertThat(PersonName.parse("name", blank)).isEmpty();
    }

    @Test
    void doesNotMindBlanksAroundAName() {
        assertThat(read("  Anna   Li\u3000")).isEqualTo("Anna Li");
    }

    @Test
    void writesOneNameInOneWay() {
        assertThat(read("Mu\u0308ller")).isEqualTo("M\u00fcller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>李</b>", "李&", "Robert'); DROP TABLE visit;--", "=cmd|' /C calc'!A0", "李%", "李1", "李_"})
    void namesTheCharacterThatANameCannotHave(String name) {
        assertRefused(name, "refusal.name.character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202e悦李", // right-to-left override
                "\u202dעדן", // left-to-right override
                "李\ud842", // lone high surrogate
                "\udfb7李", // lone low surrogate
                "李\u0081", // what is left of a wrong encoding
                "李\ue000", // private use
            })
    void refusesWhatLooksLikeAnotherName(String name) {
        assertRefused(name, "refusal.name.hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "李\u115f", "\u1160", "\uffa0", "\u17b4"})
    void refusesLettersThatAreDrawnAsNothing(String name) {
        assertRefused(name, "refusal.name.hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "'李悦\u00a0', 李悦",
        "'\u200e李悦\u200f', 李悦",
        "'李\u2066悦\u2069', 李悦",
        "'李\u200b悦', 李悦",
        "'李\u200d', 李",
        "'\ufeff李悦', 李悦",
        "'李\u00ad悦', 李悦",
        "'李\u034f悦\ufe0f', 李悦",
        "'辻\udb40\udd00', 辻",
        "'李\u0000\u0007', 李",
        "'Anna\r\nLi', Anna Li",
        "'Anna\u2028Li', Anna Li",
        "'Anna\u2003\u00a0Li', Anna Li",
        "'مهدی\u200cنژاد', 'مهدی\u200cنژاد'"
    })
    void leavesOutWhatCannotBeSeenAndKeepsWhatHasAMeaning(String pasted, String name) {
        assertThat(read(pasted)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Grace Ho, GRACE HO",
        "Grace Ho, ｇｒａｃｅ　ｈｏ",
        "Grace Ho, GraceHo",
        "买买提·艾则孜, 买买提•艾则孜",
        "买买提·艾则孜, 买买提・艾则孜",
        "买买提·艾则孜, 买买提.艾则孜",
        "买买提·艾则孜, 买买提‧艾则孜",
        "买买提·艾则孜, 买买提∙艾则孜",
        "买买提·艾则孜, 买买提艾则孜",
        "买买提·艾则孜, 买买提 艾则孜",
        "O’Brien, O'BRIEN",
        "Jean-Luc, Jean‐Luc",
        "Straße, STRASSE",
        "مهدی\u200cنژاد, مهدینژاد"
    })
    void isOneNameHoweverItWasTyped(String one, String other) {
        assertThat(new PersonName(one).isOneWith(new PersonName(read(other)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Grace Ho, Ho Grace", "李悦, 李月", "Müller, Muller", "ยุพา, ยพา", "张伟, 张伟伟"})
    void isAnotherNameWithOtherLetters(String one, String other) {
        assertThat(new PersonName(one).isOneWith(new PersonName(other))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"·", "-", "'", ". ."})
    void wantsALetter(String name) {
        assertRefused(name, "refusal.name.noLetter");
    }

    private static String read(String name) {
        return PersonName.parse("name", name).orElseThrow().value();
    }

    private static void assertRefused(String name, String key) {
        assertThatThrownBy(() -> PersonName.parse("name", name)).isInstanceOfSatisfying(InvalidInput.class, refusal -> {
            assertThat(refusal.key()).isEqualTo(key);
            assertThat(refusal.field()).isEqualTo("name");
        });
    }
}
