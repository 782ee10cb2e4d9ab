package org.jiezhen.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketTest {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 1);

    @Test
    void isShownWithThreeFiguresAndGrowsBeyond() {
        assertThat(new Ticket(DAY, 1).text()).isEqualTo("A001");
        assertThat(new Ticket(DAY, 999).text()).isEqualTo("A999");
        assertThat(new Ticket(DAY, 1000).text()).isEqualTo("A1000");
    }

    @Test
    void thereIsNoNumberNought() {
        assertThatThrownBy(() -> new Ticket(DAY, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isReadFromAnAddressJustAsItIsWritten() {
        assertThat(Ticket.parse("2026-08-01", "A033")).contains(new Ticket(DAY, 33));
        assertThat(Ticket.parse("2026-08-01", "A1000")).contains(new Ticket(DAY, 1000));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-01, A33",
        "2026-08-01, A0033",
        "2026-08-01, A000",
        "2026-08-01, a033",
        "2026-08-01, B033",
        "2026-08-01, A٠٣٣",
        "2026-08-01, A-33",
        "2026-08-01, A99999999999",
        "2026-08-01, ''",
        "2026-08-01, 'A033 '",
        "2026-8-1, A033",
        "2026-02-30, A033",
        "+2026-08-01, A033",
        "today, A033",
        "'', A033"
    })
    void anythingElseInAnAddressIsNoTicket(String day, String text) {
        assertThat(Ticket.parse(day, text)).isEmpty();
    }

    @Test
    void theDayTurnsAtMidnightInShanghai() {
        assertThat(BusinessTime.day(Instant.parse("2026-08-01T15:59:59.999Z"))).isEqualTo(DAY);
        assertThat(BusinessTime.day(Instant.parse("2026-08-01T16:00:00Z"))).isEqualTo(DAY.plusDays(1));
    }
}
