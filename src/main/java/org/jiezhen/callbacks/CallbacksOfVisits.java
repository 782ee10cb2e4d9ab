package org.jiezhen.callbacks;

import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits show of callbacks. */
@Configuration
class CallbacksOfVisits {

    /** That whoever is here was to be rung: it is asked here. */
    @Bean
    RowMarks callbacksOnTheRow() {
        return new RowMarks("callback_mark");
    }
}
