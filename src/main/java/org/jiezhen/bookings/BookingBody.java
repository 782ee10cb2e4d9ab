package org.jiezhen.bookings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jiezhen.services.ApiBody;
import org.jiezhen.services.ApiRefusal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/** Reads a booking as the booking system sends it, and says of every field that cannot be right why. */
final class BookingBody {

    /** The form of a booking in the description of the door. */
    @Schema(name = "Booking", description = "A booking as the booking system knows it.")
    record Described(
            @Schema(description = "Optional; if given, the number of the address")
            String number,

            @Schema(
                    allowableValues = {"booked", "cancelled"},
                    defaultValue = "booked")
            String status,

            @Schema(
                    maxLength = 40,
                    defaultValue = "web",
                    description = "A channel of the house, by its code or any of its names; any other word is kept."
                            + " Answered by the code in small letters, else as it was said")
            String channel,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-11-24", format = "date")
            String date,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "14:30",
                    description = "Time of day in Asia/Shanghai")
            String time,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 60)
            String name,

            @Schema(example = "13812345678") String phone,

            @Schema(description = "Display name or username of a consultant of the house")
            String consultant,

            @Schema(maxLength = 60) String referrer,
            @Schema(maxLength = 200) String interest,
            @Schema(maxLength = 1000) String note,
            Boolean firstVisit) {}

    /** Those that it may have. */
    static final Set<String> FIELDS = Set.of(
            "number",
            "status",
            "channel",
            "date",
            "time",
            "name",
            "phone",
            "consultant",
            "referrer",
            "interest",
            "note",
            "firstVisit");

    private final BookingRules rules;

    private BookingBody(BookingRules rules) {
        this.rules = rules;
    }

    /**
     * The booking.
     *
     * @param number of the address
     * @throws ApiRefusal that names every field that cannot be right
     */
    static Sent read(String number, ApiBody body, BookingRules rules) {
        return new BookingBody(rules).read(number, body);
    }

    private Sent read(String number, ApiBody body) {
        var same = body.text(
                "number",
                text -> text == null || BookingTexts.number("number", text).equals(number));
        if (Boolean.FALSE.equals(same)) {
            body.wrong("number", new Refusal("refusal.feed.otherNumber"));
        }
        var cancelled = body.text(
                "status", text -> text != null && word(text, "refusal.feed.status", "booked", "cancelled") == 1);
        var channel = body.text("channel", rules::channel);
        LocalDate day = body.text("date", this::date);
        LocalTime at = body.text("time", BookingBody::time);
        var name = body.text("name", text -> PersonName.parse("name", text)
                .orElseThrow(() -> new Refusal("refusal.booking.nameMissing")));
        var phone = body.text("phone", text -> Phone.parse("phone", text).orElse(null));
        var consultant = body.text("consultant", text -> BookingTexts.text("consultant", text, PersonName.LONGEST)
                .orElse(null));
        StaffId whose =
                consultant == null ? null : body.text("consultant", text -> rules.consultant("consultant", consultant));
        var referrer =
                body.text("referrer", text -> PersonName.parse("referrer", text).orElse(null));
        var interest = body.text("interest", text -> BookingTexts.text("interest", text, BookingTexts.LONGEST_INTEREST)
                .orElse(null));
        var note = body.text("note", text -> BookingTexts.text("note", text, BookingTexts.LONGEST_NOTE)
                .orElse(null));
        var first = body.flag("firstVisit");
        if (!body.isRight() || day == null || at == null || name == null) {
            throw body.refusal();
        }
        return new Sent(
                number,
                Boolean.TRUE.equals(cancelled),
                channel == null ? BookingRules.UNTOLD : channel,
                day,
                at,
                name,
                phone,
                consultant,
                whose,
                referrer,
                interest,
                note,
                first);
    }

    private LocalDate date(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new Refusal("refusal.import.dateMissing");
        }
        try {
            return rules.comingDay("date", LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new InvalidInput("date", "refusal.feed.date");
        }
    }

    private static LocalTime time(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new Refusal("refusal.import.timeMissing");
        }
        try {
            if (text.matches("\\d{2}:\\d{2}")) {
                return LocalTime.parse(text);
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new InvalidInput("time", "refusal.feed.time");
    }

    private static int word(String text, String otherwise, String... words) {
        var found = List.of(words).indexOf(text);
        if (found < 0) {
            throw new Refusal(otherwise);
        }
        return found;
    }
}
