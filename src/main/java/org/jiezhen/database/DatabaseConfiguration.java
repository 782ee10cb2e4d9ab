package org.jiezhen.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import org.flywaydb.core.api.Location;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Which database, which kind of house, and what follows from the two. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final String URL = DataDirectory.URL;

    @Bean
    HouseKind houseKind(Environment environment) {
        String url = environment.getProperty(URL, "");
        if (!url.isBlank() && !url.startsWith("jdbc:postgresql:")) {
            throw new StartRefused(
                    "SPRING_DATASOURCE_URL is not the address of a PostgreSQL database.",
                    "Write it as jdbc:postgresql://host:5432/database, or leave it out for a database of the portal's own.");
        }
        String fallback = url.isBlank() ? "demo" : "real";
        String wanted = environment.getProperty("portal.house", fallback);
        return switch (wanted.strip().toLowerCase(Locale.ROOT)) {
            case "demo" -> HouseKind.DEMO;
            case "real" -> HouseKind.REAL;
            default ->
                throw new StartRefused(
                        "PORTAL_HOUSE is neither demo nor real.",
                        "Set it to demo or to real; left out, a database of the portal's own is a demo.");
        };
    }

    @Bean
    FlywayConfigurationCustomizer houseMigrations(HouseKind kind, JdbcConnectionDetails runtime) {
        return flyway -> {
            var placeholders = new HashMap<>(flyway.getPlaceholders());
            placeholders.put("app_role", quoted(String.valueOf(runtime.getUsername())));
            placeholders.put("house_kind", kind.code());
            flyway.placeholders(placeholders);
            if (kind == HouseKind.DEMO) {
                var locations = new ArrayList<>(Arrays.asList(flyway.getLocations()));
                locations.add(Location.fromPath("classpath:", "db/demo"));
                flyway.locations(locations.toArray(Location[]::new));
                // The demo's own migrations are numbered from 500, so every later one of the house comes "too late".
                flyway.outOfOrder(true);
            }
        };
    }

    @Bean
    HouseGuard houseGuard(HouseKind kind, JdbcConnectionDetails runtime) {
        return new HouseGuard(
                kind,
                new Access(
                        runtime.getJdbcUrl(),
                        String.valueOf(runtime.getUsername()),
                        StringUtils.hasText(runtime.getPassword()) ? runtime.getPassword() : ""));
    }

    /** Anybody can enter a demo house with one click, so it answers this machine only. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> demoStaysOnThisMachine(
            HouseKind kind, Environment environment) {
        return factory -> {
            if (kind == HouseKind.DEMO) {
                factory.setAddress(loopback(environment.getProperty("server.address", "127.0.0.1")));
            }
        };
    }

    private static InetAddress loopback(String wanted) {
        try {
            InetAddress address = InetAddress.getByName(wanted);
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException e) {
            // Refused below, like every other address that is not this machine's own.
        }
        throw new StartRefused(
                "A demo house lets anybody in, so it does not listen on %s.".formatted(wanted),
                "Leave SERVER_ADDRESS out, or start a real house with PORTAL_HOUSE=real.");
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }

    /** The database the portal brings itself, when it is given none. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(NoDatabaseGiven.class)
    static class Embedded {

        @Bean
        EmbeddedDatabase embeddedDatabase(Environment environment) {
            return EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(
                    DataDirectory.of(environment).orElseThrow().path()));
        }

        @Bean
        JdbcConnectionDetails runtimeConnection(EmbeddedDatabase database) {
            Access access = database.runtime();
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return access.user();
                }

                @Override
                public String getPassword() {
                    return access.password();
                }

                @Override
                public String getJdbcUrl() {
                    return access.url();
                }
            };
        }

        @Bean
        FlywayConnectionDetails ownerConnection(EmbeddedDatabase database) {
            Access access = database.owner();
            return new FlywayConnectionDetails() {
                @Override
                public String getUsername() {
                    return access.user();
                }

                @Override
                public String getPassword() {
                    return access.password();
                }

                @Override
                public String getJdbcUrl() {
                    return access.url();
                }
            };
        }
    }

    static final class NoDatabaseGiven implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty(URL));
        }
    }
}
