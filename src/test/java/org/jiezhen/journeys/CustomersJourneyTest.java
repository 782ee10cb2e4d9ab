package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jiezhen.RunningPortal;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Sex;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finding, looking at, correcting and merging customers, in real browsers. */
@RunningPortal
@InEveryBrowser
class CustomersJourneyTest {

    @Parameter
    Browsers.Kind kind;

    private static final LocalDate BORN = LocalDate.of(1990, 5, 17);

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    CustomerAdministration administration;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    private Browsers browsers;

    @BeforeEach
    void nobodyInTheHall() {
        browsers = new Browsers(kind);
        reception.empty();
        jdbc.sql("UPDATE customer SET name = NULL, pinyin = '', search = '', phone = NULL, birth_date = NULL")
                .update();
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private CustomerId customer(String name, String phone, boolean discreet) {
        return reception
                .as(
                        Reception.DESK,
                        () -> administration.register(
                                Reception.key(),
                                new CustomerDetails(
                                        new PersonName(name),
                                        new Phone(phone),
                                        Sex.FEMALE,
                                        BORN,
                                        "zh",
                                        discreet,
                                        null,
                                        null,
                                        null),
                                true))
                .customer();
    }

    private Page finding(Page page, String person) {
        return Browsers.enter(page, url(), person, "/customers");
    }

    private static Locator field(Page page) {
        return page.locator(".find-field input").first();
    }

    private static void picture(Page page, String name) {
        Browsers.picture(page, name);
    }

    @Test
    void whileOneTypesHitsComeAndEnterOpensTheOneThatIsMarked() {
        customer("欧阳静怡", "13812345678", false);
        customer("王静", "13811112222", true);
        customer("李静怡", "13811113333", false);
        var here = reception.waits("张静雯", "13900004444", false);
        var desk = finding(browsers.desk("zh-CN"), "李婷");
        assertThat(desk.locator(".hint")).isVisible();
        picture(desk, "customers-empty-zh");

        field(desk).pressSequentially("静");
        assertThat(desk.locator(".found .option")).hasCount(4);
        assertThat(desk.locator(".found .option").first()).containsText(here.label());
        picture(desk, "customers-found-zh");
        field(desk).fill("jingyi");
        assertThat(desk.locator(".found .option")).hasCount(2);
        assertThat(desk.locator("main .say")).containsText("2");
        field(desk).press("ArrowDown");
        assertThat(desk.locator(".found .option").nth(1)).hasAttribute("aria-selected", "true");
        var name = desk.locator(".found .option .nm").nth(1).innerText();
        field(desk).press("Enter");

        assertThat(desk.locator("live-board").first()).containsText(name);
        assertThat(desk).hasURL(Pattern.compile(".*/customers/[0-9a-f-]{36}"));
        assertThat(desk).not().hasTitle(Pattern.compile(name));
        picture(desk, "customer-zh");
        assertThat(desk.locator("body")).not().containsText("!{");
    }

    @Test
    void aCorrectionBySomebodyElseAppearsAndTheirFormIsTold() {
        var id = customer("王小红", "13812345678", false);
        var one = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷", "/customers/" + id);
        var other = Browsers.enter(browsers.desk("en-GB"), url(), "张蕾", "/customers/" + id);
        assertThat(other.locator("live-board").first()).containsText("王小红");
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Correct"))
                .click();
        assertThat(other.locator("vaadin-dialog[opened] input").first()).hasValue("王小红");
        picture(other, "customer-edit-en");

        one.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("更正资料"))
                .click();
        one.locator("vaadin-dialog[opened] input").first().fill("王晓红");
        one.locator("vaadin-dialog[opened]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("保存"))
                .click();

        assertThat(one.locator("live-board").first()).containsText("王晓红");
        assertThat(other.locator("live-board").first()).containsText("王晓红");
        one.getByText("登记同意").first().click();
        assertThat(other.locator("live-board").last()).containsText("Given");
        other.locator("vaadin-dialog[opened] input").first().fill("王小虹");
        other.locator("vaadin-dialog[opened]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(other.locator("vaadin-dialog[opened] .conflict")).containsText("李婷");
        assertThat(other.locator("vaadin-dialog[opened] input").first()).hasValue("王小虹");
        assertThat(other.locator("live-board").first()).containsText("王晓红");
    }

    @Test
    @InChromium
    void whatIsMaskedIsNotSentUntilItIsAskedForAndThatIsJournalled() {
        var id = customer("金丝雀乙", "13812347391", false);
        var desk = browsers.desk("zh-CN");
        var received = browsers.listen(desk);
        Browsers.enter(desk, url(), "李婷", "/customers/" + id);
        assertThat(desk.locator("live-board").first()).containsText("…7391");
        assertThat(String.join("\n", received)).doesNotContain("13812347391", "1990-05-17");

        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("显示完整资料"))
                .click();

        assertThat(desk.locator("vaadin-dialog[opened]")).containsText("13812347391");
        picture(desk, "customer-unmasked-zh");
        assertThat(jdbc.sql("SELECT count(*) FROM journal WHERE action = 'customers.look' AND subject_id = ?")
                        .param(id.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
