package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jiezhen.shared.InvalidInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"elevencharsx", "雨后的操场有一只猫走过去", "a sentence only I know", "Tr0ub4dor&3 again"})
    void takesWhatIsLongEnough(String password) {
        assertThatCode(() -> PasswordRules.check(password, "wangfang")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "elevenchars",
                "𠮷𠮷𠮷𠮷𠮷𠮷",
                "aaaaaaaaaaaaaa",
                "121212121212",
                "Password1234",
                "QWERTYUIOP123",
                "my WangFang 2026"
            })
    void refusesWhatIsShortOrEasilyGuessed(String password) {
        assertThatThrownBy(() -> PasswordRules.check(password, "wangfang")).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 1_000_000})
    void refusesWhatIsTooLong(int length) {
        assertThatThrownBy(() -> PasswordRules.check("abcdefg ".repeat(length).substring(0, length), "wangfang"))
                .isInstanceOf(InvalidInput.class);
    }
}
