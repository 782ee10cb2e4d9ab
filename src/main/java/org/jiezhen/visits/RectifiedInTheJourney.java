package org.jiezhen.visits;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The journey says of what was set right from whom to whom, and from which kind of visit to which. */
@Configuration(proxyBeanMethods = false)
class RectifiedInTheJourney {

    @Bean
    JourneyLines whoWasRectified() {
        return new JourneyLines("visit_rectified");
    }

    @Bean
    JourneyLines howItWasRetyped() {
        return new JourneyLines("visit_retyped");
    }
}
