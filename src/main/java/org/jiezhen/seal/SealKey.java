package org.jiezhen.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jiezhen.database.StartRefused;

/** A key that entries are sealed with. It is never shown; its id, a fingerprint, tells nothing about it. */
final class SealKey {

    static final int SHORTEST = 32;

    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 8;

    // 32 random bytes have about 30 different ones; fewer than half of them never come by chance.
    private static final int FEWEST_DIFFERENT = 16;

    // Of six letters and more, and of some that are no hexadecimal digits: none stands in a random key by chance.
    private static final List<String> PLACEHOLDERS =
            List.of("change", "secret", "password", "example", "placeholder", "replace", "insert", "jiezhen", "portal");

    private static final String REMEDY = "Make one with: openssl rand -base64 32. Keep it in the portal's environment, "
            + "and once more in a safe place away from the database and its backups.";

    private final SecretKeySpec key;
    private final String id;

    private SealKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, HMAC);
        var print = mac().doFinal("jiezhen.key.1".getBytes(StandardCharsets.UTF_8));
        id = HexFormat.of().formatHex(print, 0, ID_BYTES);
    }

    /** A new key as text. */
    static String random() {
        var bytes = new byte[SHORTEST];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Reads a key, and refuses one that could be guessed.
     *
     * @param from the variable or file it comes from, for the refusal
     * @param text base64 or hexadecimal
     */
    static SealKey parse(String from, String text) {
        var typed = text.strip();
        var letters = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (PLACEHOLDERS.stream().anyMatch(letters::contains)) {
            throw refused(from + " holds a placeholder, not a key.");
        }
        var hex = typed.matches("([0-9a-fA-F]{2})+");
        var bytes = decode(from, typed, hex);
        if (bytes.length < SHORTEST) {
            throw refused("%s is too short: %d bytes, where %d are needed.".formatted(from, bytes.length, SHORTEST));
        }
        if (differentBytes(bytes) < FEWEST_DIFFERENT || hasPattern(bytes)) {
            throw refused(from + " is not random: its bytes repeat or follow a pattern.");
        }
        var oneCase = typed.equals(typed.toLowerCase(Locale.ROOT)) || typed.equals(typed.toUpperCase(Locale.ROOT));
        if (isText(bytes) || !hex && oneCase) {
            throw refused(from + " is a text, not random bytes.");
        }
        return new SealKey(bytes);
    }

    String id() {
        return id;
    }

    /** For one thread; it may be used again and again. */
    Mac mac() {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static byte[] decode(String from, String typed, boolean hex) {
        try {
            return hex
                    ? HexFormat.of().parseHex(typed)
                    : Base64.getDecoder().decode(typed.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw refused(from + " is neither base64 nor hexadecimal.");
        }
    }

    private static long differentBytes(byte[] bytes) {
        var seen = new boolean[256];
        for (var each : bytes) {
            seen[each & 0xff] = true;
        }
        var different = 0;
        for (var one : seen) {
            different += one ? 1 : 0;
        }
        return different;
    }

    /** One part over and over, or bytes that count evenly up or down. */
    private static boolean hasPattern(byte[] bytes) {
        for (var period = 1; period <= bytes.length / 2; period++) {
            if (Arrays.equals(bytes, period, bytes.length, bytes, 0, bytes.length - period)) {
                return true;
            }
        }
        var step = (byte) (bytes[1] - bytes[0]);
        for (var i = 1; i < bytes.length; i++) {
            if ((byte) (bytes[i] - bytes[i - 1]) != step) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(byte[] bytes) {
        for (var each : bytes) {
            if (each < ' ' || each > '~') {
                return false;
            }
        }
        return true;
    }

    private static StartRefused refused(String sentence) {
        return new StartRefused(sentence, REMEDY);
    }

    /** What a house without a key is told. */
    static StartRefused missing(String variable) {
        return refused(variable + " is not set: without a key nobody could tell whether the journal was rewritten.");
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
