package org.jiezhen.quotes;

import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits show of quotes, as the database tells it: never a sum. */
@Configuration
class QuotesOfVisits {

    /** Which version an entry speaks of, in the journey. */
    @Bean
    JourneyLines quotesInTheJourney() {
        return new JourneyLines("quote_said");
    }

    /** That somebody waits for an approval, on the row of arrivals. */
    @Bean
    RowMarks quotesOnTheRow() {
        return new RowMarks("quote_mark");
    }
}
