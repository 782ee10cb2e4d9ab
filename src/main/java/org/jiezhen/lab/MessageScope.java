package org.jiezhen.lab;

import org.jiezhen.services.ServiceScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** What the token of the laboratory's instruments permits. */
@Configuration(proxyBeanMethods = false)
class MessageScope {

    @Bean
    ServiceScope labFeed() {
        return new ServiceScope(
                LabPermission.FEED, "lab.feed.scope", new ServiceScope.Door("/api/lab/results", HttpMethod.POST));
    }
}
