package org.jiezhen.bookings;

import org.jiezhen.services.ServiceScope;
import org.jiezhen.shared.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** What the booking system's token permits. */
@Configuration(proxyBeanMethods = false)
class BookingScope {

    @Bean
    ServiceScope bookingsFeed() {
        return new ServiceScope(
                Permission.BOOKINGS_FEED,
                "bookings.feed.scope",
                new ServiceScope.Door("/api/bookings/*", HttpMethod.PUT, HttpMethod.GET, HttpMethod.DELETE));
    }
}
