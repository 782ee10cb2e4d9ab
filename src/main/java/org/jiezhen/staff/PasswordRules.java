package org.jiezhen.staff;

import java.util.Locale;
import java.util.Set;
import org.jiezhen.shared.InvalidInput;

/** Length over rules (NIST SP 800-63B): twelve characters or more of anything that is not easily guessed. */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    // Those of the known lists that are long enough to pass the length, and their like in pinyin.
    private static final Set<String> COMMON = Set.of(
            "123456789012",
            "1234567890123",
            "12345678901234",
            "123123123123",
            "121212121212",
            "112233445566",
            "987654321098",
            "password1234",
            "password12345",
            "passwordpassword",
            "p@ssw0rd1234",
            "p@ssword1234",
            "qwertyuiop12",
            "qwertyuiop123",
            "qwertyuiopasdf",
            "qwerty123456",
            "1qaz2wsx3edc",
            "1qaz2wsx3edc4rfv",
            "1q2w3e4r5t6y",
            "asdfghjkl123",
            "zxcvbnm12345",
            "abcdefghijkl",
            "abcd12345678",
            "abc123456789",
            "administrator",
            "administrator1",
            "admin1234567",
            "admin12345678",
            "iloveyou1234",
            "letmein12345",
            "welcome12345",
            "changeme1234",
            "woaini1314520",
            "woaini5201314",
            "5201314woaini",
            "jiezhen12345",
            "jiezhenjiezhen",
            "correcthorsebatterystaple");

    private PasswordRules() {}

    /**
     * @throws InvalidInput when the password must not be chosen
     */
    static void check(String password, String username) {
        if (password.length() > 4 * LONGEST || password.codePointCount(0, password.length()) > LONGEST) {
            throw new InvalidInput("password", "refusal.password.tooLong", LONGEST);
        }
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new InvalidInput("password", "refusal.password.tooShort", SHORTEST);
        }
        var folded = password.toLowerCase(Locale.ROOT);
        if (folded.contains(username.toLowerCase(Locale.ROOT))) {
            throw new InvalidInput("password", "refusal.password.username");
        }
        if (COMMON.contains(folded) || folded.codePoints().distinct().count() < 5) {
            throw new InvalidInput("password", "refusal.password.common");
        }
    }
}
