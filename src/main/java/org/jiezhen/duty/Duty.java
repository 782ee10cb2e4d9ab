package org.jiezhen.duty;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one says of one's own duty. */
@Service
@Transactional
@RolesAllowed(DutyPermission.DECLARE)
public class Duty {

    /** What somebody says, since when. */
    public record Said(DutyState state, Instant since) {}

    /** Whether somebody is to be asked for a word. */
    public enum Asked {
        NO,
        /** Has signed in and said nothing. */
        SIGNED_IN,
        /** Has said something since, which lapsed meanwhile. */
        LAPSED
    }

    private static final String OFF = "OFF";

    private final Commands commands;
    private final DutyKind kind;
    private final Transitions transitions;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Duty(Commands commands, DutyKind kind, Transitions transitions, CurrentStaff staff, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.transitions = transitions;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** Says what one is from now on: on duty, serving, on a break, in the back office. */
    public Done<StaffId> declare(UUID key, DutyState state) {
        return commands.on(kind, staff.id(), key, DutyAct.DECLARE.because(state.name()), context -> {
            if (now(context.subject().id())
                    .map(Said::state)
                    .filter(state::equals)
                    .isPresent()) {
                throw new Refusal("refusal.duty.already");
            }
            become(state, context);
        });
    }

    private void become(DutyState state, Context<OnDuty> context) {
        begin(OnDuty.PERIOD, Map.of("state", state.name()), context);
        answer(state.name(), context);
    }

    private void answer(String said, Context<OnDuty> context) {
        begin(OnDuty.ANSWER, Map.of("said", said), context);
    }

    private void begin(Track track, Map<String, String> values, Context<OnDuty> context) {
        var person = context.subject().id().value();
        if (transitions.next(track, person, null, values, context.now(), context.entry()) == Outcome.NOT_OPEN) {
            transitions.begin(track, person, values, context.now(), context.entry());
        }
    }

    /** Goes off duty. */
    public Done<StaffId> end(UUID key) {
        return commands.on(kind, staff.id(), key, DutyAct.END.plain(), context -> {
            if (now(context.subject().id()).isEmpty()) {
                throw new Refusal("refusal.duty.off");
            }
            answer(OFF, context);
        });
    }

    /** Answers that one is still on duty though the shift is over; what one said stands. */
    public Done<StaffId> stay(UUID key) {
        return commands.on(kind, staff.id(), key, DutyAct.STAY.plain(), context -> {
            var said = now(context.subject().id()).orElseThrow(() -> new Refusal("refusal.duty.off"));
            answer(said.state.name(), context);
        });
    }

    /** Answers that one is not on duty, and is not asked again before the next sign-in. */
    public Done<StaffId> decline(UUID key) {
        return commands.on(kind, staff.id(), key, DutyAct.DECLINE.plain(), context -> {
            if (now(context.subject().id()).isPresent()) {
                throw new Refusal("refusal.duty.already");
            }
            answer(OFF, context);
        });
    }

    /** Whether one is to be asked: who has signed in, is not on duty, and has answered nothing since. */
    @Transactional(readOnly = true)
    public Asked asked() {
        return jdbc.sql("""
                        SELECT CASE WHEN EXISTS (SELECT FROM duty_answer a
                                                 WHERE a.account_id = s.account_id AND a.started >= s.since
                                                   AND a.voided IS NULL)
                                    THEN 'LAPSED' ELSE 'SIGNED_IN' END
                        FROM staff_shift_now s
                        WHERE s.account_id = :person
                          AND NOT EXISTS (SELECT FROM duty_now d WHERE d.account_id = s.account_id)
                          AND NOT EXISTS (SELECT FROM duty_answer a
                                          WHERE a.account_id = s.account_id AND a.started >= s.since
                                            AND a.ended IS NULL AND a.voided IS NULL)""")
                .param("person", staff.id().value())
                .query((rs, row) -> Asked.valueOf(rs.getString(1)))
                .optional()
                .orElse(Asked.NO);
    }

    /** What one has said of oneself; nothing when off duty. */
    @Transactional(readOnly = true)
    public Optional<Said> mine() {
        return now(staff.id());
    }

    private Optional<Said> now(StaffId person) {
        return jdbc.sql("SELECT state, since FROM duty_now WHERE account_id = ?")
                .param(person.value())
                .query((rs, row) -> new Said(
                        DutyState.valueOf(rs.getString(1)),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }
}
