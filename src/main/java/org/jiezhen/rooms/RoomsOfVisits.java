package org.jiezhen.rooms;

import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits show of rooms, as the database tells it. */
@Configuration
class RoomsOfVisits {

    /** Which room it was, in the journey. */
    @Bean
    JourneyLines roomsInTheJourney() {
        return new JourneyLines("room_said");
    }

    /** That one is kept for the guest, on the row of arrivals. */
    @Bean
    RowMarks roomsOnTheRow() {
        return new RowMarks("room_mark");
    }
}
