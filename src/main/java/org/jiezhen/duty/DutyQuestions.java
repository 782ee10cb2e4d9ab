package org.jiezhen.duty;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiezhen.acts.Commands;
import org.jiezhen.notices.NoticeKind;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.StaffId;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks whoever is on duty whether that is still so, when the shift is over: for whoever knows when it is. */
@Component
@Transactional
public class DutyQuestions {

    private final Commands commands;
    private final DutyKind kind;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    DutyQuestions(Commands commands, DutyKind kind, Transitions transitions, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * Asks somebody whose shift is over, unless the person has said something since, or has been asked about this very end.
     *
     * @param shiftEnd when the shift was over
     */
    public void ask(StaffId person, Instant shiftEnd) {
        var locked = kind.locked(person);
        // Asked again under the lock: the person may have answered, gone, or been asked by another node.
        var due = jdbc.sql("SELECT EXISTS (SELECT FROM duty_last_word WHERE account_id = ? AND since < ?)")
                .params(person.value(), shiftEnd.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (due) {
            var values = Map.of("shift_end", shiftEnd.atOffset(ZoneOffset.UTC));
            commands.happens(kind, locked, DutyAct.ASK.plain(), person.value(), context -> {
                // One that nobody has answered is about an earlier end, and passes into this one.
                transitions.end(OnDuty.QUESTION, person.value(), null, context.now(), context.entry());
                transitions.begin(OnDuty.QUESTION, person.value(), values, context.now(), context.entry());
            });
        }
    }

    /** The question, on whatever page the person is. */
    @Bean
    static NoticeKind stillOnDuty(Duty duty) {
        return new NoticeKind() {

            @Override
            public String code() {
                return "DUTY_OVER";
            }

            @Override
            public String view() {
                return "notice_duty_over";
            }

            @Override
            public Set<String> subjects() {
                return Set.of("duty");
            }

            @Override
            public Set<String> permissions() {
                return Set.of();
            }

            @Override
            public String toOne() {
                return "duty.over.asked";
            }

            @Override
            public String toAll() {
                return "duty.over.asked";
            }

            @Override
            public List<Act> acts() {
                return List.of(
                        new Act("STAY", "duty.over.stay", "duty.over.stayed", (key, _) -> duty.stay(key)),
                        new Act("GO", "duty.over.go", "duty.over.gone", (key, _) -> duty.end(key)));
            }
        };
    }
}
