package org.jiezhen.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jiezhen.Eventually;
import org.jiezhen.PortalTest;
import org.jiezhen.shared.BusinessTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The demo house begins its day with the sample file. */
@PortalTest
@TestPropertySource(properties = "portal.demo.bookings=true")
@DirtiesContext
class DemoBookingsTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DemoBookings demo;

    @Autowired
    private FileIntake intake;

    @Autowired
    private Clock clock;

    private int count(String what) {
        return jdbc.sql("SELECT count(*) FROM booking WHERE " + what)
                .query(Integer.class)
                .single();
    }

    @Test
    void theSampleIsBroughtInOnceWithItsFirstDayToday() throws Exception {
        var rows = new ClassPathResource(BookingSample.FILE)
                        .getContentAsString(StandardCharsets.UTF_8)
                        .lines()
                        .count()
                - 1;
        assertThat(rows).isBetween(100L, 150L);
        Eventually.passes(() -> assertThat(count("true")).isEqualTo((int) rows));
        var today = BusinessTime.day(clock.instant());
        assertThat(jdbc.sql("SELECT day FROM booking GROUP BY day ORDER BY day")
                        .query(java.time.LocalDate.class)
                        .list())
                .isEqualTo(List.of(today, today.plusDays(1), today.plusDays(2)));
        assertThat(demo.bringIn()).as("a day that has bookings is left alone").isZero();

        assertThat(count("status = 'CANCELLED'")).isBetween(3, 15);
        assertThat(count("channel = 'WEB'")).isGreaterThan(20);
        assertThat(count("channel = 'TELEPHONE'")).isGreaterThan(20);
        assertThat(count("consultant_id IS NOT NULL")).isGreaterThan(20);
        assertThat(count("referrer IS NOT NULL")).isGreaterThan(5);
        assertThat(count("NOT first_visit")).isGreaterThan(5);
        assertThat(count("name IN ('欧阳静怡', '𠮷田美咲', 'Emma Johnson', '买买提·艾则孜')"))
                .isEqualTo(4);
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM (SELECT FROM booking GROUP BY day, name HAVING count(*) > 1) AS pairs")
                        .query(Integer.class)
                        .single())
                .as("two pairs with the same name")
                .isEqualTo(2);
        assertThat(jdbc.sql("SELECT DISTINCT actor FROM journal WHERE action = 'bookings.import'")
                        .query(String.class)
                        .list())
                .containsExactly("system");
    }

    @Test
    void theSampleHasNoMistakeAndChangesNothingOnTheDayItIsFetched() {
        var file = BookingSample.from(BusinessTime.day(clock.instant()));
        Eventually.passes(() -> assertThat(count("true")).isGreaterThan(100));
        var checked = intake.check(file, (done, of) -> {});
        assertThat(checked.encoding()).isEqualTo("UTF-8");
        assertThat(checked.issues()).isEmpty();
        assertThat(checked.foreseen().unchanged()).isEqualTo(count("true"));
    }
}
