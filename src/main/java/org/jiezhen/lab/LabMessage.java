package org.jiezhen.lab;

import java.time.Instant;
import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jspecify.annotations.Nullable;

/**
 * A message of results, locked.
 *
 * @param content as it came; null once there is no need of it
 * @param since since when it stands so
 * @param by who made it so
 */
record LabMessage(MessageId id, long number, State state, byte @Nullable [] content, Instant since, String by)
        implements Subject<MessageId> {

    /** What has become of it. */
    enum State {
        TAKEN,
        REFUSED,
        DISMISSED
    }

    static final Track STATE = new Track(
            "lab_message_state",
            "message_id",
            List.of(
                    new Value("state", "text"),
                    new Value("reason", "text"),
                    new Value("taken", "int"),
                    new Value("lines", "jsonb")));

    static String label(long number) {
        return "M" + number;
    }

    @Override
    public String label() {
        return label(number);
    }

    @Override
    public Journal.@Nullable Subject about() {
        return null;
    }

    @Override
    public void requireOpen() {
        if (state != State.REFUSED) {
            throw new Refusal("refusal.message.is." + state, label(), since, by);
        }
    }
}
