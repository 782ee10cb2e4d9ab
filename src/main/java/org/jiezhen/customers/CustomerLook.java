package org.jiezhen.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * A customer as everybody who may see customers sees one: without what could be used to call or to pass for somebody.
 *
 * @param id of the record that stands for the person
 * @param version of that record, for a correction
 * @param documentTail the last two characters of the identity document's number
 * @param consents what the person agrees to now
 * @param records how many records the person has
 */
public record CustomerLook(
        CustomerId id,
        long version,
        @Nullable String name,
        @Nullable String phoneTail,
        Sex sex,
        @Nullable Integer birthYear,
        String language,
        boolean discreet,
        @Nullable String alias,
        @Nullable Person<CustomerId> referrer,
        @Nullable Person<StaffId> consultant,
        IdentityDocument.@Nullable Kind documentKind,
        @Nullable String documentTail,
        List<Consent> consents,
        int records) {

    /** Somebody, by name: a customer, or one of the staff. */
    public record Person<I extends Id>(I id, String name) {}

    /** What a customer may agree to. */
    public enum ConsentKind {
        /** Was told what is kept, and why. */
        PRIVACY_NOTICE,
        /** May be written to and called about offers. */
        MARKETING,
        /** Photographs may be used beyond the record. */
        PHOTOGRAPHS
    }

    /** A consent that holds. */
    public record Consent(ConsentKind kind, Instant since) {}

    /** What only few may see, for the moment of one look. */
    public record Unmasked(
            @Nullable String phone,
            @Nullable LocalDate birthDate,
            @Nullable IdentityDocument document) {

        /** Without any of it, so that it comes into no log. */
        @Override
        public String toString() {
            return "Unmasked";
        }
    }
}
