package org.jiezhen.wall;

import java.security.SecureRandom;
import java.util.Locale;

/** The code by which a screen is first recognised; later it is known by its {@link org.jiezhen.shared.SecretToken}. */
final class PairingCode {

    private static final SecureRandom RANDOM = new SecureRandom();

    // Without 0 O, 1 I L, so that it can be read from five metres and typed: 31 characters.
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final int CODE_LENGTH = 6;

    private PairingCode() {}

    /** Six characters: about 30 bits, good once, for minutes, and only in an administrator's hands. */
    static String random() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** A code as somebody types it: small letters and spaces are as good. */
    static String typed(String typed) {
        var code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return code.length() == CODE_LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0) ? code : "";
    }
}
