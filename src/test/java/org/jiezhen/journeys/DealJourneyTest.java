package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.channels.Channel;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.Sex;
import org.jiezhen.sales.Buyers;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.WaitingReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody has booked, comes, and buys: what is planned goes too far and is approved live, a doctor is asked with a briefing and
 * confirms, the guest is alone at no moment, she signs on a screen that is turned round, and one press orders it. Six browsers, and
 * each sees what another did untouched; nobody is sent what is none of his or her business.
 */
@RunningPortal
class DealJourneyTest {

    private static final String NAME = "欧阳问医";
    private static final String PHONE = "13812340871";
    private static final String OTHERS = ".nav, .tabs, live-board, notice-centre, .who";
    private static final String DEAL = "1,615.68";
    private static final int ROOM = 5;

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Bookings bookings;

    @Autowired
    CustomerAdministration customers;

    @Autowired
    Custody custody;

    @Autowired
    FrontDesk front;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AutowireCapableBeanFactory beans;

    private Browsers browsers;
    private Page consultant;
    private Page doctor;
    private Page guide;
    private Page manager;
    private Page desk;
    private Page tablet;

    @BeforeEach
    void theHallIsEmpty() {
        reception.empty();
        browsers = new Browsers();
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
        reception.empty();
    }

    @Test
    void whoHasBookedIsQuotedSeenByADoctorSignsOnTheScreenAndBuys() {
        booked();
        consultant = enter(browsers.desk("zh-CN"), "苏曼", "/consult");
        manager = enter(browsers.desk("zh-CN"), "高峰", "/approvals");
        doctor = enter(browsers.desk("zh-CN"), "韩立", "/doctor");
        desk = browsers.desk("zh-CN");
        var sentToTheDesk = browsers.listen(desk);
        enter(desk, "李婷", "/folders");
        guide = enter(browsers.phone("zh-CN"), "刘悦", "/arrive");
        assertThat(row(consultant, NAME)).containsText("预约");

        var ticket = comes();
        var visit = visit(ticket);
        var address = BusinessTime.day(Instant.now()) + "/" + ticket;
        isReceived(visit);
        isQuotedTooLittle(ticket, "/quote/" + address);
        var sentToTheManager = browsers.listen(manager);
        manager.navigate(url() + "/doctor");
        assertThat(manager.locator("live-board .live").first()).isVisible();
        aDoctorIsAsked(ticket);
        isNotAloneMeanwhile(ticket);
        theDoctorComesAndConfirms(ticket);
        assertThat(String.join("\n", sentToTheManager))
                .as("whoever watches is sent neither name nor briefing nor record")
                .contains(ticket)
                .doesNotContain(NAME, "头孢", "全切", "金丝雀", "先做光子");

        accepts(ticket, "/quote/" + address);
        signs("/documents/" + address);
        beans.createBean(Buyers.class).privacySigned(visit);
        buys(ticket);
        assertThat(String.join("\n", sentToTheDesk))
                .as("of sum and items the desk is sent nothing")
                .contains(ticket)
                .doesNotContain(DEAL, "光子嫩肤", "修护面膜");
    }

    // ---- stage by stage

    private void booked() {
        var consultantId = people.id("suman");
        reception.as(Reception.DESK, () -> {
            var customer = customers
                    .register(
                            Reception.key(),
                            new CustomerDetails(
                                    new PersonName(NAME),
                                    new Phone(PHONE),
                                    Sex.FEMALE,
                                    LocalDate.of(1993, 4, 2),
                                    "zh",
                                    false,
                                    null,
                                    null,
                                    consultantId),
                            false)
                    .customer();
            return bookings.take(
                    Reception.key(),
                    new BookingDetails(
                            Channel.WEB,
                            BusinessTime.day(Instant.now()),
                            LocalTime.MIN,
                            new PersonName(NAME),
                            new Phone(PHONE),
                            customer,
                            consultantId,
                            null,
                            "光子嫩肤",
                            null,
                            null));
        });
    }

    /** At the lift she is found among the bookings by a few keys, and is seated. */
    private String comes() {
        guide.locator(".find-field:visible input").last().fill("oyw");
        Browsers.tap(guide.locator(".find-field .found .option").first());
        Browsers.tap(guide.locator(".seats .f").first());
        var ticket = guide.locator("undo-bar .done b");
        assertThat(ticket).hasText(Pattern.compile("A\\d{3}"));
        return ticket.innerText();
    }

    private void isReceived(VisitId visit) {
        reception.as(Reception.LIFT, () -> custody.offer(Reception.key(), visit, people.id("suman")));
        row(consultant, NAME).locator("[data-act=RECEIVE]").click();
        assertThat(consultant.locator("live-board .group").first()).containsText("现在");
        reception.as(Reception.DESK, () -> front.move(Reception.key(), visit, Reception.room(ROOM)));
        reception.as(
                Reception.DESK,
                () -> front.advance(Reception.key(), visit, WaitingReason.ARRIVED, WaitingReason.IN_CONSULTATION));
        assertThat(row(consultant, NAME)).containsText("5 号咨询室");
        guide.navigate(url() + "/tasks");
    }

