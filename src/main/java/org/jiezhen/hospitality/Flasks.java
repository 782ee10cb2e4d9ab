package org.jiezhen.hospitality;

import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.hospitality.FlaskKind.Flask;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The flasks of the hall: whoever stands there sees how full they are and asks, and whoever serves fills them. */
@Service
@Transactional
public class Flasks {

    /** How full one is at most: in quarters. */
    public static final int FULL = 4;

    private final Commands commands;
    private final FlaskKind kind;
    private final Transitions transitions;

    Flasks(Commands commands, FlaskKind kind, Transitions transitions) {
        this.commands = commands;
        this.kind = kind;
        this.transitions = transitions;
    }

    /** What is in it. */
    @RolesAllowed(HospitalityPermission.ORDER)
    public Localized name(FlaskId id) {
        return kind.locked(id).name();
    }

    /**
     * Somebody saw how full it is. An empty one is asked for by that.
     *
     * @param level in quarters, from 0 to less than {@link #FULL}: full it is when it was filled
     */
    @RolesAllowed(HospitalityPermission.ORDER)
    public Done<FlaskId> level(UUID key, FlaskId id, int level) {
        if (level < 0 || level >= FULL) {
            throw new Refusal("refusal.hospitality.level");
        }
        return on(
                key,
                id,
                TeaRoomAct.LEVEL.with("level", level),
                context ->
                        become(context, level, level == 0 || context.subject().asked()));
    }

    /**
     * It is to be filled.
     *
     * @throws Refusal when it is full, or was asked for already
     */
    @RolesAllowed(HospitalityPermission.ORDER)
    public Done<FlaskId> ask(UUID key, FlaskId id) {
        return on(key, id, TeaRoomAct.ASK.plain(), context -> {
            var flask = context.subject();
            if (flask.asked()) {
                throw new Refusal("refusal.hospitality.asked", flask.name());
            }
            become(context, Math.min(flask.level(), 1), true);
        });
    }

    /** It was filled. */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Done<FlaskId> fill(UUID key, FlaskId id) {
        return on(key, id, TeaRoomAct.FILL.plain(), context -> become(context, FULL, false));
    }

    private interface Verb {
        void on(Context<Flask> context);
    }

    private Done<FlaskId> on(UUID key, FlaskId id, Deed deed, Verb verb) {
        return commands.on(kind, id, key, deed, verb::on);
    }

    private void become(Context<Flask> context, int level, boolean asked) {
        var flask = context.subject();
        var values = Map.of("level", level, "asked", asked);
        if (flask.written()) {
            transitions.next(FlaskKind.LEVEL, flask.id().value(), null, values, context.now(), context.entry());
        } else {
            transitions.begin(FlaskKind.LEVEL, flask.id().value(), values, context.now(), context.entry());
        }
    }
}
