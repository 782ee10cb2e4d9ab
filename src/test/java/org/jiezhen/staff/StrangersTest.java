package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Sessions of nobody live minutes, are few, and are taken from whoever has most. */
class StrangersTest {

    private static final int SHIFT = 36_000;

    private final Strangers strangers = new Strangers(3);

    private MockHttpSession opens(String address) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/sign-in");
        request.setRemoteAddr(address);
        var session = new MockHttpSession();
        session.setMaxInactiveInterval(SHIFT);
        strangers.doFilter(request, new MockHttpServletResponse(), new MockFilterChain() {
            @Override
            public void doFilter(jakarta.servlet.ServletRequest one, jakarta.servlet.ServletResponse other) {
                strangers.sessionCreated(new HttpSessionEvent(session));
            }
        });
        return session;
    }

    @Test
    void theOldestOfWhoeverHasMostEndsAndNobodyElses() throws ServletException, IOException {
        var somebodys = opens("10.0.0.1");
        var strangers = new ArrayList<MockHttpSession>(List.of());
        for (var n = 0; n < 6; n++) {
            strangers.add(opens("198.51.100.1"));
        }

        assertThat(somebodys.isInvalid()).isFalse();
        assertThat(strangers.stream().map(MockHttpSession::isInvalid))
                .containsExactly(true, true, true, true, false, false);
        assertThat(this.strangers.count()).isEqualTo(3);
    }

    @Test
    void itLivesMinutesUntilSomebodyHasSignedIn() throws ServletException, IOException {
        var session = opens("10.0.0.1");
        assertThat(session.getMaxInactiveInterval()).isEqualTo(300);

        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, new SecurityContextImpl());
        var next = new MockHttpServletRequest("GET", "/arrivals");
        next.setSession(session);
        strangers.doFilter(next, new MockHttpServletResponse(), new MockFilterChain());

        assertThat(session.getMaxInactiveInterval()).isEqualTo(SHIFT);
        assertThat(strangers.count()).isZero();
    }

    @Test
    void whoSendsHalfOfSomethingKeepsSoManyWorkersWaitingAndNoMore() throws ServletException, IOException {
        assertThat(turnedAway("198.51.100.1", 80)).as("of one address").isZero();
        assertThat(turnedAway("198.51.100.1", 81)).isEqualTo(1);
        assertThat(turnedAway("198.51.100.1", 80))
                .as("once the others have sent")
                .isZero();
    }

    @Test
    void howeverManyHalvesComeFromAFewAddressesThereIsAWorkerForSomebodyElse() throws ServletException, IOException {
        assertThat(turnedAway(
                        List.of("198.51.100.1", "198.51.100.2", "198.51.100.3", "198.51.100.4", "198.51.100.5"),
                        150,
                        List.of("10.0.0.1", "10.0.0.2")))
                .as("of these two nobody")
                .isZero();
    }

    /** While each of the first sends so much at the same time, how many of the others are turned away. */
    private int turnedAway(List<String> first, int each, List<String> then) throws ServletException, IOException {
        if (first.isEmpty()) {
            var away = 0;
            for (var one : then) {
                away += turnedAway(one, 1);
            }
            return away;
        }
        var inside = new int[1];
        senders(first.getFirst(), each, () -> inside[0] = turnedAway(first.subList(1, first.size()), each, then));
        return inside[0];
    }

    private interface Meanwhile {
        void happens() throws ServletException, IOException;
    }

    private void senders(String address, int senders, Meanwhile meanwhile) throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        var request = new MockHttpServletRequest("POST", "/sign-in");
        request.setRemoteAddr(address);
        strangers.doFilter(request, response, new MockFilterChain() {
            @Override
            public void doFilter(jakarta.servlet.ServletRequest one, jakarta.servlet.ServletResponse other)
                    throws ServletException, IOException {
                if (senders > 1) {
                    senders(address, senders - 1, meanwhile);
                } else {
                    meanwhile.happens();
                }
            }
        });
        if (response.getStatus() == 429) {
            meanwhile.happens();
        }
    }

    /** How many of so many that send at the same time are turned away. */
    private int turnedAway(String address, int senders) throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        var inside = new int[1];
        var request = new MockHttpServletRequest("POST", "/sign-in");
        request.setRemoteAddr(address);
        strangers.doFilter(request, response, new MockFilterChain() {
            @Override
            public void doFilter(jakarta.servlet.ServletRequest one, jakarta.servlet.ServletResponse other)
                    throws ServletException, IOException {
                inside[0] = senders > 1 ? turnedAway(address, senders - 1) : 0;
            }
        });
        return inside[0] + (response.getStatus() == 429 ? 1 : 0);
    }
}
