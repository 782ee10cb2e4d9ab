package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jiezhen.People;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Sex;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Finding, looking at, correcting and merging customers, in real browsers. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "server.address=127.0.0.1"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import({People.class, Reception.class})
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
        Browsers.enter(page, url(), person).navigate(url() + "/customers");
        return page;
    }

    private static Locator field(Page page) {
        return page.locator(".find-field input").first();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(Path.of("target", "pictures", name + ".png")));
    }

    @Test
    @InFirefoxToo
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
        assertThat(desk.locator(".say")).containsText("2");
        field(desk).press("ArrowDown");
        assertThat(desk.locator(".found .option").nth(1)).hasAttribute("aria-selected", "true");
        var name = desk.locator(".found .option .nm").nth(1).innerText();
        field(desk).press("Enter");

        assertThat(desk.locator("live-board").first()).containsText(name);
        assertThat(desk.url()).matches(".*/customers/[0-9a-f-]{36}");
        assertThat(desk.title()).doesNotContain(name);
        picture(desk, "customer-zh");
        assertThat(desk.locator("body")).not().containsText("!{");
    }

    @Test
    void aCorrectionBySomebodyElseAppearsAndTheirFormIsTold() {
        var id = customer("王小红", "13812345678", false);
        var one = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷");
        one.navigate(url() + "/customers/" + id);
        var other = Browsers.enter(browsers.desk("en-GB"), url(), "张蕾");
        other.navigate(url() + "/customers/" + id);
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
        other.locator("vaadin-dialog[opened] input").first().fill("王小虹");
        other.locator("vaadin-dialog[opened]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(other.locator("vaadin-dialog[opened] .conflict")).containsText("李婷");
        assertThat(other.locator("vaadin-dialog[opened] input").first()).hasValue("王小虹");
        assertThat(other.locator("live-board").first()).containsText("王晓红");
    }

    @Test
    void aMergeAppearsOnAnotherScreenAndIsTakenBackThere() {
        var loser = customer("王小红", "13812345678", true);
        var winner = customer("王晓红", "13812345678", false);
        var one = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷");
        one.navigate(url() + "/customers/" + winner);
        var other = Browsers.enter(browsers.desk("zh-CN"), url(), "张蕾");
        other.navigate(url() + "/customers/" + loser);
        assertThat(other.locator("live-board").first()).containsText("王小红");
        picture(one, "customer-likely-zh");
        one.navigate(url() + "/customers/doubles");
        assertThat(one.locator(".hit.likely")).hasCount(1);
        picture(one, "doubles-zh");
        one.locator(".hit.likely button").click();
        assertThat(one.locator(".compare")).containsText("王小红");
        picture(one, "compare-zh");
        one.locator("vaadin-dialog[opened] vaadin-radio-button")
                .filter(new Locator.FilterOptions().setHasText("王晓红"))
                .click();
        one.locator("vaadin-dialog[opened]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("是同一个人，合并"))
                .click();
        assertThat(one.locator(".hint")).isVisible();

        assertThat(other.locator("live-board").first()).containsText("王晓红");
        assertThat(other.locator("live-board").first()).containsText("已并入");
        picture(other, "customer-merged-zh");
        assertThat(reception.as(Reception.DESK, () -> customers.look(loser))).hasValueSatisfying(look -> {
            assertThat(look.id()).isEqualTo(winner);
            assertThat(look.discreet()).isTrue();
        });
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("取消合并"))
                .first()
                .click();
        other.locator("vaadin-dialog[opened]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("取消合并"))
                .click();
        assertThat(other.locator("live-board").first()).not().containsText("王晓红");
    }

    @Test
    void aConsultantSeesWhatIsAgreedToAndIsOfferedNothingToDoAboutIt() {
        var id = customer("王小红", "13812345678", false);
        var consultant = Browsers.enter(browsers.desk("zh-CN"), url(), "苏曼");
        consultant.navigate(url() + "/customers/" + id);
        assertThat(consultant.locator("live-board").last()).containsText("照片使用");
        assertThat(consultant.getByText("记为同意")).hasCount(0);
        var desk = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷");
        desk.navigate(url() + "/customers/" + id);
        desk.getByText("记为同意").first().click();
        assertThat(desk.locator("live-board").last()).containsText("已同意");
        assertThat(consultant.locator("live-board").last()).containsText("已同意");
    }

    @Test
    @InChromium
    void whatIsMaskedIsNotSentUntilItIsAskedForAndThatIsJournalled() {
        var id = customer("金丝雀乙", "13812347391", false);
        var desk = browsers.desk("zh-CN");
        var received = browsers.listen(desk);
        Browsers.enter(desk, url(), "李婷").navigate(url() + "/customers/" + id);
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
