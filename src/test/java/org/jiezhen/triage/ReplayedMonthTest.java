package org.jiezhen.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;
import java.util.UUID;
import org.jiezhen.Amount;
import org.jiezhen.duty.Standings.Standing;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.triage.Replay.Again;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A month of decisions, read from the database and decided again: within the time for which somebody waits at a screen. */
class ReplayedMonthTest extends TriageHouse {

    private static final LocalDate FIRST = LocalDate.of(2019, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2019, 3, 31);
    private static final String MANAGER = "gaofeng";

    @Autowired
    TriageRules rules;

    @Autowired
    Fairness fairness;

    @Autowired
    Environment environment;

    /**
     * Nobody has sealed these decisions: they would be found among those that were altered. And nobody has journalled these
     * visits: whoever looks through the house would find that something else had changed them.
     */
    @AfterEach
    void nothingIsLeftOfIt() throws SQLException {
        try (var owner = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.flyway.url"),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password"));
                var statement = owner.createStatement()) {
            statement.execute("DELETE FROM visit_assignment WHERE started < '2019-05-01'");
            statement.execute("DELETE FROM triage_decision WHERE at < '2019-05-01' AND no < 0");
            var visits = "(SELECT id FROM visit WHERE arrival_day BETWEEN '%s' AND '%s')".formatted(FIRST, LAST);
            statement.execute("DELETE FROM visit_reason WHERE visit_id IN " + visits);
            statement.execute("DELETE FROM visit WHERE id IN " + visits);
        }
    }

    @Test
    @Tag(Amount.TAG)
    void aMonthIsReplayedFromTheDatabaseWithinSeconds() {
        var guests = Amount.of(400, 1_800);
        play(guests);
        var began = System.nanoTime();
        var same = as(MANAGER, () -> rules.replay(book.version(1).rules(), FIRST, LAST));
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.println("replay of a month, " + guests + " decisions from the database: " + took.toMillis() + " ms");

        assertThat(same.all()).hasSize(guests);
        assertThat(same.others()).as("by the same rules it is the same month").isEmpty();
        assertThat(same.waits().guests()).isEqualTo(guests);
        assertThat(same.waits()).isEqualTo(same.wouldWait());
        if (Amount.isMuch()) {
            assertThat(took).isLessThan(Duration.ofSeconds(10));
        }

        var one = book.version(1).rules();
        var unminded = new Rules(
                one.order(),
                one.off(),
                one.own(),
                false,
                one.language(),
                one.grades(),
                one.channels(),
                one.supervisor(),
                one.effects());
        assertThat(as(MANAGER, () -> rules.replay(unminded, FIRST, LAST)).all())
                .as("and by others others would have received them")
                .anyMatch(Again::isOther);
        assertThat(as(MANAGER, () -> fairness.of(FIRST, LAST)).toString()).isNotEmpty();
    }

    /** As many guests as come in a month, each given to whom the rules named, one after the other. */
    private void play(int guests) {
        var entry = jdbc.sql("SELECT max(id) FROM journal").query(Long.class).single();
        var dice = new Random(7);
        var wheel = new PlayedWheel();
        CONSULTANTS.forEach(name -> wheel.with(name, name.equals("xulan") ? new String[] {"EYES"} : new String[0]));
        var ids = new HashMap<String, String>();
        CONSULTANTS.forEach(
                name -> ids.put(PlayedWheel.id(name).toString(), people.id(name).toString()));
        var visits = new ArrayList<UUID>();
        var begin = FIRST.atStartOfDay(BusinessTime.ZONE).toInstant();
        var month = Duration.between(
                begin, LAST.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant());
        for (var n = 0; n < guests; n++) {
            var at = begin.plus(month.multipliedBy(n).dividedBy(guests)).truncatedTo(ChronoUnit.SECONDS);
            if (n % 17 == 0) {
                wheel.stands(CONSULTANTS.get(dice.nextInt(4)), Standing.values()[dice.nextInt(3)]);
                wheel.stands("suman", Standing.ON_DUTY);
            }
            var guest = PlayedWheel.wants(dice.nextInt(4) == 0 ? "NOSE" : "EYES");
            var then = wheel.situation(guest);
            var situation = new Situation(at, then.no(), then.guest(), then.consultants());
            var choice = Chooser.choose(situation, book.version(1).rules());
            var got = wheel.comes(guest);
            if (got == null) {
                throw new AssertionError("nobody for guest " + n);
            }
            visits.add(write(n, BusinessTime.day(at), at, situation, choice, entry, ids));
        }
        assertThat(visits).hasSize(guests);
    }

    private UUID write(
            int n,
            LocalDate day,
            Instant at,
            Situation situation,
            Choice choice,
            long entry,
            HashMap<String, String> ids) {
        var visit = UUID.randomUUID();
        var decision = UUID.randomUUID();
        var time = at.atOffset(ZoneOffset.UTC);
        var chosen = UUID.fromString(ids.get(choice.first().orElseThrow().who().toString()));
        var facts = decisions.text(situation);
        var text = decisions.text(choice);
        for (var id : ids.entrySet()) {
            facts = facts.replace(id.getKey(), id.getValue());
            text = text.replace(id.getKey(), id.getValue());
        }
        jdbc.sql("""
                        INSERT INTO visit (id, version, arrival_day, ticket_number, status, source, type, companions, discreet,
                                           arrived_at, departed_at)
                        VALUES (:visit, 0, :day, :ticket, 'COMPLETED', 'WALK_IN', 'FIRST', 0, false, :at,
                                CAST(:at AS timestamptz) + interval '1 hour')""")
                .param("visit", visit)
                .param("day", day)
                .param("ticket", n + 1)
                .param("at", time)
                .update();
        jdbc.sql("""
                        WITH decided AS (
                            INSERT INTO triage_decision (id, no, visit_id, at, by_id, rules, facts, choice, proposed, chosen,
                                                         rule, sha256, entry)
                            VALUES (:decision, :no, :visit, :at, :chosen, 1, :facts, :choice, :chosen, :chosen, :by,
                                    repeat('0', 64), :entry) RETURNING id),
                        talked AS (
                            INSERT INTO visit_reason (visit_id, code, started, ended, recorded, begun_by, ended_by)
                            VALUES (:visit, 'IN_CONSULTATION', :at, CAST(:at AS timestamptz) + interval '20 minutes', :at,
                                    :entry, :entry))
                        INSERT INTO visit_assignment (decision_id, visit_id, staff_id, state, started, ended, recorded,
                                                      begun_by, ended_by)
                        SELECT id, :visit, :chosen, 'RECEIVED', :at, :at, :at, :entry, :entry FROM decided""")
                .param("decision", decision)
                .param("no", n - 9_000_000L)
                .param("visit", visit)
                .param("at", time)
                .param("chosen", chosen)
                .param("facts", facts)
                .param("choice", text)
                .param("by", choice.first().orElseThrow().by())
                .param("entry", entry)
                .update();
        return visit;
    }
}
