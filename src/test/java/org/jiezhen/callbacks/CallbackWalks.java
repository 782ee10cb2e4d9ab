package org.jiezhen.callbacks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.callbacks.CallbackRecords.Moment;
import org.jiezhen.callbacks.CallbackRecords.Origin;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is to be rung, what is due to one person, and the call. */
class CallbackWalks implements Walks {

    private final CallbackRecords records;
    private final CallbackReasons reasons;
    private final CallbackCalls calls;
    private final FrontDesk desk;
    private final ClosingTime closing;
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CallbackWalks(
            CallbackRecords records,
            CallbackReasons reasons,
            CallbackCalls calls,
            FrontDesk desk,
            ClosingTime closing,
            People people,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.reasons = reasons;
        this.calls = calls;
        this.desk = desk;
        this.closing = closing;
        this.people = people;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public List<Walk> walks() {
        return List.of(
                new Walk("/callbacks", this::list),
                new Walk("/callbacks/call", this::call),
                new Walk("/admin/callbacks", CallbackWalks::plans),
                new Walk("/playbook", CallbackWalks::playbook),
                new Walk("/callbacks/figures", this::figures));
    }

    private void list(Walker walker) {
        var person = toBeRung("司徒一", "13812348801", "NO_DEAL");
        toBeRung("司徒二", "13812348802", "AFTER_COMPLICATION");
        var agent = walker.open(walker.person("曹敏"), "/callbacks");
        assertThat(agent.locator("live-board [data-id='" + person + "']")).isVisible();
        walker.look(agent, "who is to be rung");
        agent.locator("live-board [data-id='" + person + "']").click();
        Walker.dialog(agent);
        walker.look(agent, "what is due to one person");
        Walker.putAway(agent);
    }

    private void call(Walker walker) {
        var agent = walker.open(walker.person("曹敏"), "/callbacks/call");
        assertThat(agent.locator(".call-none")).isVisible();
        walker.look(agent, "no call in hand");
        var person = toBeRung("司徒三", "13812348803", "AFTER_COMPLICATION");
        people.as("caomin", () -> calls.take(UUID.randomUUID(), person, true));
        agent.reload();
        assertThat(agent.locator(".call-top h1")).containsText("司徒三");
        walker.look(agent, "before it is known who speaks");
        people.as("caomin", () -> calls.spoke(UUID.randomUUID(), person, true));
        agent.reload();
        agent.locator("vaadin-button[data-outcome='LATER']").click();
        assertThat(agent.locator("vaadin-date-time-picker")).isVisible();
        walker.look(agent, "what is said, asked and becomes of it");
        people.as("caomin", () -> calls.release(UUID.randomUUID(), person));
    }

    private static void plans(Walker walker) {
        var manager = walker.open(walker.manager(), "/admin/callbacks");
        assertThat(manager.locator("live-board [data-id='AFTER_LOCAL']")).isVisible();
        walker.look(manager, "the plans of callbacks");
        manager.locator("live-board [data-id='AFTER_LOCAL']").click();
        Walker.dialog(manager);
        walker.look(manager, "a plan");
        Walker.putAway(manager);
        manager.locator("live-board [data-id='AFTER_LOCAL'] [data-act=SCRIPT]").click();
        Walker.dialog(manager);
        walker.look(manager, "what is said");
        Walker.putAway(manager);
    }

    private static void playbook(Walker walker) {
        var manager = walker.open(walker.manager(), "/playbook");
        assertThat(manager.locator("live-board [data-id='WHY_DEARER']")).isVisible();
        walker.look(manager, "the playbook");
        manager.locator("live-board [data-id='WHY_DEARER']").click();
        Walker.dialog(manager);
        walker.look(manager, "an entry of the playbook");
        Walker.putAway(manager);
    }

    private void figures(Walker walker) {
        toBeRung("司徒四", "13812348804", "NO_DEAL");
        var manager = walker.open(walker.manager(), "/callbacks/figures");
        assertThat(manager.locator(".call-table").first()).isVisible();
        manager.locator(".call-table .opens").first().click();
        assertThat(manager.locator(".call-table").nth(1)).isVisible();
        walker.look(manager, "what callbacks came to");
    }

    private CustomerId toBeRung(String name, String phone, String why) {
        var visit = people.as(
                        "liuyue",
                        () -> desk.arrive(
                                UUID.randomUUID(),
                                new Arrival(
                                                Source.WALK_IN,
                                                VisitType.FIRST,
                                                null,
                                                VisitDetails.parse(name, phone, 0, false))
                                        .ofAnother()))
                .subject();
        people.as("liting", () -> closing.leftUnseen(UUID.randomUUID(), visit, clock.instant()));
        var person = jdbc.sql("SELECT customer_id FROM visit WHERE id = ?")
                .param(visit.value())
                .query((rs, row) -> new CustomerId(rs.getObject(1, UUID.class)))
                .single();
        var today = BusinessTime.day(clock.instant());
        var id = Objects.requireNonNull(transaction.execute(_ -> records.set(
                new Moment(clock.instant(), jdbc.sql("""
                                        INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                                        VALUES (now(), 'system', 'test.callback', 'house', 'hall') RETURNING id""").query(Long.class).single()),
                new Origin("test", UUID.randomUUID()),
                person,
                why,
                new CallbackPlan(reasons.workdayFrom(today), Caller.AGENTS))));
        jdbc.sql("UPDATE callback_due SET due = ? WHERE callback_id = ?")
                .params(today, id.value())
                .update();
        return person;
    }
}
