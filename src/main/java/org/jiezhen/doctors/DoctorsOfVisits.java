package org.jiezhen.doctors;

import org.jiezhen.visits.JourneyLines;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits show of requests for a doctor, as the database tells it. On the guest's row stands their task. */
@Configuration
class DoctorsOfVisits {

    /** Which doctor is asked, in the journey. */
    @Bean
    JourneyLines doctorsInTheJourney() {
        return new JourneyLines("doctor_request_said");
    }
}
