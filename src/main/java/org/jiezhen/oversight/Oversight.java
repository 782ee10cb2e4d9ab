package org.jiezhen.oversight;

import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.house.House;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What whoever answers for the day says of what is wrong. */
@Service
@Transactional
@RolesAllowed(OversightPermission.WATCH)
public class Oversight {

    /** For how many minutes somebody knows of something. */
    static final String ACKNOWLEDGED = "ACKNOWLEDGED_MINUTES";

    private final Commands commands;
    private final AlarmKind kind;
    private final Transitions transitions;
    private final House house;
    private final JdbcClient jdbc;

    Oversight(Commands commands, AlarmKind kind, Transitions transitions, House house, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.transitions = transitions;
        this.house = house;
        this.jdbc = jdbc;
    }

    /**
     * Says that one knows of it and is on it. It is not settled by that: after the house's time it is back on top.
     *
     * @throws Refusal that says who knows of it already, and until when
     */
    public Done<AlarmId> acknowledge(UUID key, AlarmId alarm) {
        return commands.on(kind, alarm, key, OversightAct.ACKNOWLEDGE.plain(), context -> {
            var until = context.now().plus(Duration.ofMinutes(house.rule(ACKNOWLEDGED)));
            if (transitions.begin(
                            Alarm.ACKNOWLEDGED,
                            alarm.value(),
                            Map.of("until", until.atOffset(ZoneOffset.UTC)),
                            context.now(),
                            context.entry())
                    == Outcome.TAKEN) {
                throw known(alarm);
            }
        });
    }

    /** For how long it is known then, in minutes. */
    @Transactional(readOnly = true)
    public int acknowledgedMinutes() {
        return house.rule(ACKNOWLEDGED);
    }

    private Refusal known(AlarmId alarm) {
        return jdbc.sql("""
                        SELECT n.name, a.until FROM alarm_acknowledged_now a JOIN staff_named n ON n.actor = a.by
                        WHERE a.about = ?""")
                .param(alarm.value())
                .query((rs, row) -> new Refusal(
                        "refusal.oversight.known",
                        rs.getString(1),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .single();
    }
}
