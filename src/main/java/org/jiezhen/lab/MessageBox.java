package org.jiezhen.lab;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jiezhen.lab.LabMessage.State;
import org.jiezhen.lab.SentResults.NotTaken;
import org.jiezhen.lab.SentResults.Outcome;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shell.Languages;
import org.jiezhen.shell.Sentences;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of each message: that it came, and what of it was not taken, in words of both languages. */
@Component
class MessageBox {

    /**
     * A line that was not taken.
     *
     * @param line which of the message's; 0 is all of it
     * @param tube the number it was said to be of
     * @param test what the sender calls it
     * @param key which sentence it is
     */
    record Line(int line, String tube, String test, String key, String zh, String en) {

        static Line of(NotTaken one) {
            return of(one.line(), one.tube(), one.test(), one.why());
        }

        static Line of(int line, String tube, String test, Refusal why) {
            return new Line(
                    line,
                    tube,
                    test,
                    why.key(),
                    Sentences.of(why, Languages.CHINESE),
                    Sentences.of(why, Languages.ENGLISH));
        }
    }

    /** What was kept of a message: what became of it, and of which lines nothing. */
    record Kept(State state, int taken, List<Line> lines) {}

    private final Transitions transitions;
    private final JsonMapper json;
    private final JdbcClient jdbc;

    MessageBox(Transitions transitions, JsonMapper json, JdbcClient jdbc) {
        this.transitions = transitions;
        this.json = json;
        this.jdbc = jdbc;
    }

    static String digest(byte[] sent) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sent));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was kept of the very same, if it came before. */
    Optional<Kept> find(String sender, String control, String digest) {
        return jdbc.sql("""
                        SELECT s.state, s.taken, s.lines FROM lab_message m
                        JOIN lab_message_state s ON s.message_id = m.id AND s.ended IS NULL AND s.voided IS NULL
                        WHERE m.sender = ? AND m.control = ? AND m.digest = ?""")
                .params(sender, control, digest)
                .query((rs, row) -> new Kept(State.valueOf(rs.getString(1)), rs.getInt(2), lines(rs.getString(3))))
                .optional();
    }

    List<Line> lines(@Nullable String text) {
        return text == null ? List.of() : List.of(json.readValue(text, Line[].class));
    }

    /** What stands of a message. */
    List<Line> lines(MessageId message) {
        return jdbc.sql("""
                        SELECT lines FROM lab_message_state
                        WHERE message_id = ? AND ended IS NULL AND voided IS NULL""")
                .param(message.value())
                .query(String.class)
                .optional()
                .map(this::lines)
                .orElseThrow(MessageKind::unknown);
    }

    /** The first that is so of a message. */
    void begin(MessageId message, Outcome outcome, Instant now, long entry) {
        transitions.begin(LabMessage.STATE, message.value(), values(state(outcome), null, outcome), now, entry);
        forget(message, state(outcome));
    }

    /** The next that is so of it. */
    void next(MessageId message, Outcome outcome, Instant now, long entry) {
        transitions.next(LabMessage.STATE, message.value(), null, values(state(outcome), null, outcome), now, entry);
        forget(message, state(outcome));
    }

    /** Somebody has dismissed what was not taken; the sentences stay, and what was sent does not. */
    void dismiss(MessageId message, Dismissed why, Instant now, long entry) {
        var values = values(State.DISMISSED, why.name(), new Outcome(0, 0, List.of()));
        values.put("lines", json.writeValueAsString(lines(message)));
        transitions.next(LabMessage.STATE, message.value(), null, values, now, entry);
        forget(message, State.DISMISSED);
    }

    private static State state(Outcome outcome) {
        return outcome.refused().isEmpty() ? State.TAKEN : State.REFUSED;
    }

    private HashMap<String, @Nullable Object> values(State state, @Nullable String reason, Outcome outcome) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("state", state.name());
        values.put("reason", reason);
        values.put("taken", outcome.taken() + outcome.known());
        values.put(
                "lines",
                json.writeValueAsString(outcome.refused().stream().map(Line::of).toList()));
        return values;
    }

    private void forget(MessageId message, State state) {
        if (state != State.REFUSED) {
            jdbc.sql("UPDATE lab_message SET content = NULL WHERE id = ?")
                    .param(message.value())
                    .update();
        }
    }

    /** The HL7 code (table 0357) of what is wrong. */
    static String code(String key) {
        return switch (key) {
            case "refusal.message.noSuchTube", "refusal.message.noTube", "refusal.message.twoTubes" -> "204";
            case "refusal.message.noSuchTest", "refusal.message.notAsked", "refusal.message.ambiguous" -> "103";
            case "refusal.result.number", "refusal.result.unit", "refusal.result.choice", "refusal.result.missing" ->
                "102";
            default -> "207";
        };
    }
}
