package org.jiezhen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@RunningPortal
@NullMarked
class ManagementTest {

    private final String management;
    private final String portal;

    ManagementTest(@Autowired Environment environment) {
        management = "http://127.0.0.1:" + environment.getRequiredProperty("local.management.port") + "/actuator";
        portal = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + "/actuator";
    }

    @Test
    void healthNeedsNoSignInAndTellsNoDetails() throws Exception {
        for (String which : new String[] {"/health", "/health/liveness", "/health/readiness"}) {
            HttpResponse<String> answer = get(management + which);
            assertThat(answer.statusCode()).as(which).isEqualTo(200);
            assertThat(answer.body()).contains("\"UP\"").doesNotContain("PostgreSQL");
        }
    }

    @Test
    void nothingElseIsManagedFromOutside() throws Exception {
        assertThat(get(management + "/env").statusCode()).isNotEqualTo(200);
        assertThat(get(management + "/beans").statusCode()).isNotEqualTo(200);
        assertThat(get(portal + "/health").body()).doesNotContain("\"UP\"");
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }
}
