package org.jiezhen.visits.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.live.Look;
import org.jiezhen.staff.BehindLock;
import org.jiezhen.staff.StaffUser;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetailsService;

/** What a locked screen is sent goes on without names: of the customer, of whoever is with them, of whoever is asked. */
@SignedIn("liuyue")
class BehindLockTest extends ScreenTest {

    private static final String NAME = "金丝雀戊";
    private static final String PHONE = "13911118897";

    @Autowired
    List<BehindLock> modules;

    @Autowired
    ArrivalsBoard arrivals;

    @Autowired
    FrontDesk desk;

    @Autowired
    Custody custody;

    @Autowired
    People people;

    @Autowired
    UserDetailsService users;

    @Test
    void nobodyIsNamedBeforeALockedScreenHoweverAGuestIsAccompanied() {
        var alone = arrived();
        custody.leaveAlone(UUID.randomUUID(), alone);
        var offered = arrived();
        custody.offer(UUID.randomUUID(), offered, people.id("xulan"));
        var toTheDesk = arrived();
        custody.offer(UUID.randomUUID(), toTheDesk, null);

        var named = List.of(NAME, nameOf("liuyue"), nameOf("xulan"));
        assertThat(Look.rows(arrivals, ArrivalsBoard.GUIDES).toString())
                .as("the same is named to whoever is there")
                .contains(named);
        assertThat(shown("liting")).contains(alone.toString(), offered.toString(), toTheDesk.toString());
        for (var person : List.of("liting", "gaofeng", "liuyue", "xulan")) {
            assertThat(shown(person).toLowerCase(Locale.ROOT))
                    .as(person)
                    .doesNotContain(named)
                    .doesNotContain("jinsique", PHONE.substring(7));
        }
        assertThat(shown("xulan")).as("her own offer").contains(offered.toString());
    }

    private VisitId arrived() {
        return desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.parse(NAME, PHONE, 0, false))
                                .ofAnother())
                .subject();
    }

    private String nameOf(String username) {
        return ((StaffUser) users.loadUserByUsername(username)).displayName();
    }

    /** What goes on behind the lock of this person's screen, as it is sent. */
    private String shown(String username) {
        var person = (StaffUser) users.loadUserByUsername(username);
        return modules.stream()
                .map(module -> module.create(person))
                .flatMap(Optional::stream)
                .map(BehindLockTest::board)
                .map(board -> Look.shown(arrivals, board).toString())
                .reduce("", String::concat);
    }

    @SuppressWarnings("unchecked")
    private static LiveComponent<VisitFact> board(Object component) {
        return (LiveComponent<VisitFact>) component;
    }
}
