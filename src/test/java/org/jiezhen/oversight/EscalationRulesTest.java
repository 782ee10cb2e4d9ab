package org.jiezhen.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.oversight.EscalationRules.Rule;
import org.jiezhen.oversight.EscalationRulesBoard.Line;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** By which rules what is late goes on is said by whoever keeps them, and holds from then on. */
class EscalationRulesTest extends VisitsTest {

    private static final String MANAGER = "gaofeng";
    private static final String ADMIN = "chengyuan";
    private static final String KIND = "OTHER";

    @Autowired
    EscalationRules rules;

    @Autowired
    EscalationRulesBoard board;

    @Autowired
    Escalation escalation;

    @Autowired
    TaskRequests requests;

    private int before;

    @BeforeEach
    void theHousesOwn() {
        before = count("SELECT coalesce(max(id), 0)::int FROM escalation_rule");
    }

    @AfterEach
    void theHousesOwnAgain() {
        jdbc.sql("UPDATE escalation_rule SET enabled = id <= ?").param(before).update();
        theHallIsEmpty();
    }

    @Test
    void aKindWithARuleOfItsOwnGoesByThatAloneAndByTheOthersWhenItIsSwitchedOff() {
        var press = key();
        var id = as(ADMIN, () -> rules.add(press, KIND, 7, "tasks.escort"));
        assertThat(as(ADMIN, () -> rules.add(press, KIND, 7, "tasks.escort"))).isEqualTo(id);
        assertThat(lines())
                .filteredOn(line -> line.id().equals("rule:" + id))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.minutes().en()).startsWith("7 ");
                    assertThat(line.use()).isEqualTo(EscalationRulesBoard.Use.ON);
                });
        var task = late(3, Duration.ofMinutes(3));
        assertThat(gone(task)).isEmpty();
        clock.stopAt(due(task).plus(Duration.ofMinutes(7)));
        escalation.sweep();
        assertThat(gone(task)).containsExactly(id);

        var off = key();
        switches(off, rule(id), false);
        assertThat(lines()).anySatisfy(line -> {
            assertThat(line.id()).isEqualTo("rule:" + id);
            assertThat(line.use()).isEqualTo(EscalationRulesBoard.Use.OFF);
        });
        // Late enough for either: it goes by the rule for every other kind, and not by the one that is switched off.
        var next = late(4, Duration.ofMinutes(8));
        assertThat(gone(next)).hasSize(1).doesNotContain(id);
        // What has gone on has gone on.
        assertThat(gone(task)).contains(id);
        switches(key(), rule(id), true);
        assertThat(rule(id).enabled()).isTrue();
        // The first press once more is that press, and not another.
        switches(off, rule(id), false);
        assertThat(rule(id).enabled()).isTrue();
        assertThat(jdbc.sql(
                                "SELECT action FROM journal WHERE subject_kind = 'escalation' AND subject_id = ? ORDER BY id")
                        .param(Integer.toString(id))
                        .query(String.class)
                        .list())
                .containsExactly("oversight.addRule", "oversight.switchOffRule", "oversight.switchOnRule");
    }

    @Test
    void whoeverChangedItMeanwhileIsNamedAndTheSameRuleIsThereOnce() {
        var id = as(MANAGER, () -> rules.add(key(), KIND, 20, "oversight.watch"));
        var seen = rule(id);
        changes(ADMIN, seen, 25);
        var told = refused(MANAGER, () -> changes(MANAGER, seen, 30));
        assertThat(told.key()).isEqualTo("refusal.oversight.ruleChanged");
        assertThat(told.args()).contains("程远");
        assertThat(rule(id).minutes()).isEqualTo(25);
        assertThat(invalid(() -> rules.add(key(), KIND, 25, "oversight.watch")))
                .isEqualTo("refusal.oversight.ruleSame");
        switches(key(), rule(id), false);
        assertThat(invalid(() -> rules.add(key(), KIND, 25, "oversight.watch")))
                .isEqualTo("refusal.oversight.ruleSameOff");
        assertThat(invalid(() -> rules.add(key(), KIND, -1, "oversight.watch")))
                .isEqualTo("refusal.oversight.ruleMinutes");
        assertThat(invalid(() -> rules.add(key(), KIND, 5, "staff.manage"))).isEqualTo("refusal.oversight.ruleWhom");
        assertThat(invalid(() -> rules.add(key(), "NOTHING", 5, "tasks.take"))).isEqualTo("refusal.oversight.ruleGone");
        // A rule that is only saved as it stands is no other.
        changes(ADMIN, rule(id), 25);
    }

    private boolean changes(String who, Rule rule, int minutes) {
        return as(who, () -> {
            rules.change(key(), rule.id(), rule.version(), rule.code(), minutes, rule.permission());
            return true;
        });
    }

    private void switches(UUID press, Rule rule, boolean on) {
        as(ADMIN, () -> {
            rules.enable(press, rule.id(), rule.version(), on);
            return true;
        });
    }

    private Rule rule(int id) {
        return as(ADMIN, () -> rules.rule(id));
    }

    private List<Line> lines() {
        return board.read();
    }

    private String invalid(Supplier<?> command) {
        var refused = refused(ADMIN, command);
        assertThat(refused).isInstanceOf(InvalidInput.class);
        return refused.key();
    }

    private TaskId late(int room, Duration by) {
        var task = as(
                        "suman",
                        () -> requests.request(
                                key(), Request.of(KIND, null, room(room)).saying("镜子 " + key())))
                .subject();
        clock.stopAt(due(task).plus(by));
        escalation.sweep();
        return task;
    }

    private Instant due(TaskId task) {
        return jdbc.sql("SELECT due FROM task WHERE id = ?")
                .param(task.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private List<Integer> gone(TaskId task) {
        return jdbc.sql("SELECT rule_id FROM escalation WHERE about = ? ORDER BY since")
                .param(task.value())
                .query(Integer.class)
                .list();
    }
}
