package org.jiezhen.triage;

import java.util.List;
import java.util.Objects;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.house.PlaceId;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Triage.Press;
import org.jiezhen.triage.TriageLooks.Look;
import org.jiezhen.triage.Wishes.Wish;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A house with four consultants on duty, a wheel that stands at nothing, and nobody given to anybody. */
abstract class TriageHouse extends VisitsTest {

    static final List<String> CONSULTANTS = List.of("suman", "xulan", "guying", "shenjia");

    @Autowired
    Triage triage;

    @Autowired
    TriageLooks looks;

    @Autowired
    Wishes wishes;

    @Autowired
    Answers answers;

    @Autowired
    Duty duty;

    @Autowired
    Facts facts;

    @Autowired
    Decisions decisions;

    @Autowired
    RuleBook book;

    @BeforeEach
    void everybodyIsThereAndNobodyHasHadATurn() {
        var entry = jdbc.sql("SELECT max(id) FROM journal").query(Long.class).single();
        jdbc.sql("UPDATE triage_turn SET voided = now(), voided_by = ? WHERE voided IS NULL")
                .param(entry)
                .update();
        jdbc.sql("""
                        UPDATE visit_assignment SET voided = now(), voided_by = ? WHERE voided IS NULL""").param(entry).update();
        asks(0);
        everybodyReceivesWhoeverComes();
        CONSULTANTS.forEach(one -> says(one, DutyState.ON_DUTY));
    }

    private void everybodyReceivesWhoeverComes() {
        jdbc.sql("DELETE FROM consultant_specialty").update();
        jdbc.sql("DELETE FROM consultant_language").update();
        CONSULTANTS.forEach(one -> jdbc.sql("""
                        INSERT INTO consultant (account_id, at_once, a_day) VALUES (?, 20, 99)
                        ON CONFLICT (account_id) DO UPDATE SET at_once = 20, a_day = 99, wheel = true, grade = 'MIDDLE'""").param(people.id(one).value()).update());
    }

    /** Whatever has become of a test: others who triage in this house find it as each of these does. */
    @AfterEach
    void nobodyIsAsked() {
        asks(0);
        everybodyReceivesWhoeverComes();
        CONSULTANTS.forEach(one -> as(one, () -> duty.mine().isPresent() ? duty.end(key()) : ""));
    }

    void asks(int minutes) {
        jdbc.sql("UPDATE house_rule SET value = ? WHERE code = 'TRIAGE_CONSENT_MINUTES'")
                .param(minutes)
                .update();
    }

    void says(String who, DutyState state) {
        as(who, () -> duty.mine().filter(said -> said.state() == state).isPresent() ? "" : duty.declare(key(), state));
    }

    void knows(String who, String... specialties) {
        for (var specialty : specialties) {
            jdbc.sql("INSERT INTO consultant_specialty (account_id, specialty) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(people.id(who).value(), specialty)
                    .update();
        }
    }

    VisitId comes(String... wants) {
        var visit = arrive(LITING).subject();
        if (wants.length > 0) {
            as(ZHANGLEI, () -> {
                wishes.say(key(), visit, new Wish(List.of(), "zh"), new Wish(List.of(wants), "zh"));
                return "";
            });
        }
        return visit;
    }

    Look look(VisitId visit) {
        return as(ZHANGLEI, () -> looks.look(visit));
    }

    StaffId first(VisitId visit) {
        return look(visit).choice().first().orElseThrow().who();
    }

    /** The first is given the guest: by username. */
    String assign(VisitId visit) {
        return name(assigned(visit, null));
    }

    DecisionId decided(VisitId visit) {
        assigned(visit, null);
        return Objects.requireNonNull(look(visit).given()).decision();
    }

    StaffId assigned(VisitId visit, @Nullable PlaceId room) {
        var look = look(visit);
        var first = look.choice().first().orElseThrow().who();
        as(ZHANGLEI, () -> triage.assign(key(), new Press(visit, look.shown(), first, room, null)));
        return first;
    }

    String name(StaffId who) {
        return CONSULTANTS.stream()
                .filter(one -> people.id(one).equals(who))
                .findFirst()
                .orElseThrow();
    }

    int level(String who) {
        return count(
                "SELECT coalesce(sum(raises), 0) FROM triage_turn WHERE account_id = ? AND voided IS NULL",
                people.id(who).value());
    }
}
