package org.jiezhen.customers;

import java.time.LocalDate;
import java.util.UUID;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer. All of it may come later.
 *
 * @param name null while not known
 * @param birthDate in the past
 * @param language how we speak with the customer: an ISO 639-1 code
 * @param discreet whether the customer must never appear on the wall, and bears an alias on shared boards
 * @param alias what a discreet guest is called there; null for a word that fits everybody
 * @param referrer the customer who sent this one
 * @param consultant the customer's own consultant: an account
 */
public record CustomerDetails(
        @Nullable PersonName name,
        @Nullable Phone phone,
        Sex sex,
        @Nullable LocalDate birthDate,
        String language,
        boolean discreet,
        @Nullable String alias,
        @Nullable UUID referrer,
        @Nullable UUID consultant) {

    /** What can be known of somebody who says who it is, and no more. */
    public static CustomerDetails of(@Nullable PersonName name, @Nullable Phone phone, boolean discreet) {
        return new CustomerDetails(name, phone, Sex.UNKNOWN, null, "zh", discreet, null, null, null);
    }

    /** The same, of somebody whom a customer has sent. */
    public CustomerDetails sentBy(@Nullable UUID friend) {
        return new CustomerDetails(name, phone, sex, birthDate, language, discreet, alias, friend, consultant);
    }
}
