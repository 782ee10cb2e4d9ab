package org.jiezhen.tasks;

import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits show of tasks, as the database tells it. */
@Configuration
class TasksOfVisits {

    /** Which task it was, in the journey. */
    @Bean
    JourneyLines tasksInTheJourney() {
        return new JourneyLines("task_said");
    }

    /** What is asked for a guest, on the row of arrivals. */
    @Bean
    RowMarks tasksOnTheRow() {
        return new RowMarks("task_mark");
    }
}
