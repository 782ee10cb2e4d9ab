package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.staff.FailedSignIns.Tried;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;

/** Whoever signs in is told what was tried in vain before. */
@PortalTest
class FailedSignInsTest {

    private static final String WHO = "gaofeng";

    @Autowired
    FailedSignIns failed;

    @Autowired
    SignInJournal journal;

    @Autowired
    StaffUsers users;

    @Autowired
    People people;

    @Test
    void whatWasTriedBeforeThisSignInIsToldAndNotWhatWasTriedBeforeTheOneBefore() {
        journal.failed(WHO, "198.51.100.1");
        signsIn();
        journal.failed(WHO, "198.51.100.1");
        journal.failed(" GAOFENG", "198.51.100.2");
        journal.failed("nobody.here", "198.51.100.2");
        signsIn();

        assertThat(people.as(WHO, () -> failed.beforeThisOne()))
                .map(Tried::times)
                .hasValue(2);

        signsIn();
        assertThat(people.as(WHO, () -> failed.beforeThisOne())).isEmpty();
    }

    private void signsIn() {
        journal.signedIn(new InteractiveAuthenticationSuccessEvent(
                new DemoEntryFilter.Entered(users.find(people.id(WHO)).orElseThrow()), getClass()));
    }
}
