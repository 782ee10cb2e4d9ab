package org.jiezhen.bookings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** A file of bookings to see what one looks like. Its first day is always the day on which somebody asks for it. */
public final class BookingSample {

    static final String FILE = "samples/bookings.csv";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private BookingSample() {}

    /** The file, its first day moved to this one and the others with it. */
    public static byte[] from(LocalDate first) {
        try {
            var text = new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
            var days = DAY.matcher(text);
            if (!days.find()) {
                throw new IllegalStateException("the sample has no day");
            }
            var later = ChronoUnit.DAYS.between(LocalDate.parse(days.group()), first);
            return days.replaceAll(
                            day -> LocalDate.parse(day.group()).plusDays(later).toString())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
