package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whoever opens a thousand pages, or takes a thousand sessions, closes their own and nobody else's. */
@SignedIn("liting")
class PageBoundsTest extends ScreenTest {

    private static final int MOST = 8;

    private final PageBounds bounds = new PageBounds(MOST);
    private final List<UI> pages = new ArrayList<>();

    @Autowired
    SignInJournal journal;

    private UI opens() {
        var session = VaadinSession.getCurrent();
        var ui = new UI();
        ui.getInternals().setSession(session);
        ui.doInit(VaadinRequest.getCurrent(), session.getNextUIid(), "test");
        session.addUI(ui);
        ui.getInternals().setLastHeartbeatTimestamp(pages.size());
        pages.add(ui);
        bounds.opened(ui);
        session.getService().runPendingAccessTasks(session);
        return ui;
    }

    @AfterEach
    void theyAreClosed() {
        pages.stream().filter(ui -> ui.getSession() != null).forEach(PageBoundsTest::closes);
    }

    // As the framework does it: within the page itself.
    private static void closes(UI ui) {
        var before = UI.getCurrent();
        UI.setCurrent(ui);
        try {
            ui.getSession().removeUI(ui);
        } finally {
            UI.setCurrent(before);
        }
    }

    private List<Boolean> areOpen() {
        return pages.stream().map(ui -> ui.getSession() != null).toList();
    }

    @Test
    void aNewPageOfSomebodyWhoHasTooManyClosesTheOneThatHasBeenSilentForLongest() {
        IntStream.range(0, MOST).forEach(_ -> opens());
        assertThat(areOpen()).containsOnly(true);
        pages.getFirst().getInternals().setLastHeartbeatTimestamp(1000);

        opens();
        opens();

        assertThat(areOpen()).containsExactly(true, false, false, true, true, true, true, true, true, true);
        assertThat(bounds.count()).isEqualTo(MOST);
    }

    @Test
    void aSessionOfNobodyHasAFewPages() {
        SecurityContextHolder.clearContext();

        IntStream.range(0, MOST).forEach(_ -> opens());

        assertThat(areOpen()).containsExactly(false, false, false, true, true, true, true, true);
    }

    @Test
    void whatIsClosedIsNoLongerCounted() {
        opens();
        var second = opens();
        closes(second);

        assertThat(bounds.count()).isEqualTo(1);
    }

    @Test
    void whoTakesANewSessionEachTimeEndsTheOneNotUsedForLongest() {
        var sessions = new OpenSessions(
                journal, new OpenPages(java.time.Duration.ofMinutes(1), java.time.Clock.systemUTC()), 3);
        var person = StaffId.random();
        var somebodyElses = new MockHttpSession();
        sessions.presence(somebodyElses, StaffId.random());
        var taken = IntStream.range(0, 6)
                .mapToObj(n -> {
                    var session = new MockHttpSession() {
                        @Override
                        public long getLastAccessedTime() {
                            return n;
                        }
                    };
                    sessions.presence(session, person);
                    return session;
                })
                .toList();

        assertThat(taken.stream().map(MockHttpSession::isInvalid))
                .containsExactly(true, true, true, false, false, false);
        assertThat(somebodyElses.isInvalid()).isFalse();
        assertThat(sessions.all()).hasSize(4);
    }
}
