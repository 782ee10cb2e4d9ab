package org.jiezhen.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes values down so that no two different rows are written alike: what may have any length has its length before
 * it, and null is not the empty text. The first value names what is written and in which format.
 */
final class Canonical {

    private static final int NULL = -1;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream(256);

    Canonical(String whatAndFormat) {
        text(whatAndFormat);
    }

    Canonical number(long number) {
        written.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    Canonical text(@Nullable String text) {
        return bytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    Canonical bytes(byte @Nullable [] bytes) {
        var length = bytes == null ? NULL : bytes.length;
        written.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        if (bytes != null) {
            written.writeBytes(bytes);
        }
        return this;
    }

    byte[] written() {
        return written.toByteArray();
    }
}
