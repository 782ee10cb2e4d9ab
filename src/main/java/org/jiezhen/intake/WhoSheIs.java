package org.jiezhen.intake;

import java.time.LocalDate;
import java.util.List;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.Sex;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;

/** The fields that say who a guest is: read as her record reads them, so that what the form takes the record takes too. */
final class WhoSheIs {

    static final List<String> FIELDS =
            List.of(IntakeField.NAME, IntakeField.SEX, IntakeField.BIRTH_DATE, IntakeField.PHONE);

    private WhoSheIs() {}

    /**
     * What is kept of a value that its kind takes.
     *
     * @throws org.jiezhen.shared.InvalidInput at this field, when nobody can be called or reached so, or was born then
     */
    static String keep(String field, String value, LocalDate today) {
        return switch (field) {
            case IntakeField.NAME ->
                PersonName.parse(field, value).map(PersonName::value).orElse("");
            case IntakeField.PHONE ->
                Phone.parse(field, value).map(Phone::value).orElse("");
            case IntakeField.BIRTH_DATE -> {
                if (!value.isEmpty()) {
                    CustomerDetails.requireBirth(field, LocalDate.parse(value), today);
                }
                yield value;
            }
            case IntakeField.SEX -> value.isEmpty() ? "" : Sex.valueOf(value).name();
            default -> value;
        };
    }
}
