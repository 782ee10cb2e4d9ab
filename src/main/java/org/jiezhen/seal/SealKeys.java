package org.jiezhen.seal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiezhen.database.DataDirectory;
import org.jiezhen.database.HouseKind;
import org.jiezhen.database.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The key in use, and those that older seals were made with. A key may be declared lost, so that sealing can go on; what
 * was sealed with it can no longer be checked.
 */
final class SealKeys {

    static final String PRESENT = "PORTAL_SEAL_KEY";
    static final String OLD = "PORTAL_SEAL_KEYS_OLD";

    /** In the data directory of a demo house that was given no key. */
    static final String FILE = "seal.key";

    private static final String LOST = "lost:";
    private static final Pattern LOST_KEY = Pattern.compile(LOST + "([0-9a-f]{16})@([0-9]{1,18})");

    private final SealKey present;
    private final Map<String, SealKey> known = new HashMap<>();
    private final Map<String, Long> lost = new HashMap<>();

    SealKeys(SealKey present, String old) {
        this.present = present;
        know(present);
        Arrays.stream(old.split("[,\\s]+")).filter(each -> !each.isEmpty()).forEach(each -> {
            if (each.startsWith(LOST)) {
                readLost(each);
            } else {
                know(SealKey.parse(OLD, each));
            }
        });
    }

    /** A real house must be given its key; a demo on a database of its own makes one and keeps it beside that. */
    static SealKeys toSeal(Environment environment, HouseKind kind) {
        var own = kind == HouseKind.DEMO ? DataDirectory.of(environment) : Optional.<DataDirectory>empty();
        return of(environment, own.map(directory -> directory.secretMadeOnce(FILE, SealKey::random)));
    }

    /** Makes nothing: to check seals their key has to be there. */
    static SealKeys toVerify(Environment environment) {
        return of(environment, DataDirectory.of(environment).flatMap(directory -> directory.secret(FILE)));
    }

    private static SealKeys of(Environment environment, Optional<String> kept) {
        var given = environment.getProperty("portal.seal.key", "");
        var old = environment.getProperty("portal.seal.keys-old", "");
        if (given.isBlank()) {
            return new SealKeys(SealKey.parse(FILE, kept.orElseThrow(() -> SealKey.missing(PRESENT))), old);
        }
        var keys = new SealKeys(SealKey.parse(PRESENT, given), old);
        // A house that once kept its key in its directory.
        kept.ifPresent(text -> keys.know(SealKey.parse(FILE, text)));
        return keys;
    }

    private void know(SealKey key) {
        known.putIfAbsent(key.id(), key);
    }

    SealKey present() {
        return present;
    }

    @Nullable
    SealKey find(String id) {
        return known.get(id);
    }

    /** Whether a seal was made while a key was in use that is lost; without the number a later one could pass for it. */
    boolean isLost(Seal seal) {
        return seal.number() <= lost.getOrDefault(seal.keyId(), 0L);
    }

    /** How a key is declared lost that this seal was the last one of. */
    static String lost(Seal last) {
        return LOST + last.keyId() + "@" + last.number();
    }

    private void readLost(String each) {
        var parts = LOST_KEY.matcher(each);
        if (!parts.matches()) {
            // What was written is not shown: it may be the key.
            throw new StartRefused(
                    OLD + " does not say which key is lost.",
                    "Write lost:, the sixteen characters by which the verifier names the key, @, and the number of the "
                            + "last seal made with it.");
        }
        lost.put(parts.group(1), Long.parseLong(parts.group(2)));
    }
}
