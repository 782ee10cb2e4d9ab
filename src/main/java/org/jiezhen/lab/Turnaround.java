package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long each part of a tube's way takes, from the form to the review. */
@Service
@Transactional(readOnly = true)
@RolesAllowed(LabPermission.FIGURES)
public class Turnaround {

    private static final int MOST_DAYS = 366;

    /** A part of the way, from one moment to the next. */
    public enum Segment {
        ORDERED_LABELLED("ordered", "labelled"),
        LABELLED_DRAWN("labelled", "drawn"),
        DRAWN_PICKED_UP("drawn", "picked_up"),
        PICKED_UP_DELIVERED("picked_up", "delivered"),
        DELIVERED_RECEIVED("delivered", "received"),
        RECEIVED_RESULTED("received", "resulted"),
        RESULTED_REVIEWED("resulted", "reviewed"),
        /** What the panels' targets are about. */
        DRAWN_RESULTED("drawn", "resulted"),
        ORDERED_REVIEWED("ordered", "reviewed");

        private final String from;
        private final String to;

        Segment(String from, String to) {
            this.from = from;
            this.to = to;
        }
    }

    /**
     * How long a part took.
     *
     * @param tubes of how many tubes both moments are known
     * @param median of half of them at most; null of none
     * @param ninth of nine in ten at most
     */
    public record Took(
            Segment segment,
            int tubes,
            @Nullable Duration median,
            @Nullable Duration ninth,
            @Nullable Duration longest) {}

    private final JdbcClient jdbc;

    Turnaround(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of the tubes that were drawn on these days, each counted where it came so far.
     *
     * @throws InvalidInput when the days are upside down, or too many
     */
    public List<Took> of(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(to)) {
            throw new InvalidInput("to", "refusal.lab.days", MOST_DAYS);
        }
        var took = new ArrayList<Took>();
        for (var segment : Segment.values()) {
            // Columns are the code's own.
            var way = "extract(epoch FROM t." + segment.to + " - t." + segment.from + ")";
            took.add(jdbc.sql("SELECT count(way), percentile_disc(0.5) WITHIN GROUP (ORDER BY way),"
                            + " percentile_disc(0.9) WITHIN GROUP (ORDER BY way), max(way) FROM (SELECT " + way
                            + " AS way FROM lab_specimen_times t WHERE t.specimen_id IN (SELECT specimen_id FROM"
                            + " lab_specimen_state WHERE state = 'COLLECTED' AND voided IS NULL AND started >= :from"
                            + " AND started < :to)) AS ways WHERE way >= 0")
                    .param("from", from.atStartOfDay(BusinessTime.ZONE).toOffsetDateTime())
                    .param("to", to.plusDays(1).atStartOfDay(BusinessTime.ZONE).toOffsetDateTime())
                    .query((rs, row) -> new Took(
                            segment,
                            rs.getInt(1),
                            seconds(rs.getBigDecimal(2)),
                            seconds(rs.getBigDecimal(3)),
                            seconds(rs.getBigDecimal(4))))
                    .single());
        }
        return took;
    }

    private static @Nullable Duration seconds(@Nullable BigDecimal seconds) {
        return seconds == null
                ? null
                : Duration.ofMillis(seconds.movePointRight(3).longValue());
    }
}