    private void isQuotedTooLittle(String ticket, String address) {
        assertThat(manager.locator("live-board")).containsText("没有等批准的优惠");
        consultant.navigate(url() + address);
        QuoteJourneyTest.adds(consultant, "SK-101");
        QuoteJourneyTest.adds(consultant, "mianmo");
        QuoteJourneyTest.types(
                consultant.locator(".quote-aside vaadin-text-field input").first(), "20");
        assertThat(consultant.locator(".quote-wait")).containsText("超过我的 10 %");
        assertThat(consultant.locator(".quote-all .quote-total")).hasText("¥" + DEAL);
        press(consultant, "存为第 1 版");
        assertThat(row(consultant, "第 1 版")).containsText("要批准");
        Browsers.picture(consultant, "quote-unasked-zh");
        press(consultant, "送批准");
        assertThat(row(consultant, "第 1 版")).containsText("等批准");

        var waits = row(manager, ticket);
        assertThat(waits).containsText("20 %");
        Browsers.picture(manager, "approvals-zh");
        waits.click();
        assertThat(dialog(manager)).containsText(DEAL);
        Browsers.picture(manager, "approval-zh");
        press(manager, "批准");
        assertThat(row(consultant, "第 1 版")).containsText("已批准");
        assertThat(consultant.locator(".quote-wait")).containsText("高峰");
        assertThat(waits).hasCount(0);

        // What is medical waits for a doctor, who is named.
        assertThat(consultant.locator(".quote-missing")).containsText("光子嫩肤 缺医生面诊确认。可以确认的医生：韩立");
        assertThat(Walker.button(consultant, "请顾客接受，缺 1 项")).isDisabled();
        Browsers.picture(consultant, "quote-missing-zh");
    }

    private void aDoctorIsAsked(String ticket) {
        consultant.navigate(url() + "/consult");
        row(consultant, ticket).click();
        pressIn(consultant, "请医生");
        pressIn(consultant, "请医生来");
        assertThat(dialog(consultant)).containsText("没有说明不能请医生");
        write(consultant, "诉求", "肤色想匀一些");
        write(consultant, "方案", "光子嫩肤，不做全切");
        write(consultant, "注意", "头孢过敏");
        Browsers.picture(consultant, "doctor-briefing-zh");
        pressIn(consultant, "请医生来");
        assertThat(row(doctor, ticket)).containsText(NAME);
        assertThat(row(doctor, ticket)).containsText("待医生");
        assertThat(row(manager, ticket)).containsText("5 号咨询室");
    }

    /** Until somebody is there, her consultant stays. */
    private void isNotAloneMeanwhile(String ticket) {
        row(consultant, ticket).click();
        pressIn(consultant, "请人陪着，我去说明");
        assertThat(row(manager, ticket)).containsText("等人来陪");
        var stay = row(guide, "陪伴顾客");
        Browsers.tap(stay.locator("[data-act=GO]"));
        consultant.navigate(url() + "/doctor");
        assertThat(row(consultant, ticket)).containsText("等人来陪");
        Browsers.tap(stay.locator("[data-act=BEGIN]"));
        assertThat(row(consultant, ticket)).containsText("有人陪着");
        assertThat(row(manager, ticket)).containsText("刘悦");
        row(consultant, ticket).locator(".tk").click();
        assertThat(dialog(consultant)).containsText("您可以去");
        Browsers.picture(consultant, "doctor-asked-zh");
        pressIn(consultant, "关闭");
    }

