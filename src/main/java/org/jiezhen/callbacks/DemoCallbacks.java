package org.jiezhen.callbacks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.callbacks.CallbackRecords.Moment;
import org.jiezhen.callbacks.CallbackRecords.Origin;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerRecords;
import org.jiezhen.customers.Sex;
import org.jiezhen.database.HouseKind;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo house has a past of weeks: guests who are to be rung on its first day, some late, and what was said when they were. */
@Component
class DemoCallbacks {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCallbacks.class);

    /** A call that was made: how many days ago, at what hour, and what became of it. */
    private record Was(
            int days,
            int hour,
            String by,
            CallOutcome outcome,
            @Nullable Mood mood,
            @Nullable String note) {}

    /**
     * Somebody who is to be rung.
     *
     * @param late so many days ago; 0 is today
     * @param at of what is promised or was tried: minutes of today; null for any time
     * @param by who alone rings; null is the agents
     */
    private record Guest(
            String name,
            int born,
            String why,
            int late,
            @Nullable LocalTime at,
            @Nullable String by,
            List<Was> was) {}

    /** Somebody who was operated on or treated so many days ago, and is rung by that plan. */
    private record Treated(
            String name,
            int born,
            String why,
            int days,
            @Nullable String consultant) {}

    private static final List<Treated> TREATED = List.of(
            new Treated("顾清欢", 1992, "AFTER_LOCAL", 3, "suman"),
            new Treated("钟雅", 1988, "AFTER_LOCAL", 1, "xulan"),
            new Treated("容若溪", 1995, "AFTER_GENERAL", 2, "guying"),
            new Treated("程可", 1990, "AFTER_SKIN", 3, "shenjia"),
            new Treated("庄晓梦", 1997, "AFTER_INJECTION", 7, null),
            new Treated("卫子衿", 1984, "AFTER_LOCAL", 90, "suman"),
            new Treated("沈青禾", 1993, "SATISFACTION", 14, null),
            new Treated("叶知秋", 1991, "BEFORE_SURGERY", -3, "xulan"),
            new Treated("江若初", 1989, "AFTER_LOCAL", 7, "guying"));

    private static final List<Guest> GUESTS = List.of(
            guest("梁雨", 1994, "NO_DEAL", 1, null, missed(1, 10, "caomin")),
            guest(
                    "韦佳",
                    1991,
                    "AFTER_COMPLICATION",
                    1,
                    null,
                    missed(1, 17, "xiaqing"),
                    said(2, 15, "caomin", CallOutcome.COMPLICATION, Mood.WORRIED, "右眼肿，早上睁眼有点干。已转周医生。")),
            guest(
                    "纪晓彤",
                    1994,
                    "NO_DEAL",
                    0,
                    null,
                    missed(2, 10, "caomin"),
                    said(9, 14, "caomin", CallOutcome.LATER, Mood.SILENT, "在开会，说改天。")),
            guest("陆晴", 1989, "LATER", 0, null),
            guest("司马蕊", 1985, "DEAL", 0, null, said(6, 15, "xiaqing", CallOutcome.REACHED, Mood.CALM, "问术前能不能喝咖啡。")),
            guest("温如意", 1997, "NO_DEAL", 0, null, missed(1, 18, "xiaqing"), missed(3, 11, "caomin")),
            guest(
                    "阿依努尔",
                    1992,
                    "NO_DEAL",
                    0,
                    null,
                    said(7, 19, "xiaqing", CallOutcome.REACHED, Mood.TALKATIVE, "想先看案例照片。")),
            guest("龚玥", 1979, "LATER", 0, null, said(5, 14, "caomin", CallOutcome.REACHED, Mood.CALM, "午后好接。")),
            guest(
                    "谭笑",
                    1999,
                    "NO_DEAL",
                    3,
                    null,
                    missed(3, 10, "caomin"),
                    missed(2, 15, "xiaqing"),
                    missed(1, 19, "xiaqing")),
            guest("殷悦", 1990, "LEFT_WITHOUT_A_WORD", 0, null),
            guest("邵婉", 1987, "DEAL", 0, null),
            of(
                    "崔莹",
                    1995,
                    "NO_DEAL",
                    0,
                    LocalTime.of(10, 0),
                    "caomin",
                    said(1, 11, "caomin", CallOutcome.LATER, Mood.CALM, "答应上午十点再打。")),
            guest(
                    "贺敏之",
                    1983,
                    "NO_DEAL",
                    2,
                    null,
                    said(2, 16, "xiaqing", CallOutcome.ANGRY, Mood.ANGRY, "嫌等得久，语气不好，礼貌挂断。")),
            of("夏侯琳", 1993, "NO_DEAL", 0, null, "suman"),
            of("方晴", 1996, "LATER", 0, null, "suman", said(8, 15, "suman", CallOutcome.REACHED, Mood.CALM, "等年终奖。")),
            of("戴佳宁", 1988, "NO_DEAL", 1, null, "xulan"),
            of("谷悦", 1998, "DEAL", 0, null, "guying"),
            guest("孔令仪", 1990, "NO_DEAL", 0, null, missed(1, 14, "xiaqing")),
            guest("白思琪", 2000, "LEFT_WITHOUT_A_WORD", 1, null),
            guest("尹小雅", 1986, "NO_DEAL", 0, null));

    private final HouseKind house;
    private final boolean wanted;
    private final CustomerRecords customers;
    private final CallbackRecords callbacks;
    private final CallbackReasons reasons;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoCallbacks(
            HouseKind house,
            @Value("${portal.demo.callbacks:true}") boolean wanted,
            CustomerRecords customers,
            CallbackRecords callbacks,
            CallbackReasons reasons,
            Journal journal,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.house = house;
        this.wanted = wanted;
        this.customers = customers;
        this.callbacks = callbacks;
        this.reasons = reasons;
        this.journal = journal;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private static Guest guest(String name, int born, String why, int late, @Nullable LocalTime at, Was... was) {
        return new Guest(name, born, why, late, at, null, List.of(was));
    }

    private static Guest of(
            String name, int born, String why, int late, @Nullable LocalTime at, String by, Was... was) {
        return new Guest(name, born, why, late, at, by, List.of(was));
    }

    private static Was missed(int days, int hour, String by) {
        return new Was(days, hour, by, CallOutcome.NO_ANSWER, null, null);
    }

    private static Was said(int days, int hour, String by, CallOutcome outcome, @Nullable Mood mood, String note) {
        return new Was(days, hour, by, outcome, mood, note);
    }

    /** Nobody waits for it. */
    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        if (house == HouseKind.DEMO && wanted) {
            Thread.ofVirtual().name("demo-callbacks").start(() -> {
                try {
                    bringIn();
                } catch (RuntimeException e) {
                    LOG.warn("The demo house has nobody to ring: {}", e.toString());
                }
            });
        }
    }

    /** Says how many are to be rung, if nobody ever was. */
    int bringIn() {
        var brought = transaction.execute(_ -> {
            if (jdbc.sql("SELECT EXISTS (SELECT FROM callback)")
                    .query(Boolean.class)
                    .single()) {
                return 0;
            }
            var now = clock.instant();
            for (var n = 0; n < GUESTS.size(); n++) {
                bringIn(GUESTS.get(n), n, now);
            }
            for (var n = 0; n < TREATED.size(); n++) {
                bringIn(TREATED.get(n), GUESTS.size() + n, now);
            }
            return GUESTS.size() + TREATED.size();
        });
        return brought == null ? 0 : brought;
    }

    private CustomerId person(String name, int born, int number, @Nullable String consultant) {
        return customers
                .register(
                        new CustomerDetails(
                                PersonName.parse("name", name).orElseThrow(),
                                Phone.parse("phone", "138%04d%04d".formatted(1200 + 37 * number, 5207 + 13 * number))
                                        .orElseThrow(),
                                Sex.FEMALE,
                                LocalDate.of(born, 1 + number % 12, 1 + number % 28),
                                "zh",
                                false,
                                null,
                                null,
                                consultant == null ? null : account(consultant)),
                        account("liting"))
                .id();
    }

    private void bringIn(Treated treated, int number, Instant now) {
        var person = person(treated.name, treated.born, number, treated.consultant);
        callbacks.plan(
                new Moment(now, entry("callbacks.demo", person)),
                new Origin("demo", UUID.randomUUID()),
                person,
                treated.why,
                BusinessTime.day(now).minusDays(treated.days));
    }

    private void bringIn(Guest guest, int number, Instant now) {
        var person = person(guest.name, guest.born, number, guest.by);
        guest.was.forEach(one -> was(guest, one, person, now));
        var today = BusinessTime.day(now);
        var entry = entry("callbacks.demo", person);
        var by = guest.by == null ? Caller.AGENTS : new Caller.One(account(guest.by));
        var id = callbacks.set(
                new Moment(now, entry),
                new Origin("demo", UUID.randomUUID()),
                person,
                guest.why,
                new CallbackPlan(reasons.workdayFrom(today), by));
        var at = guest.at == null
                ? null
                : today.atTime(guest.at).atZone(BusinessTime.ZONE).toOffsetDateTime();
        jdbc.sql("""
                        UPDATE callback_due SET due = :due, at = CAST(:at AS timestamptz), promised = :promised
                        WHERE callback_id = :id""")
                .param("due", today.minusDays(guest.late))
                .param("at", at)
                .param("promised", at != null)
                .param("id", id.value())
                .update();
    }

    private void was(Guest guest, Was was, CustomerId person, Instant now) {
        var at = BusinessTime.day(now)
                .minusDays(was.days)
                .atTime(was.hour, 12)
                .atZone(BusinessTime.ZONE)
                .toInstant()
                .atOffset(ZoneOffset.UTC);
        var entry = entry("callbacks.conclude", person);
        var call = CallId.random();
        jdbc.sql("""
                        INSERT INTO callback_call (id, customer_id, staff_id, opened, opened_by, script, script_version, spoke)
                        VALUES (:id, :person, :staff, :at, :entry, :why, 1, :spoke)""")
                .params(Map.of(
                        "id",
                        call.value(),
                        "person",
                        person.value(),
                        "staff",
                        account(was.by).value(),
                        "at",
                        at,
                        "entry",
                        entry,
                        "why",
                        guest.why,
                        "spoke",
                        was.outcome.isSpoken() ? "SELF" : "SOMEBODY_ELSE"))
                .update();
        if (was.note != null) {
            jdbc.sql("INSERT INTO callback_note (call_id, note, at) VALUES (?, ?, ?)")
                    .params(call.value(), was.note, at)
                    .update();
        }
        jdbc.sql("""
                        INSERT INTO callback_result (call_id, outcome, promised, mood, started, recorded, begun_by)
                        VALUES (:call, :outcome, CAST(:promised AS timestamptz), :mood, :at, :at, :entry)""")
                .param("call", call.value())
                .param("outcome", was.outcome.name())
                .param("promised", was.outcome == CallOutcome.LATER ? at.plusDays(1) : null)
                .param("mood", was.mood == null ? null : was.mood.name())
                .param("at", at.plusMinutes(3))
                .param("entry", entry)
                .update();
    }

    private long entry(String action, CustomerId person) {
        return journal.append("system", action, CalledKind.NAME, person.toString(), null, null);
    }

    private StaffId account(String username) {
        return jdbc.sql("SELECT id FROM account WHERE username = ?")
                .param(username)
                .query((rs, row) -> new StaffId(rs.getObject(1, UUID.class)))
                .single();
    }
}
