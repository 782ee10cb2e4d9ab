package org.jiezhen.bookings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.jiezhen.channels.ChannelNames;
import org.jiezhen.channels.Through;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * What the booking system says of one booking, checked: by a row of a file or over HTTP.
 *
 * @param channel through which one it was made, as it was written and as it is kept
 * @param cancelled whether it says that the customer does not come
 * @param consultant as it was written: a display name or a user name
 * @param consultantId whose that is
 */
record Sent(
        String number,
        boolean cancelled,
        Told channel,
        LocalDate day,
        LocalTime at,
        PersonName name,
        @Nullable Phone phone,
        @Nullable String consultant,
        @Nullable StaffId consultantId,
        @Nullable PersonName referrer,
        @Nullable String interest,
        @Nullable String note,
        @Nullable Boolean firstVisit) {

    /** The channel, as it was written and as it is kept. */
    record Told(String said, Through through) {}

    /** The same in the words of the booking system; kept, so that what is said again is known again. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Said(
            String number,
            String status,
            String channel,
            String date,
            String time,
            String name,
            @Nullable String phone,
            @Nullable String consultant,
            @Nullable String referrer,
            @Nullable String interest,
            @Nullable String note,
            @Nullable Boolean firstVisit) {

        /** The same with the channel's code, in small letters, where what was said is a name of one now. */
        Said answered(ChannelNames names) {
            return new Said(
                    number,
                    status,
                    names.code(channel)
                            .map(code -> code.toLowerCase(Locale.ROOT))
                            .orElse(channel),
                    date,
                    time,
                    name,
                    phone,
                    consultant,
                    referrer,
                    interest,
                    note,
                    firstVisit);
        }
    }

    Said said() {
        return new Said(
                number,
                cancelled ? "cancelled" : "booked",
                channel.said(),
                day.toString(),
                at.toString(),
                name.value(),
                phone == null ? null : phone.value(),
                consultant,
                referrer == null ? null : referrer.value(),
                interest,
                note,
                firstVisit);
    }
}
