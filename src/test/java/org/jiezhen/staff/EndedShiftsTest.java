package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.PortalTest;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose sign-in is over is told why, and nobody else is. */
@PortalTest
class EndedShiftsTest {

    private static final String PASSWORD = "雨后的操场有一只猫走过去了";

    @Autowired
    Shifts shifts;

    @Autowired
    StaffUsers users;

    @Autowired
    StaffAdministration administration;

    @Autowired
    OwnPassword ownPassword;

    @Autowired
    JdbcClient jdbc;

    private ActingAs acting;
    private StaffId admin;
    private StaffId person;
    private Shifts.Begun shift;

    @BeforeEach
    void somebodyIsSignedIn() {
        acting = new ActingAs(users);
        admin = users.id("chengyuan").orElseThrow();
        var made = acting.as(
                admin,
                () -> administration.create(new AccountDetails(
                        "ends." + UUID.randomUUID().toString().substring(0, 8),
                        "某人",
                        new Localized("", ""),
                        List.of("CONSULTANT", "DESK_GUIDE"))));
        person = made.accountId();
        acting.as(person, () -> ownPassword.change(made.secret(), PASSWORD));
        var user = users.find(person).orElseThrow();
        shift = shifts.begin(user, String.valueOf(user.getPassword()), false);
    }

    @Test
    void aDisabledAccountSaysSoToItsOwnBrowserAlone() {
        assertThat(why()).isEmpty();
        acting.as(admin, () -> administration.disable(person, version()));

        assertThat(why()).hasValue(Shifts.Why.DISABLED);
        assertThat(shifts.ending(shift.shift().id(), "another token")).isEmpty();
        acting.as(admin, () -> administration.enable(person, version()));
        assertThat(found()).as("enabled again is not signed in again").isEmpty();
    }

    @Test
    void anAccountDisabledBehindThePortalsBackSaysSoToo() {
        jdbc.sql("UPDATE account SET enabled = false WHERE id = ?")
                .param(person.value())
                .update();

        assertThat(why()).hasValue(Shifts.Why.DISABLED);
    }

    @Test
    void aSecretThatWasResetAndAPasswordThatWasChangedElsewhereAreToldApart() {
        acting.as(admin, () -> administration.resetSecret(person, version()));
        assertThat(why()).hasValue(Shifts.Why.SECRET_RESET);

        somebodyIsSignedIn();
        acting.as(person, () -> ownPassword.change(PASSWORD, "另一句很长的话没有人会猜到"));
        assertThat(why()).hasValue(Shifts.Why.PASSWORD_CHANGED);
        assertThat(found()).isEmpty();
    }

    @Test
    void theHourIsSaidAndSoIsSigningOut() {
        jdbc.sql("UPDATE shift SET ends = now() - interval '1 minute' WHERE id = ?")
                .param(shift.shift().id())
                .update();
        assertThat(why()).hasValue(Shifts.Why.HOUR);

        somebodyIsSignedIn();
        shifts.end(shift.shift().id());
        assertThat(why()).hasValue(Shifts.Why.SIGNED_OUT);
    }

    @Test
    void whoseRolesWereChangedComesBackAndIsToldOnce() {
        assertThat(found().orElseThrow().rolesChanged()).isNull();
        acting.as(
                admin,
                () -> administration.describe(
                        person,
                        version(),
                        new AccountDetails(
                                users.find(person).orElseThrow().getUsername(),
                                "某人",
                                new Localized("", ""),
                                List.of("CONSULTANT"))));

        assertThat(found().orElseThrow().rolesChanged()).isNotNull();
        shifts.rolesAreTold(shift.shift().id());
        assertThat(found().orElseThrow().rolesChanged()).isNull();
    }

    @Test
    void eachEndHasItsSentenceInBothLanguages() {
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            Stream.of(Shifts.Why.values())
                    .map(why -> why == Shifts.Why.SIGNED_OUT ? "staff.signedOut" : "staff.ended." + why)
                    .forEach(key -> assertThat(Words.ofTheHouse().getTranslation(key, locale, "10:42"))
                            .contains("10:42"));
        }
    }

    private Optional<Shifts.Found> found() {
        return shifts.find(shift.shift().id(), shift.token());
    }

    private Optional<Shifts.Why> why() {
        return shifts.ending(shift.shift().id(), shift.token()).map(Shifts.Ending::why);
    }

    private long version() {
        return users.find(person).orElseThrow().version();
    }
}
