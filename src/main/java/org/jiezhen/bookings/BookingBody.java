package org.jiezhen.bookings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
                    allowableValues = {"web", "telephone"},
                    defaultValue = "web")
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

    /** A field that cannot be right. */
    record Wrong(String field, Refusal why) {}

    /** The booking, or what is wrong with it. */
    record Read(@Nullable Sent sent, List<Wrong> wrong) {}

    private static final Set<String> FIELDS = Set.of(
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
    private static final int MOST_UNKNOWN = 10;

    private final JsonNode body;
    private final BookingRules rules;
    private final List<Wrong> wrong = new ArrayList<>();

    private BookingBody(JsonNode body, BookingRules rules) {
        this.body = body;
        this.rules = rules;
    }

    /** @param number of the address */
    static Read read(String number, JsonNode body, BookingRules rules) {
        return new BookingBody(body, rules).read(number);
    }

    private Read read(String number) {
        body.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .limit(MOST_UNKNOWN)
                .forEach(name -> wrong.add(new Wrong(cut(name), new Refusal("refusal.feed.unknownField"))));
        var same = field(
                "number",
                text -> text == null || BookingTexts.number("number", text).equals(number));
        if (Boolean.FALSE.equals(same)) {
            wrong.add(new Wrong("number", new Refusal("refusal.feed.otherNumber")));
        }
        var cancelled =
                field("status", text -> text != null && word(text, "refusal.feed.status", "booked", "cancelled") == 1);
        var channel = field(
                "channel",
                text -> text == null || word(text, "refusal.feed.channel", "web", "telephone") == 0
                        ? Channel.WEB
                        : Channel.TELEPHONE);
        LocalDate day = field("date", this::date);
        LocalTime at = field("time", BookingBody::time);
        var name = field("name", text -> PersonName.parse("name", text)
                .orElseThrow(() -> new Refusal("refusal.booking.nameMissing")));
        var phone = field("phone", text -> Phone.parse("phone", text).orElse(null));
        var consultant = field("consultant", text -> BookingTexts.text("consultant", text, PersonName.LONGEST)
                .orElse(null));
        StaffId whose =
                consultant == null ? null : field("consultant", text -> rules.consultant("consultant", consultant));
        var referrer =
                field("referrer", text -> PersonName.parse("referrer", text).orElse(null));
        var interest = field("interest", text -> BookingTexts.text("interest", text, BookingTexts.LONGEST_INTEREST)
                .orElse(null));
        var note = field("note", text -> BookingTexts.text("note", text, BookingTexts.LONGEST_NOTE)
                .orElse(null));
        var first = body.get("firstVisit");
        if (first != null && !first.isNull() && !first.isBoolean()) {
            wrong.add(new Wrong("firstVisit", new Refusal("refusal.feed.boolean")));
        }
        if (!wrong.isEmpty() || day == null || at == null || name == null) {
            return new Read(null, wrong);
        }
        return new Read(
                new Sent(
                        number,
                        Boolean.TRUE.equals(cancelled),
                        channel == null ? Channel.WEB : channel,
                        day,
                        at,
                        name,
                        phone,
                        consultant,
                        whose,
                        referrer,
                        interest,
                        note,
                        first == null || first.isNull() ? null : first.booleanValue()),
                List.of());
    }

    /** What a field says; null when it says nothing or something wrong, which is then noted. */
    private <T> @Nullable T field(String name, Function<@Nullable String, @Nullable T> reading) {
        try {
            var value = body.get(name);
            if (value == null || value.isNull()) {
                return reading.apply(null);
            }
            if (!value.isString()) {
                throw new Refusal("refusal.feed.text");
            }
            return reading.apply(value.stringValue());
        } catch (Refusal why) {
            wrong.add(new Wrong(name, why));
            return null;
        }
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

    private static String cut(String name) {
        return name.length() > 40 ? name.substring(0, 40) : name;
    }
}
