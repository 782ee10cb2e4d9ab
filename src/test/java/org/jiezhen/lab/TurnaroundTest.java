package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiezhen.lab.Turnaround.Segment;
import org.jiezhen.lab.Turnaround.Took;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.tasks.Tasks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long each part of the way takes is what the entries of the tubes say, and nothing else. */
class TurnaroundTest extends LabTest {

    private static final String MANAGER = "gaofeng";

    @Autowired
    private Turnaround turnaround;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Tasks tasks;

    private Instant at = Instant.EPOCH;

    private void pass(Duration time) {
        at = at.plus(time);
        clock.stopAt(at);
    }

    /** Days on which no other test draws. */
    private static LocalDate day(Instant at) {
        return BusinessTime.day(at);
    }

    @Test
    void eachPartIsAsLongAsPlainSqlSays() {
        var start = clock.instant().minus(Duration.ofDays(40));
        var took = new ArrayList<Map<Segment, Long>>();
        for (var n = 1; n <= 3; n++) {
            at = start.plus(Duration.ofHours(n));
            clock.stopAt(at);
            var visit = guest();
            var tube = ordered(visit);
            pass(Duration.ofMinutes(n));
            labelled(tube);
            pass(Duration.ofMinutes(2));
            as(JIANG, () -> specimens.collect(key(), tube, new Specimens.Drawn(null, STATION, true)));
            pass(Duration.ofMinutes(5L * n));
            var errand = errand(tube);
            as(FENG, () -> tasks.begin(key(), errand));
            pass(Duration.ofMinutes(4));
            as(FENG, () -> tasks.done(key(), errand));
            pass(Duration.ofMinutes(1));
            as(QIAN, () -> specimens.receive(key(), tube, null, Condition.GOOD));
            pass(Duration.ofMinutes(20L * n));
            found(tube);
            if (n < 3) {
                pass(Duration.ofMinutes(7));
                var item = as("fangqi", () -> reviews.open(visit))
                        .orElseThrow()
                        .items()
                        .getFirst();
                as(
                        "fangqi",
                        () -> reviews.review(
                                key(),
                                item.order(),
                                List.of(new Reviews.Seen(item.panel(), Objects.requireNonNull(item.report())))));
            }
            took.add(Map.of(
                    Segment.ORDERED_LABELLED,
                    (long) n,
                    Segment.DRAWN_PICKED_UP,
                    5L * n,
                    Segment.RECEIVED_RESULTED,
                    20L * n,
                    Segment.DRAWN_RESULTED,
                    5L * n + 5 + 20L * n));
        }
        var figures = as(MANAGER, () -> turnaround.of(day(start), day(start.plus(Duration.ofHours(4)))));
        for (var segment : took.getFirst().keySet()) {
            var minutes = took.stream()
                    .map(one -> one.getOrDefault(segment, 0L))
                    .sorted()
                    .toList();
            assertThat(of(figures, segment).tubes()).isEqualTo(3);
            assertThat(of(figures, segment).median()).isEqualTo(Duration.ofMinutes(minutes.get(1)));
            assertThat(of(figures, segment).longest()).isEqualTo(Duration.ofMinutes(minutes.get(2)));
        }
        assertThat(of(figures, Segment.RESULTED_REVIEWED).tubes())
                .as("one is not reviewed")
                .isEqualTo(2);
        for (var figure : figures) {
            assertThat(figure.longest()).as(figure.segment().name()).isEqualTo(plain(figure.segment(), start));
        }
    }

    private static Took of(List<Took> figures, Segment segment) {
        return figures.stream()
                .filter(one -> one.segment() == segment)
                .findFirst()
                .orElseThrow();
    }

    /** The longest, by plain SQL on what was written down. */
    private Duration plain(Segment segment, Instant start) {
        var names = segment.name().split("_(?=LABELLED|DRAWN|PICKED|DELIVERED|RECEIVED|RESULTED|REVIEWED)");
        return jdbc.sql("SELECT max(extract(epoch FROM " + at(names[1]) + " - " + at(names[0])
                        + ")) FROM lab_specimen p"
                        + " WHERE EXISTS (SELECT FROM lab_specimen_state s WHERE s.specimen_id = p.id"
                        + " AND s.state = 'COLLECTED' AND s.started BETWEEN ? AND ?)")
                .param(start.atOffset(ZoneOffset.UTC))
                .param(start.plus(Duration.ofHours(5)).atOffset(ZoneOffset.UTC))
                .query((rs, row) -> Duration.ofMillis(Math.round(rs.getDouble(1) * 1000)))
                .single();
    }

    private static String at(String moment) {
        return switch (moment) {
            case "LABELLED" -> "(SELECT started FROM lab_label WHERE specimen_id = p.id ORDER BY id LIMIT 1)";
            case "REVIEWED" ->
                "(SELECT w.started FROM lab_review w WHERE w.order_id = p.order_id AND w.state = 'REVIEWED' LIMIT 1)";
            default ->
                "(SELECT started FROM lab_specimen_state WHERE specimen_id = p.id AND voided IS NULL AND state = '"
                        + (moment.equals("DRAWN") ? "COLLECTED" : moment) + "')";
        };
    }
}
