package org.jiezhen.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * What vouches for a text, a document and each signature: SHA-256 over bytes that no two different ones share: each value has
 * its length before it, and null is not the empty text. A signature is sealed together with all that was sealed before it.
 */
final class Sealed {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream(1024);

    private Sealed(String whatAndFormat) {
        and(whatAndFormat);
    }

    private Sealed and(@Nullable Object value) {
        var bytes = value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
        written.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(bytes == null ? -1 : bytes.length)
                .array());
        if (bytes != null) {
            written.writeBytes(bytes);
        }
        return this;
    }

    private String hash() {
        return sha256(written.toByteArray());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of one value alone. */
    static String value(String text) {
        return new Sealed("jiezhen.value.1").and(text).hash();
    }

    /** Of a file that is handed out: what anybody else's tool says of it, too. */
    static String file(byte[] bytes) {
        return sha256(bytes);
    }

    /** Of a published text. */
    static String text(String kind, int version, Localized text) {
        return new Sealed("jiezhen.documentText.1")
                .and(kind)
                .and(version)
                .and(text.zh())
                .and(text.en())
                .hash();
    }

    /** Of a document as it was filled. */
    static String document(Written document) {
        return new Sealed("jiezhen.document.1")
                .and(document.id())
                .and(document.visit())
                .and(document.kind())
                .and(document.version())
                .and(document.language())
                .and(document.body())
                .and(document.filledIn())
                .and(document.boundTo() == null ? null : document.boundTo().kind())
                .and(document.boundTo() == null ? null : document.boundTo().id())
                .and(document.filled().toEpochMilli())
                .hash();
    }

    /**
     * Of a document with one signature more.
     *
     * @param before of the document with the signatures before it
     */
    static String signed(String before, Signature one) {
        return new Sealed("jiezhen.documentSigned.1")
                .and(before)
                .and(one.signer())
                .and(one.name())
                .and(one.staff())
                .and(one.relation())
                .and(one.paper())
                .and(one.paperNo())
                .and(one.checked())
                .and(one.takenBy())
                .and(one.doctor())
                .and(one.strokes().written())
                .and(one.device())
                .and(one.signed().toEpochMilli())
                .hash();
    }
}
