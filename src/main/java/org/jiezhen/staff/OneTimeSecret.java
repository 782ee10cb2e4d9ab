package org.jiezhen.staff;

import java.security.SecureRandom;

/**
 * A secret that lets somebody in once, to choose a password. It exists in clear only here, on its way to the screen
 * or to standard output.
 */
public record OneTimeSecret(StaffId accountId, String username, String secret) {

    private static final SecureRandom RANDOM = new SecureRandom();
    // Without 0 o, 1 l i, so that it can be read aloud and typed from paper: 31 characters, 4.9 bits each.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    /** Twenty random characters in groups of four: about 98 bits. */
    static String random() {
        var secret = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 4 == 0) {
                secret.append('-');
            }
            secret.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }

    @Override
    public String toString() {
        return "OneTimeSecret[" + accountId + "]";
    }
}