    private void theDoctorComesAndConfirms(String ticket) {
        var asked = row(doctor, ticket);
        assertThat(asked.locator("[data-act=GO]")).isVisible();
        asked.locator(".tk").click();
        assertThat(dialog(doctor)).containsText("头孢过敏");
        Browsers.picture(doctor, "doctor-request-zh");
        pressIn(doctor, "我来");
        assertThat(row(manager, ticket)).containsText("医生在路上");
        assertThat(row(consultant, ticket)).containsText("韩立");
        // The guide gives the guest back, and the consultant takes her again.
        Browsers.tap(row(guide, "陪伴顾客").locator("[data-act=DONE]"));
        asked.locator("[data-act=COME]").click();
        assertThat(row(manager, ticket)).containsText("面诊中");

        asked.locator("[data-act=RECORD]").click();
        write(doctor, "所见", "面部色斑，金丝雀");
        write(doctor, "适应证", "有适应证");
        write(doctor, "建议", "先做光子");
        dialog(doctor)
                .locator(".doctor-verdict vaadin-radio-button", new Locator.LocatorOptions().setHasText("同意"))
                .first()
                .click();
        Browsers.picture(doctor, "doctor-record-zh");
        pressIn(doctor, "签发记录");
        assertThat(row(manager, ticket)).hasCount(0);
        assertThat(asked).hasCount(0);
        consultant
                .getByText("今天已写", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        row(consultant, ticket).locator(".tk").click();
        assertThat(dialog(consultant)).containsText("先做光子");
        pressIn(consultant, "关闭");
        consultant.navigate(url() + "/consult");
        row(consultant, ticket).locator("[data-act=RECEIVE]").click();
        assertThat(row(consultant, ticket)).containsText("医生已答复");
        assertThat(consultant.locator(".consult-now h2").first()).hasText(NAME);
    }

    private void accepts(String ticket, String address) {
        consultant.navigate(url() + address);
        assertThat(consultant.locator(".quote-gate.is-open")).containsText("韩立");
        press(consultant, "请顾客接受，出合同");
        assertThat(dialog(consultant)).containsText(DEAL);
        Walker.button(dialog(consultant), "请顾客接受，出合同").click();
        assertThat(row(consultant, "第 1 版")).containsText("顾客已接受");
        assertThat(row(consultant, "第 1 版")).containsText("待签");

        // Nothing is signed, so nothing is a deal.
        consultant.navigate(url() + "/consult");
        row(consultant, ticket).click();
        pressIn(consultant, "成交…");
        assertThat(dialog(consultant)).containsText("还缺 2 项，不能成交");
        Browsers.picture(consultant, "deal-lacks-zh");
    }

    /** The guest signs the contract of what she accepted on a screen that is turned round; then her consultant signs. */
    private void signs(String address) {
        tablet = browsers.desk("zh-CN");
        enter(tablet, "苏曼", address);
        tablet.setViewportSize(1024, 768);
        consultant.navigate(url() + address);
        row(tablet, "服务合同").locator(".btn").click();
        Walker.dialog(tablet);
        tablet.locator("vaadin-checkbox").nth(0).click();
        tablet.locator("vaadin-checkbox").nth(1).click();
        press(tablet, "转给顾客");
        assertThat(tablet.locator(".doc-guest-page .doc-text")).containsText(DEAL);
        assertThat(tablet.locator(OTHERS)).hasCount(0);
        assertThat(row(consultant, "服务合同")).containsText("正给顾客看");
        Browsers.draw(tablet);
        Browsers.picture(tablet, "deal-contract-zh");
        press(tablet, "签好了");
        assertThat(tablet.locator(".doc-guest-over")).containsText("谢谢");
        assertThat(row(consultant, "服务合同")).containsText("等院方签");
        row(consultant, "服务合同").locator(".btn").click();
        press(consultant, "代表本院签字");
        Browsers.draw(consultant);
        press(consultant, "签好了");
        assertThat(consultant.locator(".doc-state")).hasText("有效");
        tablet.locator(".doc-guest-staff").click();
        tablet.locator(".locked .unlock button").click();
        assertThat(row(tablet, "服务合同")).containsText("有效");
    }

    private void buys(String ticket) {
        manager.navigate(url() + "/orders");
        consultant.navigate(url() + "/consult");
        row(consultant, ticket).click();
        pressIn(consultant, "成交…");
        for (var item : List.of("光子嫩肤", "术后修护面膜")) {
            assertThat(dialog(consultant)).containsText(item);
        }
        Browsers.picture(consultant, "deal-zh");
        pressIn(consultant, "成交，去收费");
        assertThat(row(manager, ticket)).containsText("待收费");
        assertThat(row(manager, ticket)).containsText(DEAL);
        assertThat(row(desk, ticket)).containsText("苏曼");
        assertThat(row(guide, ticket).first()).containsText("陪去收费");

        row(consultant, ticket).click();
        pressIn(consultant, "重新咨询");
        assertThat(row(manager, ticket)).hasCount(0);
        assertThat(row(desk, ticket)).isVisible();
    }

    // ---- how it is done

    private Page enter(Page page, String person, String address) {
        return Browsers.enter(page, url(), person, address);
    }

    private VisitId visit(String ticket) {
        return new VisitId(
                jdbc.sql("SELECT id FROM visit WHERE arrival_day = ? AND ticket_number = ? AND status = 'IN_PROGRESS'")
                        .params(BusinessTime.day(Instant.now()), Integer.parseInt(ticket.substring(1)))
                        .query(UUID.class)
                        .single());
    }

    private static Locator row(Page page, String text) {
        return Walker.row(page, text);
    }

    private static Locator dialog(Page page) {
        return Walker.dialog(page);
    }

    private static void press(Page page, String words) {
        Walker.button(page, words).click();
    }

    private static void pressIn(Page page, String words) {
        Walker.button(dialog(page), words).first().click();
    }

    private static void write(Page page, String field, String words) {
        dialog(page)
                .getByLabel(field, new Locator.GetByLabelOptions().setExact(false))
                .first()
                .fill(words);
    }

    private String url() {
        return "http://localhost:" + port;
    }
}
