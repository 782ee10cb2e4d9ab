package org.jiezhen.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

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
    void theDayTurnsAtMidnightInShanghai() {
        assertThat(BusinessTime.day(Instant.parse("2026-08-01T15:59:59.999Z"))).isEqualTo(DAY);
        assertThat(BusinessTime.day(Instant.parse("2026-08-01T16:00:00Z"))).isEqualTo(DAY.plusDays(1));
    }
}
