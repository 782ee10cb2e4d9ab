package org.jiezhen.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.jiezhen.Eventually;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Look;
import org.jiezhen.live.Presses;
import org.jiezhen.staff.StaffAccount;
import org.jiezhen.staff.StaffBoard;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every form says at its field what cannot be right, and gives back what was typed and not saved. */
class FormsTest extends ScreenTest {

    private static final String DESK = "liting";
    private static final String ADMIN = "chengyuan";

    @Autowired
    People people;

    @Autowired
    StaffBoard staff;

    @Autowired
    LiveBoards boards;

    private void open(String page, String button) {
        UI.getCurrent().navigate(page);
        press(button);
    }

    private Optional<String> saidAt(String label) {
        return saidAt(TextField.class, label);
    }

    private boolean isOpen() {
        return !dialogs().isEmpty();
    }

    @Test
    @SignedIn(DESK)
    void whatWasTypedIsGivenBackInAnotherSessionAndGoneOnceItIsSaved() {
        open("customers", "customers.register");
        type("customers.name", "温若溪");
        type("customers.phone", "139 4471 0093");
        assertThat(kept()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("account_id", people.id(DESK).value())
                .containsEntry("form", "customer")
                .containsEntry("subject", ""));

        anotherSession();
        open("customers", "customers.register");
        assertThat(typed("customers.name")).isEmpty();
        assertThat(dialog()).contains(words("customers.name") + words("form.draft.and") + words("customers.phone"));
        press("form.draft.goOn");

        assertThat(typed("customers.name")).isEqualTo("温若溪");
        assertThat(typed("customers.phone")).isEqualTo("139 4471 0093");
        assertThat(kept()).hasSize(1);
        press("customers.register");

        assertThat(isOpen()).isFalse();
        assertThat(kept()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM customer WHERE name = '温若溪'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    @SignedIn(DESK)
    void whatIsThrownAwayIsNotOfferedAgain() {
        open("customers", "customers.register");
        type("customers.name", "王小红");
        press("form.draft.discard");
        assertThat(isOpen()).isFalse();
        assertThat(kept()).isEmpty();

        open("customers", "customers.register");
        type("customers.name", "王小红");
        press("dialog.cancel");
        open("customers", "customers.register");
        press("form.draft.discard");

        assertThat(isOpen()).isTrue();
        assertThat(typed("customers.name")).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    @SignedIn(DESK)
    void whatIsTypedAndTakenBackLeavesNothing() {
        open("customers", "customers.register");
        type("customers.name", "王小红");
        type("customers.name", "");

        assertThat(kept()).isEmpty();
    }

    @Test
    @SignedIn(DESK)
    void nobodyIsOfferedWhatAnotherPersonTyped() {
        jdbc.sql("""
                        INSERT INTO draft (press, account_id, form, subject, version, typed, at)
                        VALUES (gen_random_uuid(), ?, 'customer', '', 0, '{"name":"别人的"}', now())
                        """).param(people.id("zhanglei").value()).update();

        open("customers", "customers.register");

        assertThat(dialog()).doesNotContain(words("form.draft.goOn"));
    }

    @Test
    @SignedIn(ADMIN)
    void whoeverGoesOnWithWhatOthersHaveChangedIsTold() {
        var account = account("hanli");
        openAccount("hanli");
        type("staff.name", "韩立新");
        jdbc.sql("UPDATE account SET post_zh = '皮肤科', version = version + 1 WHERE id = ?")
                .param(account.id().value())
                .update();

        anotherSession();
        openAccount("hanli");
        assertThat(dialog()).contains(words("form.draft.changedSince"));
        press("form.draft.goOn");

        // What others saved stands, but for what was typed here.
        assertThat(typed("staff.name")).isEqualTo("韩立新");
        assertThat(typed("staff.post.zh")).isEqualTo("皮肤科");
        press("staff.admin.save");
        assertThat(account("hanli").displayName()).isEqualTo("韩立新");
        assertThat(account("hanli").post().zh()).isEqualTo("皮肤科");
        assertThat(kept()).isEmpty();
    }

    @Test
    @SignedIn(ADMIN)
    void whatCannotBeSavedAnyMoreIsSaidAboveTheFieldsAndStays() {
        openAccount("hanli");
        type("staff.name", "韩立人");
        jdbc.sql("UPDATE account SET version = version + 1 WHERE username = 'hanli'")
                .update();

        press("staff.admin.save");

        assertThat(isOpen()).isTrue();
        assertThat(saidAbove()).isPresent();
        assertThat(typed("staff.name")).isEqualTo("韩立人");
        assertThat(kept()).hasSize(1);
    }

    @Test
    @SignedIn(ADMIN)
    void badInputOfAnAccountIsSaidAtItsField() {
        UI.getCurrent().navigate("admin/staff");
        Presses.press(find(BoardComponent.class).single(), "CREATE", "");
        roundTrip();
        type("staff.name", "新同事");
        type("staff.username", "Not a name");

        press("staff.admin.save");

        assertThat(saidAt("staff.username"))
                .hasValueSatisfying(said -> assertThat(said).isNotBlank());
        assertThat(typed("staff.name")).isEqualTo("新同事");
        assertThat(typed("staff.username")).isEqualTo("Not a name");
        type("staff.username", "newname");
        assertThat(saidAt("staff.username")).isEmpty();
    }

    @Test
    @SignedIn(DESK)
    void badInputOfACustomerIsSaidAtItsField() {
        open("customers", "customers.register");
        type("customers.name", "王小红");
        type("customers.phone", "12345");

        press("customers.register");

        assertThat(saidAt("customers.phone"))
                .hasValueSatisfying(said -> assertThat(said).contains("5"));
        assertThat(typed("customers.name")).isEqualTo("王小红");
        assertThat(isOpen()).isTrue();
    }

    @Test
    @SignedIn(ADMIN)
    void badInputOfAWallIsSaidAtItsField() {
        open("admin/devices", "walls.pair");
        type("walls.name", "大厅");
        type("walls.pair.code", "nothing");
        press("walls.pair.go");
        assertThat(saidAt("walls.pair.code")).isPresent();
        assertThat(typed("walls.name")).isEqualTo("大厅");
        press("dialog.cancel");

        open("admin/devices", "walls.post");
        type("walls.post.zh", "欢迎");
        type("walls.post.en", "x".repeat(500));
        press("walls.post.go");
        assertThat(saidAt("walls.post.en")).isPresent();
        assertThat(typed("walls.post.zh")).isEqualTo("欢迎");
    }

    @Test
    @SignedIn(ADMIN)
    void badInputOfAProgramIsSaidAtItsField() {
        UI.getCurrent().navigate("admin/services");
        Presses.press(find(BoardComponent.class).single(), "ISSUE", "");
        roundTrip();

        press("services.issue.go");

        assertThat(saidAt("services.name")).isPresent();
    }

    @Test
    @SignedIn(DESK)
    void aPasswordThatIsWrongIsSaidAtItsFieldAndNeverKept() {
        UI.getCurrent().navigate("password");
        test(field(PasswordField.class, "staff.password.old")).setValue("wrong");
        test(field(PasswordField.class, "staff.password.new")).setValue("long enough 123456");
        test(field(PasswordField.class, "staff.password.again")).setValue("another");
        press("staff.password.save");
        assertThat(field(PasswordField.class, "staff.password.again").isInvalid())
                .isTrue();
        test(field(PasswordField.class, "staff.password.again")).setValue("long enough 123456");
        press("staff.password.save");

        assertThat(field(PasswordField.class, "staff.password.again").isInvalid())
                .isFalse();
        assertThat(field(PasswordField.class, "staff.password.old").isInvalid()).isTrue();
        assertThat(field(PasswordField.class, "staff.password.new").getValue()).isEqualTo("long enough 123456");
        assertThat(kept()).isEmpty();
    }

    private StaffAccount account(String username) {
        return staff.read().stream()
                .map(StaffBoard.Row::account)
                .filter(one -> one.username().equals(username))
                .findFirst()
                .orElseThrow();
    }

    private void openAccount(String username) {
        UI.getCurrent().navigate("admin/staff");
        Presses.press(
                find(BoardComponent.class).single(),
                "OPEN",
                account(username).id().toString());
        roundTrip();
    }

    /** Nobody is shut out by a slip: what that does is said, and asked. */
    @Test
    @SignedIn(ADMIN)
    void whoIsToBeDisabledIsAskedAboutFirst() {
        openAccount("luoyi");

        press("staff.admin.disable.ask");

        assertThat(account("luoyi").state()).isEqualTo(StaffAccount.State.DEMO);
        assertThat(dialogs().getLast().getHeaderTitle()).contains("罗毅");
        press("staff.admin.disable");
        assertThat(account("luoyi").state()).isEqualTo(StaffAccount.State.DISABLED);
        assertThat(isOpen()).isFalse();

        openAccount("luoyi");
        press("staff.admin.enable");
        assertThat(account("luoyi").state()).isEqualTo(StaffAccount.State.DEMO);
    }

    /** What one administrator does is on the screen of the other, untouched. */
    @Test
    @SignedIn(ADMIN)
    void theListOfAccountsIsLive() {
        try (var other = Look.on(boards, staff, StaffBoard.MANAGERS)) {
            openAccount("dingyifan");
            type("staff.post.zh", "照相室二");
            press("staff.admin.save");

            Eventually.passes(() -> assertThat(other.rows().values())
                    .anyMatch(row -> row.toString().contains("照相室二")));
        }
    }
}
