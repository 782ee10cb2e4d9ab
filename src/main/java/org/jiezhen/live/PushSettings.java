package org.jiezhen.live;

import com.vaadin.flow.spring.SpringServlet;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Websockets for hundreds of boards: enough writers that one slow browser holds up nobody, and small buffers. */
@Configuration(proxyBeanMethods = false)
class PushSettings {

    // Past its number of writers (200 unless told) the last of 500 boards waited seven times as long.
    private static final String WRITERS = "1200";

    // Clicks come as requests: what arrives on the websocket itself is a few bytes.
    private static final String BUFFER_BYTES = "2048";

    @Bean
    static BeanPostProcessor pushWriters() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof ServletRegistrationBean<?> registration
                        && registration.getServlet() instanceof SpringServlet) {
                    registration.addInitParameter("org.atmosphere.cpr.broadcaster.maxAsyncWriteThreads", WRITERS);
                }
                return bean;
            }
        };
    }

    @Bean
    ServletContextInitializer websocketBuffers() {
        return context -> {
            context.setInitParameter("org.apache.tomcat.websocket.textBufferSize", BUFFER_BYTES);
            context.setInitParameter("org.apache.tomcat.websocket.binaryBufferSize", BUFFER_BYTES);
        };
    }
}
