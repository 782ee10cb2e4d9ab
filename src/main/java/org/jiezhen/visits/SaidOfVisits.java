package org.jiezhen.visits;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What visits say of themselves beyond their acts: from whom to whom, from which kind to which, and which card. */
@Configuration(proxyBeanMethods = false)
class SaidOfVisits {

    @Bean
    JourneyLines whoWasRectified() {
        return new JourneyLines("visit_rectified");
    }

    @Bean
    JourneyLines whichCard() {
        return new JourneyLines("numbered_card_said");
    }

    @Bean
    RowMarks whichCardIsInHand() {
        return new RowMarks("numbered_card_mark");
    }

    @Bean
    JourneyLines howItWasRetyped() {
        return new JourneyLines("visit_retyped");
    }
}
