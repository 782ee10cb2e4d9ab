package org.jiezhen.seal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What a seal says of each of its entries: the id, and the MAC of the content. Packed, as it lies in the table. */
final class SealedEntries {

    private static final int MAC = 32;
    private static final int WIDTH = Long.BYTES + MAC;

    private final byte[] packed;

    SealedEntries(byte[] packed) {
        this.packed = packed;
    }

    /** Packs entries as they are read. */
    static final class Builder {

        private byte[] packed = new byte[64 * WIDTH];
        private int size;

        void add(long id, byte[] mac) {
            var end = (size + 1) * WIDTH;
            if (end > packed.length) {
                packed = Arrays.copyOf(packed, 2 * packed.length);
            }
            ByteBuffer.wrap(packed, size * WIDTH, WIDTH).putLong(id).put(mac, 0, MAC);
            size++;
        }

        SealedEntries build() {
            return new SealedEntries(Arrays.copyOf(packed, size * WIDTH));
        }
    }

    int size() {
        return packed.length / WIDTH;
    }

    long id(int index) {
        return ByteBuffer.wrap(packed).getLong(index * WIDTH);
    }

    boolean hasMac(int index, byte[] mac) {
        var from = index * WIDTH + Long.BYTES;
        return Arrays.equals(packed, from, from + MAC, mac, 0, mac.length);
    }

    String mac(int index) {
        var from = index * WIDTH + Long.BYTES;
        return HexFormat.of().formatHex(packed, from, from + MAC);
    }

    /** Whether ids grow, as they do in every list that was not tampered with. */
    boolean isInOrder() {
        if (packed.length == 0 || packed.length % WIDTH != 0) {
            return false;
        }
        for (var i = 1; i < size(); i++) {
            if (id(i) <= id(i - 1)) {
                return false;
            }
        }
        return true;
    }

    byte[] packed() {
        return packed;
    }

    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(packed);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
