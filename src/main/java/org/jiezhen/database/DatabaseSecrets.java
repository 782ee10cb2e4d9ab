package org.jiezhen.database;

import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.springframework.core.env.Environment;

/**
 * The passwords that a real house's environment gives for its database: one that is no secret is refused by its name.
 * None at all is no weak one: PostgreSQL can know a role by its certificate, its socket or its ticket, and what it asks
 * for is set there.
 */
final class DatabaseSecrets {

    /** A machine types it, so that length costs nobody anything. */
    static final int SHORTEST = 16;

    private static final int FEWEST_DIFFERENT = 8;

    // Of what samples, manuals and habit put into such variables. In 32 random bytes none of them turns up by chance.
    private static final List<String> TRIED_FIRST = List.of(
            "changeme",
            "password",
            "secret",
            "postgres",
            "portal",
            "jiezhen",
            "example",
            "placeholder",
            "123456",
            "qwerty");

    private static final String REMEDY = "Make one with: openssl rand -base64 32. Then give it to the role "
            + "(src/postgres/roles.sh does, or ALTER ROLE … PASSWORD) and to the portal's environment.";

    private DatabaseSecrets() {}

    /** Looks at what the environment says, before anything is connected to. */
    static void refuseWeak(Environment environment) {
        var runtime = property(environment, "spring.datasource.password");
        var owner = property(environment, "spring.flyway.password");
        refuseWeak("SPRING_DATASOURCE_PASSWORD", runtime);
        refuseWeak("SPRING_FLYWAY_PASSWORD", owner);
        refuseWeak("SPRING_DATASOURCE_URL", inAddress(property(environment, "spring.datasource.url")));
        refuseWeak("SPRING_FLYWAY_URL", inAddress(property(environment, "spring.flyway.url")));
        if (!owner.isEmpty() && owner.equals(runtime)) {
            throw new StartRefused(
                    "SPRING_FLYWAY_PASSWORD is the same as SPRING_DATASOURCE_PASSWORD: whoever learns what the portal "
                            + "runs with could rewrite the journal as its owner.",
                    REMEDY);
        }
    }

    private static void refuseWeak(String variable, String password) {
        if (password.isEmpty()) {
            return;
        }
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new StartRefused(
                    "%s holds a password of less than %d characters.".formatted(variable, SHORTEST), REMEDY);
        }
        var plain = password.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        if (TRIED_FIRST.stream().anyMatch(plain::contains)) {
            throw new StartRefused("%s holds a password with a word that is tried first.".formatted(variable), REMEDY);
        }
        if (password.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            throw new StartRefused("%s holds a password of too few different characters.".formatted(variable), REMEDY);
        }
    }

    /** The password that an address may carry. */
    private static String inAddress(String url) {
        @Nullable Properties parts = url.isEmpty() ? null : Driver.parseURL(url, new Properties());
        return parts == null ? "" : parts.getProperty("password", "");
    }

    private static String property(Environment environment, String name) {
        return environment.getProperty(name, "");
    }
}
