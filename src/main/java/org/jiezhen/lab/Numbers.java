package org.jiezhen.lab;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the house numbers its specimens and prints their labels. */
@Component
class Numbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    /**
     * As the house has it.
     *
     * @param prefix its letters
     * @param digits of a day's number
     * @param reportsTo where reports are brought; null until the house has said so
     */
    record Format(
            String prefix,
            int digits,
            int labelWidth,
            int labelHeight,
            @Nullable PlaceId reportsTo) {}

    private final JdbcClient jdbc;

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Format format() {
        return jdbc.sql("SELECT prefix, digits, label_width_mm, label_height_mm, reports_to FROM lab_house")
                .query((rs, row) -> new Format(
                        rs.getString(1),
                        rs.getInt(2),
                        rs.getInt(3),
                        rs.getInt(4),
                        Id.orNull(rs.getObject(5, UUID.class), PlaceId::new)))
                .single();
    }

    /** The next number of the day. Whoever draws one waits for whoever draws another, so none is drawn twice. */
    String next(Instant now) {
        var format = format();
        var day = BusinessTime.day(now);
        var number = jdbc.sql("""
                        INSERT INTO lab_counter (day, last) VALUES (?, 1)
                        ON CONFLICT (day) DO UPDATE SET last = lab_counter.last + 1 RETURNING last""").param(day).query(Integer.class).single();
        return of(format, day, number);
    }

    static String of(Format format, LocalDate day, int number) {
        return format.prefix + DAY.format(day) + ("%0" + format.digits + "d").formatted(number);
    }
}
