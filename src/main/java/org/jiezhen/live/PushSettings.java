package org.jiezhen.live;

import com.vaadin.flow.server.InitParameters;
import com.vaadin.flow.spring.SpringServlet;
import org.atmosphere.cpr.ApplicationConfig;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Websockets for hundreds of boards: small buffers, and an end to waiting for a browser that stopped reading. */
@Configuration(proxyBeanMethods = false)
class PushSettings {

    // A browser that has not taken its last message by then has lost its line, and will connect anew.
    private static final String WRITE_TIMEOUT_MILLIS = "10000";

    // After a cut line messages are missing for good: the page asks for everything soon instead of waiting for them.
    private static final String MISSING_MESSAGE_MILLIS = "1000";

    // Clicks come as requests: what arrives on the websocket itself is a few bytes.
    private static final String BUFFER_BYTES = "2048";

    @Bean
    static BeanPostProcessor pushParameters() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof ServletRegistrationBean<?> registration
                        && registration.getServlet() instanceof SpringServlet) {
                    registration.addInitParameter(ApplicationConfig.WEBSOCKET_WRITE_TIMEOUT, WRITE_TIMEOUT_MILLIS);
                    registration.addInitParameter(
                            InitParameters.SERVLET_PARAMETER_MAX_MESSAGE_SUSPEND_TIMEOUT, MISSING_MESSAGE_MILLIS);
                    registration.addInitParameter(ApplicationConfig.WEBSOCKET_BUFFER_SIZE, BUFFER_BYTES);
                    registration.addInitParameter(
                            ApplicationConfig.BROADCASTER_CACHE, DirectPush.Cache.class.getName());
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
