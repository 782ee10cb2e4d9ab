package org.jiezhen.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer. All of it may come later.
 *
 * @param name null while not known
 * @param birthDate in the past
 * @param language how we speak with the customer: an ISO 639 code, of two letters where there is one
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
        @Nullable CustomerId referrer,
        @Nullable StaffId consultant) {

    /** The first year in which somebody who is alive may be born. */
    static final int EARLIEST_BIRTH = 1900;

    /** The longest alias, in characters. */
    public static final int LONGEST_ALIAS = 20;

    /** The languages the house can speak, or find somebody who can: ISO 639. */
    public static final List<String> LANGUAGES =
            List.of("zh", "yue", "en", "ja", "ko", "ru", "fr", "de", "es", "ar", "th", "vi", "ug");

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    /**
     * Reads what a form holds.
     *
     * @param today nobody is born later
     * @throws InvalidInput at {@code name}, {@code phone}, {@code birthDate}, {@code language} or {@code alias}
     */
    public static CustomerDetails parse(
            String name,
            String phone,
            Sex sex,
            @Nullable LocalDate birthDate,
            LocalDate today,
            String language,
            boolean discreet,
            String alias,
            @Nullable CustomerId referrer,
            @Nullable StaffId consultant) {
        var told = PersonName.parse("name", name).orElse(null);
        var reachable = Phone.parse("phone", phone).orElse(null);
        if (birthDate != null) {
            requireBirth("birthDate", birthDate, today);
        }
        if (!LANGUAGE.matcher(language).matches()) {
            throw new InvalidInput("language", "refusal.customer.language");
        }
        return new CustomerDetails(
                told, reachable, sex, birthDate, language, discreet, parseAlias(alias), referrer, consultant);
    }

    /** @throws InvalidInput at this field, when nobody who is alive was born on that day */
    public static void requireBirth(String field, LocalDate birthDate, LocalDate today) {
        if (birthDate.isAfter(today) || birthDate.getYear() < EARLIEST_BIRTH) {
            throw new InvalidInput(field, "refusal.customer.birth", Integer.toString(EARLIEST_BIRTH));
        }
    }

    private static @Nullable String parseAlias(String typed) {
        if (typed.length() > 8 * LONGEST_ALIAS) {
            throw new InvalidInput("alias", "refusal.customer.alias", LONGEST_ALIAS);
        }
        try {
            var alias = PersonName.parse("alias", typed).map(PersonName::value).orElse(null);
            if (alias != null && alias.codePointCount(0, alias.length()) > LONGEST_ALIAS) {
                throw new InvalidInput("alias", "refusal.customer.alias", LONGEST_ALIAS);
            }
            return alias;
        } catch (InvalidInput e) {
            throw new InvalidInput("alias", "refusal.customer.alias", LONGEST_ALIAS);
        }
    }

    /** The same, with what is not told here as it was known before. */
    CustomerDetails over(CustomerDetails known) {
        return new CustomerDetails(
                name == null ? known.name : name,
                phone == null ? known.phone : phone,
                sex,
                birthDate == null ? known.birthDate : birthDate,
                language,
                discreet,
                alias,
                referrer,
                consultant);
    }

    /** What can be known of somebody who says who it is, and no more. */
    public static CustomerDetails of(@Nullable PersonName name, @Nullable Phone phone, boolean discreet) {
        return new CustomerDetails(name, phone, Sex.UNKNOWN, null, "zh", discreet, null, null, null);
    }

    /** The same, of somebody whom a customer has sent. */
    public CustomerDetails sentBy(@Nullable CustomerId friend) {
        return new CustomerDetails(name, phone, sex, birthDate, language, discreet, alias, friend, consultant);
    }
}
