package org.jiezhen.visits;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The journey says of a rectified person from whom to whom. */
@Configuration(proxyBeanMethods = false)
class RectifiedInTheJourney {

    @Bean
    JourneyLines whoWasRectified() {
        return new JourneyLines("visit_rectified");
    }
}
