package org.jiezhen.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.mock.env.MockEnvironment;

class DatabaseSecretsTest {

    private static final String GOOD = "w2Zr0cQ9yN4kLx7eTb5UvA==";
    private static final String OTHER = "hJ3mXs8dKf6qPz1oGtRyWw==";

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("spring.datasource.url", "jdbc:postgresql://db:5432/portal")
            .withProperty("spring.datasource.username", "portal_app");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "w2Zr0cQ9yN4kLx7",
                "postgres",
                "portal_app",
                "change-me",
                "Change-Me Change-Me",
                "PASSWORDPASSWORDPASSWORD",
                "my-secret-for-jiezhen",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "1234567890123456",
            })
    void aWeakPasswordIsRefusedByTheNameOfItsVariable(String weak) {
        environment.setProperty("spring.datasource.password", weak);
        assertThatThrownBy(() -> startReal())
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("SPRING_DATASOURCE_PASSWORD")
                .message()
                .doesNotContain("w2Zr0");

        environment.setProperty("spring.datasource.password", GOOD);
        environment.setProperty("spring.flyway.password", weak);
        assertThatThrownBy(() -> startReal())
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("SPRING_FLYWAY_PASSWORD");
    }

    @Test
    void oneThatStandsInTheAddressIsLookedAtToo() {
        environment.setProperty(
                "spring.datasource.url", "jdbc:postgresql://db:5432/portal?user=portal_app&password=portal_app");
        assertThatThrownBy(() -> startReal())
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("SPRING_DATASOURCE_URL");
    }

    @Test
    void theOwnersIsNotThatOfTheRoleThatRuns() {
        environment.setProperty("spring.datasource.password", GOOD);
        environment.setProperty("spring.flyway.password", GOOD);
        assertThatThrownBy(() -> startReal())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SPRING_FLYWAY_PASSWORD is the same as SPRING_DATASOURCE_PASSWORD");
    }

    @Test
    void twoGoodOnesAreWelcome() {
        environment.setProperty("spring.datasource.password", GOOD);
        environment.setProperty("spring.flyway.password", OTHER);
        assertThat(startReal()).isNotNull();
    }

    @Test
    void whatIsMadeAsTheRefusalSaysIsNeverRefused() {
        var bytes = new byte[32];
        // Every byte at every place: no chance is left to a test.
        for (int step = 1; step < 256; step += 2) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (step * (i + 7) * 31);
            }
            environment.setProperty(
                    "spring.datasource.password", Base64.getEncoder().encodeToString(bytes));
            assertThatCode(() -> startReal()).doesNotThrowAnyException();
        }
    }

    /** A certificate, a socket's peer or a ticket serves as well: PostgreSQL asks for what it was told to. */
    @Test
    void aRoleWithoutAPasswordIsPostgresqlsBusiness() {
        assertThat(startReal()).isNotNull();
    }

    @Test
    void aDemoAndTheEmbeddedDatabaseAreLeftAlone() {
        environment.setProperty("spring.datasource.password", "demo");
        assertThat(guard(HouseKind.DEMO)).isNotNull();
        environment.setProperty("spring.datasource.url", "");
        assertThat(startReal()).isNotNull();
    }

    private HouseGuard startReal() {
        return guard(HouseKind.REAL);
    }

    private HouseGuard guard(HouseKind kind) {
        return new DatabaseConfiguration()
                .houseGuard(
                        kind,
                        new JdbcConnectionDetails() {
                            @Override
                            public String getUsername() {
                                return "portal_app";
                            }

                            @Override
                            public String getPassword() {
                                return environment.getProperty("spring.datasource.password", "");
                            }

                            @Override
                            public String getJdbcUrl() {
                                return environment.getProperty("spring.datasource.url", "");
                            }
                        },
                        environment);
    }
}
