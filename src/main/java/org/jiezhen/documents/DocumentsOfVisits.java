package org.jiezhen.documents;

import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits show of documents, as the database tells it. */
@Configuration
class DocumentsOfVisits {

    /** What is not valid yet, and what is void, on the row of arrivals. */
    @Bean
    RowMarks documentsOnTheRow() {
        return new RowMarks("document_mark");
    }

    /** Which document an entry speaks of. */
    @Bean
    JourneyLines documentsInTheJourney() {
        return new JourneyLines("document_told");
    }
}
