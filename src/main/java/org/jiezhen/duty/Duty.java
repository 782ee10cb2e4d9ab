package org.jiezhen.duty;

import jakarta.annotation.security.RolesAllowed;
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
    public record Said(DutyState state, java.time.Instant since) {}

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
        var values = Map.of("state", state.name());
        var person = context.subject().id().value();
        if (transitions.next(OnDuty.PERIOD, person, null, values, context.now(), context.entry()) == Outcome.NOT_OPEN) {
            transitions.begin(OnDuty.PERIOD, person, values, context.now(), context.entry());
        }
    }

    /** Goes off duty. */
    public Done<StaffId> end(UUID key) {
        return commands.on(kind, staff.id(), key, DutyAct.END.plain(), context -> {
            if (now(context.subject().id()).isEmpty()) {
                throw new Refusal("refusal.duty.off");
            }
        });
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
