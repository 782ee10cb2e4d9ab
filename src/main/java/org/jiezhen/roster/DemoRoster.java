package org.jiezhen.roster;

import static java.util.UUID.randomUUID;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jiezhen.acts.Commands;
import org.jiezhen.database.HouseKind;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.DemoPeople;
import org.jiezhen.staff.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demo house has a roster: what it needs, and shifts of this week and the next, whenever it is opened. A week in which
 * anything was ever written is left to whoever wrote it.
 */
@Component
class DemoRoster {

    private static final Logger LOG = LoggerFactory.getLogger(DemoRoster.class);

    /** What somebody does from Monday to Sunday; a tea duty takes two days, in turns. */
    private record Line(String username, String role, String... days) {}

    private static final String OFF = "";
    private static final String TEA = "TEA";
    private static final int WEEKS = 2;

    private static final List<Line> LINES = List.of(
            week("liuyue", "STANDING_GUIDE", "8-18", "8-18", "8-18", "8-18", "8-18", "8-18", "休"),
            week("liting", "DESK_GUIDE", "8-17", "8-17", "8-17", "8-17", "8-17", OFF, OFF),
            week("wangfang", "DESK_GUIDE", OFF, "9-18", "9-18", "9-18", "9-18", "8-17", OFF),
            week("zhanglei", "DESK_GUIDE", OFF, OFF, "9-18", "11-20", "11-20", "9-18", "8-17"),
            week("zhouying", "DESK_GUIDE", "10-20", "11-20", "11-20", OFF, OFF, "11-20", "10-20"),
            week("fengjie", "TEA_GUIDE", TEA, TEA, TEA, TEA, TEA, TEA, OFF),
            week("zhaoyu", "TEA_GUIDE", TEA, TEA, TEA, TEA, TEA, TEA, OFF),
            week("suman", "CONSULTANT", "9-18", "9-18", "9-18", "9-18", "9-18", "9-18", OFF),
            week("xulan", "CONSULTANT", OFF, "9-18", "9-18", "9-18", "9-18", "9-18", "9-18"),
            week("guying", "CONSULTANT", "9-18", OFF, "9-18", "9-18", "9-18", "9-18", "9-18"),
            week("shenjia", "CONSULTANT", "9-18", "9-18", OFF, "9-18", "9-18", "9-18", "9-18"),
            week("zhoumingyuan", "DOCTOR", "9-18", "9-18", "休", "9-18", "9-18", "9-13", OFF),
            week("hanli", "DOCTOR", "9-18", OFF, "9-18", "9-18", OFF, "9-18", "9-18"),
            week("fangqi", "PHYSICIAN_ASSISTANT", "8-17", "8-17", "8-17", "8-17", "8-17", OFF, OFF),
            week("bailu", "SKIN_NURSE", "9-18", "9-18", "9-18", OFF, "9-18", "9-18", OFF),
            week("tangning", "AESTHETICIAN", OFF, "9-18", "9-18", "9-18", OFF, "9-18", "9-18"),
            week("jiangxue", "WARD_NURSE", "8-20", OFF, "20-8", OFF, "8-20", OFF, "20-8"),
            week("hemin", "WARD_NURSE", OFF, "8-20", OFF, "20-8", OFF, "8-20", OFF),
            week("qiurong", "OR_NURSE", "7-16", "7-16", "7-16", "7-16", "7-16", OFF, OFF),
            week("luoyi", "ANAESTHETIST", "7-16", "7-16", "7-16", "7-16", "7-16", OFF, OFF),
            week("qianjin", "LAB", "8-17", "8-17", "8-17", "8-17", "8-17", "8-12", OFF),
            week("yulan", "IMAGING", "8-17", "8-17", "8-17", "8-17", "8-17", "8-12", OFF),
            week("dingyifan", "PHOTO", "9-18", "9-18", OFF, "9-18", "9-18", "9-18", "9-18"),
            week("tianxin", "CASHIER", "9-18", "9-18", "9-18", "9-18", "9-18", "休", "休"),
            week("caomin", "CALLBACK_AGENT", "9-13", "9-13", "9-13", "9-13", "9-13", OFF, OFF),
            week("xiaqing", "CALLBACK_AGENT", "13-18", "13-18", "13-18", "13-18", "13-18", OFF, OFF),
            week("gaofeng", "DUTY_MANAGER", "8-18", "8-18", "8-18", "8-18", "8-18", OFF, OFF));

