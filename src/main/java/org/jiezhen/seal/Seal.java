package org.jiezhen.seal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * A batch of entries, closed. It covers every number from {@code firstId} to {@code lastId}, given to an entry or not.
 *
 * @param previous the MAC of the seal before it, in hexadecimal as all of them here
 * @param count how many entries it says it holds
 * @param keyId which key it was made with
 * @param mac vouches for all the rest
 */
record Seal(
        long number,
        int format,
        String previous,
        long firstId,
        long lastId,
        int count,
        SealedEntries entries,
        String keyId,
        Instant at,
        String mac) {

    /**
     * How entries and seals are written down now. A change of either is a new one; the old ones stay readable. The second
     * says whose story an entry belongs to.
     */
    static final int FORMAT = 2;

    /** Closes the entries that follow on the seal before. */
    static Seal close(Link before, SealedEntries entries, Instant now, SealKey key) {
        var open = new Seal(
                before.head().number() + 1,
                FORMAT,
                before.head().mac(),
                before.lastId() + 1,
                entries.id(entries.size() - 1),
                entries.size(),
                entries,
                key.id(),
                now.truncatedTo(ChronoUnit.MICROS),
                "");
        return open.with(open.number, open.macBy(key));
    }

    /** Whether it was made with this key, and is as it was made. */
    boolean isGenuine(SealKey key) {
        return format >= 1
                && format <= FORMAT
                && keyId.equals(key.id())
                && count == entries.size()
                && entries.isInOrder()
                && mac.equals(macBy(key));
    }

    /** The same seal in another's place. */
    Seal as(long otherNumber) {
        return with(otherNumber, mac);
    }

    Head head() {
        return new Head(number, mac);
    }

    Link link() {
        return new Link(head(), lastId, keyId);
    }

    private Seal with(long aNumber, String aMac) {
        return new Seal(aNumber, format, previous, firstId, lastId, count, entries, keyId, at, aMac);
    }

    private String macBy(SealKey key) {
        var written = new Canonical("jiezhen.seal." + format)
                .number(number)
                .text(previous)
                .number(firstId)
                .number(lastId)
                .number(count)
                .bytes(entries.digest())
                .text(keyId)
                .number(at.getEpochSecond())
                .number(at.getNano())
                .written();
        return HexFormat.of().formatHex(key.mac().doFinal(written));
    }

    /** What the next seal follows on. */
    record Link(Head head, long lastId, String keyId) {

        static final Link NONE = new Link(Head.NONE, 0, "");

        long number() {
            return head.number();
        }
    }
}
