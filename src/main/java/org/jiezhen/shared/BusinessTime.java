package org.jiezhen.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The house's clock and its zone: a day's tickets begin again at midnight in Shanghai. */
@Configuration(proxyBeanMethods = false)
public class BusinessTime {

    /** The zone in which days, tickets and times on screens are reckoned. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The business day to which an instant belongs. */
    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
