package org.jiezhen.customers;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as found: enough to tell one from another, too little to call or to steal.
 *
 * @param id of the record that stands for the person
 * @param name null while not known
 * @param phoneTail the last four digits of the telephone number
 * @param birthYear the year of birth
 * @param consultant the name of the customer's own consultant
 * @param lastVisit the day of the last visit, the present one included
 * @param here the open visit, while the customer is in the house
 * @param matched by what the customer was found
 * @param formerly the name that was found, when it stands in a second record of the person and is another one
 */
public record Hit(
        CustomerId id,
        @Nullable String name,
        @Nullable String phoneTail,
        Sex sex,
        @Nullable Integer birthYear,
        boolean discreet,
        @Nullable String consultant,
        @Nullable LocalDate lastVisit,
        @Nullable Here here,
        Match matched,
        @Nullable String formerly) {

    /** The same, without saying whether the customer is in the house. */
    Hit elsewhere() {
        return here == null
                ? this
                : new Hit(id, name, phoneTail, sex, birthYear, discreet, consultant, null, null, matched, formerly);
    }

    /** By what a customer was found. */
    public enum Match {
        /** The name, from one of its characters on. */
        NAME,
        /** The name in Latin letters, or its initials. */
        PINYIN,
        /** A name that sounds like what was typed in other characters. */
        SOUND,
        /** The telephone number, or its end. */
        PHONE,
        /** The ticket of today. */
        TICKET,
        /** The number of a booking. */
        BOOKING
    }

    /**
     * An open visit.
     *
     * @param ticket as it is called: A012
     */
    public record Here(UUID visit, LocalDate day, String ticket) {}
}