    // From Monday to Sunday, then on public holidays; nobody is said to be missing of a role that is not named.
    private static final Map<String, List<String>> NEEDS = Map.of(
            "STANDING_GUIDE", each("8-18", "8-18", "9-17"),
            "DESK_GUIDE", each("8-20 10-17x2", "8-20 10-17x2", "9-17"),
            "TEA_GUIDE", List.of("8-18", "8-18", "8-18", "8-18", "8-18", "8-18", OFF, "休"),
            "CONSULTANT", each("9-18x2", "9-18x3", "9-17x2"),
            "DOCTOR", each("9-17", "9-13", "休"),
            "CASHIER", each("9-18", OFF, "休"),
            "DUTY_MANAGER", each("8-18", OFF, "9-17"));

    private final HouseKind house;
    private final boolean wanted;
    private final DemoPeople people;
    private final Roster roster;
    private final RosterItems items;
    private final RosterKind kind;
    private final Commands commands;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoRoster(
            HouseKind house,
            @Value("${portal.demo.roster:true}") boolean wanted,
            DemoPeople people,
            Roster roster,
            RosterItems items,
            RosterKind kind,
            Commands commands,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.house = house;
        this.wanted = wanted;
        this.people = people;
        this.roster = roster;
        this.items = items;
        this.kind = kind;
        this.commands = commands;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private static Line week(String username, String role, String... days) {
        return new Line(username, role, days);
    }

    private static List<String> each(String workday, String weekend, String holiday) {
        return List.of(workday, workday, workday, workday, workday, weekend, weekend, holiday);
    }

    /** Nobody waits for it. */
    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        if (house == HouseKind.DEMO && wanted) {
            Thread.ofVirtual().name("demo-roster").start(this::sweep);
        }
    }

    /** A house that is open for weeks has a next week, too. */
    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT1H")
    void sweep() {
        if (house == HouseKind.DEMO && wanted) {
            try {
                write();
            } catch (RuntimeException e) {
                LOG.warn("The demo house has no roster: {}", e.toString());
            }
        }
    }

    /** Writes what is not written yet; says how many days of somebody there are new. */
    int write() {
        var manager = jdbc.sql("SELECT id FROM account WHERE username = 'gaofeng' AND enabled")
                .query(Id.column(StaffId::new))
                .optional();
        if (manager.isEmpty()) {
            return 0;
        }
        return people.as(manager.get(), () -> {
            needs();
            var week = Week.of(BusinessTime.day(clock.instant()));
            return IntStream.range(0, WEEKS)
                    .mapToObj(week::plus)
                    .mapToInt(one -> write(one, manager.get().value()))
                    .sum();
        });
    }

    private void needs() {
        var said = jdbc.sql("SELECT EXISTS (SELECT FROM roster_need)")
                .query(Boolean.class)
                .single();
        if (!said) {
            NEEDS.forEach((role, days) -> IntStream.range(0, days.size())
                    .filter(day -> !days.get(day).isEmpty())
                    .forEach(day -> roster.need(randomUUID(), role, day + 1, days.get(day), null)));
        }
    }

    private int write(Week week, UUID manager) {
        var written = jdbc.sql("SELECT EXISTS (SELECT FROM roster_item WHERE day BETWEEN ? AND ?)")
                .params(week.monday(), week.days().getLast())
                .query(Boolean.class)
                .single();
        if (written) {
            return 0;
        }
        return LINES.stream()
                .mapToInt(line -> jdbc
                        .sql("SELECT id FROM account WHERE username = ? AND enabled AND password_hash = '!'")
                        .param(line.username)
                        .query(Id.column(StaffId::new))
                        .list()
                        .stream()
                        .mapToInt(person -> write(line, person, week, manager))
                        .sum())
                .sum();
    }

    /** Also days of this week that are over: the house looks as if it had been open. */
    private int write(Line line, StaffId person, Week week, UUID manager) {
        var planned = IntStream.range(0, line.days.length)
                .mapToObj(day ->
                        Map.entry(week.days().get(day), text(line, week.days().get(day), line.days[day])))
                .filter(day -> !day.getValue().isEmpty())
                .toList();
        transaction.executeWithoutResult(_ -> commands.happens(
                kind,
                kind.locked(person),
                RosterAct.COPY.with("week", week.monday()),
                manager,
                context -> planned.forEach(day -> items.write(
                        new RosterItems.Cell(person, line.role, day.getKey()), roster.read(day.getValue()), context))));
        return planned.size();
    }

    /** Two days of tea duty each, in turns; whoever ends a week does not begin the next. */
    private static String text(Line line, LocalDate day, String text) {
        var pair = Week.of(day).monday().toEpochDay() / 7 + day.getDayOfWeek().ordinal() / 2;
        var turn = pair % 2 == 0;
        return text.equals(TEA) && line.username.equals("fengjie") != turn ? OFF : text;
    }
}
