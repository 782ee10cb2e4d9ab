package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.class)
@Import({ActingAs.class, StaffAdministrationTest.Careless.class})
class StaffAdministrationTest {

    private static final StaffId LIU_YUE = StaffId.of("00000000-0000-4000-8000-000000000101");
    private static final StaffId CHENG_YUAN = StaffId.of("00000000-0000-4000-8000-000000000128");

    @Autowired
    ActingAs acting;

    @Autowired
    StaffAdministration administration;

    @Autowired
    StaffDirectory directory;

    @Autowired
    StaffUsers users;

    @Autowired
    Careless careless;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aGuideSeesColleaguesAndManagesNobody() {
        assertThat(acting.as(LIU_YUE, () -> directory.colleagues(Permission.STAFF_SEE)))
                .extracting(Colleague::name)
                .contains("程远", "李婷");
        assertThatThrownBy(() -> acting.as(LIU_YUE, administration::accounts))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.accounts())
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    @Test
    void aServiceMethodThatNamesNoPermissionIsClosedToEverybody() {
        assertThatThrownBy(() -> acting.as(CHENG_YUAN, careless::anybody)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aPersonHoldsSeveralRolesInOrder() {
        var id = create("several.roles", "CONSULTANT", "DESK_GUIDE").accountId();
        describe(id, "several.roles", "DESK_GUIDE", "CONSULTANT", "TEA_GUIDE");
        assertThat(users.find(id).orElseThrow().roles()).containsExactly("DESK_GUIDE", "CONSULTANT", "TEA_GUIDE");
    }

    @Test
    void nobodyDisablesThemselves() {
        refused(
                "refusal.staff.self",
                () -> acting.as(
                        CHENG_YUAN,
                        () -> administration.disable(
                                CHENG_YUAN, users.find(CHENG_YUAN).orElseThrow().version())));
    }

    @Test
    void theLastAdministratorStays() {
        refused("refusal.staff.lastAdmin", () -> describe(CHENG_YUAN, "chengyuan", "CONSULTANT"));
    }

    @Test
    void ofTwoAdministratorsWhoDisableEachOtherOneRemains() throws Exception {
        var second = create("second.admin", "ADMIN").accountId();
        // Entered with a secret, an administrator may do nothing yet.
        jdbc.sql("UPDATE account SET must_change_password = false WHERE id = ?")
                .param(second.value())
                .update();
        Callable<Boolean> one = () -> disabled(CHENG_YUAN, second);
        Callable<Boolean> other = () -> disabled(second, CHENG_YUAN);
        try (var pool = Executors.newFixedThreadPool(2)) {
            var results = pool.invokeAll(List.of(one, other));
            assertThat(List.of(results.get(0).get(), results.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            jdbc.sql("UPDATE account SET enabled = (id = ?) WHERE id IN (?, ?)")
                    .params(CHENG_YUAN.value(), CHENG_YUAN.value(), second.value())
                    .update();
        }
    }

    @Test
    void whoIsSecondToChangeIsToldByWhom() {
        var id = create("changed.twice", "LAB").accountId();
        describe(id, "changed.twice", "PHOTO");
        refused(
                "refusal.staff.changedMeanwhile",
                () -> acting.as(CHENG_YUAN, () -> administration.describe(id, 0, details("changed.twice", "IMAGING"))));
        assertThat(users.find(id).orElseThrow().roles()).containsExactly("PHOTO");
    }

    @Test
    void aUsernameIsTakenOnce() {
        create("taken", "LAB");
        refused("refusal.staff.usernameTaken", () -> create("TAKEN", "LAB"));
    }

    @Test
    void badInputIsRefusedWithASentence() {
        refused("refusal.staff.username", () -> details("x".repeat(1_000_000), "LAB"));
        refused("refusal.staff.username", () -> details("a\u202Eb", "LAB"));
        refused("refusal.staff.username", () -> details("王芳", "LAB"));
        refused("refusal.staff.roleMissing", () -> details("nobody"));
        refused("refusal.staff.roleMissing", () -> create("wrong.role", "QUEEN\"}"));
        refused(
                "refusal.staff.postHidden",
                () -> new AccountDetails("hidden", "王芳", new Localized("\u202E8 层", ""), List.of("LAB")));
        refused(
                "refusal.name.tooLong",
                () -> new AccountDetails("long", "王".repeat(1_000_000), new Localized("", ""), List.of("LAB")));
    }

    @Test
    void theJournalKnowsIdsAndCodesOnly() {
        var id = create("journalled", "LAB").accountId();
        describe(id, "journalled", "PHOTO");
        var entries = jdbc.sql("SELECT action || ' ' || actor || ' ' || detail FROM journal WHERE subject_id = ?")
                .param(id.toString())
                .query(String.class)
                .list();
        assertThat(entries)
                .containsExactly(
                        "staff.create " + CHENG_YUAN + " {\"roles\": [\"LAB\"]}",
                        "staff.describe " + CHENG_YUAN + " {\"roles\": [\"PHOTO\"]}");
    }

    private boolean disabled(StaffId by, StaffId whom) {
        try {
            acting.as(
                    by,
                    () -> administration.disable(
                            whom, users.find(whom).orElseThrow().version()));
            return true;
        } catch (Refusal | AccessDeniedException e) {
            return false;
        }
    }

    private OneTimeSecret create(String username, String... roles) {
        return acting.as(CHENG_YUAN, () -> administration.create(details(username, roles)));
    }

    private void describe(StaffId id, String username, String... roles) {
        acting.as(
                CHENG_YUAN,
                () -> administration.describe(id, users.find(id).orElseThrow().version(), details(username, roles)));
    }

    private static AccountDetails details(String username, String... roles) {
        return new AccountDetails(username, "测试员", new Localized("", ""), List.of(roles));
    }

    private static void refused(String key, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key())
                .isEqualTo(key));
    }

    /** What somebody in a hurry might write. */
    @Service
    static class Careless {

        public String anybody() {
            return "open";
        }
    }
}
