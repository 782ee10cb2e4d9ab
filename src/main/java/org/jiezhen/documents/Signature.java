package org.jiezhen.documents;

import java.time.Instant;
import org.jiezhen.customers.IdentityDocument;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * A signature.
 *
 * @param staff of one of the house: who, signed in as such
 * @param relation of a guardian, with the document that was shown
 * @param checked how it was made sure who signs: by which two things, or by the sign-in
 * @param takenBy before whom
 * @param doctor whether that is a doctor
 * @param entry its journal entry
 */
record Signature(
        Signer signer,
        String name,
        @Nullable StaffId staff,
        @Nullable Relation relation,
        IdentityDocument.@Nullable Kind paper,
        @Nullable String paperNo,
        String checked,
        StaffId takenBy,
        boolean doctor,
        Strokes strokes,
        String device,
        Instant signed,
        long entry) {

    /** Without what could pass for somebody, so that it comes into no log. */
    @Override
    public String toString() {
        return "Signature[" + signer + "]";
    }
}
