package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.journal.Journal;
import org.jiezhen.lab.SentResults.NotTaken;
import org.jiezhen.lab.SentResults.Outcome;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What instruments have sent and the house has not taken: taken again once the cause is mended, or dismissed. */
@Service
@RolesAllowed(LabPermission.RESULT)
public class Messages {

    /**
     * A line that was not taken.
     *
     * @param line which of the message's; 0 is all of it
     * @param tube the number it was said to be of
     * @param test what the sender calls it
     */
    public record NotTakenLine(int line, String tube, String test, Localized sentence) {}

    /** A message, and what of it was not taken. */
    public record Refused(MessageId message, String label, String sender, List<NotTakenLine> lines) {}

    /** What an instrument sends beside its results. */
    public record Ignored(String sender, String code) {}

    /** Which it was. */
    public record Said(String code) {}

    private static final Journal.Subject CODES = new Journal.Subject("labCodes", "ignored");

    private final Commands commands;
    private final MessageKind kind;
    private final MessageBox box;
    private final SentResults results;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Messages(
            Commands commands,
            MessageKind kind,
            MessageBox box,
            SentResults results,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.box = box;
        this.results = results;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** A message, and what of it was not taken. */
    @Transactional(readOnly = true)
    public Refused look(MessageId message) {
        var sender = jdbc.sql("SELECT sender FROM lab_message WHERE id = ?")
                .param(message.value())
                .query(String.class)
                .optional()
                .orElseThrow(MessageKind::unknown);
        return new Refused(
                message,
                kind.look(message).label(),
                sender,
                box.lines(message).stream()
                        .map(line -> new NotTakenLine(
                                line.line(), line.tube(), line.test(), new Localized(line.zh(), line.en())))
                        .toList());
    }

    /**
     * Takes in what was not taken, looked at by whoever presses: what is hardly possible is confirmed with it, and what was
     * released and is corrected, amended.
     */
    public Done<MessageId> again(UUID key, MessageId message) {
        // Each tube is a transaction of its own, and what is taken twice is taken once: pressed twice, nothing more
        // happens.
        var content = transaction.execute(_ -> {
            var is = kind.look(message);
            is.requireOpen();
            return is.content() == null ? new byte[0] : is.content();
        });
        var outcome = taken(content == null ? new byte[0] : content);
        return Objects.requireNonNull(transaction.execute(_ -> commands.once(kind, key, MessageAct.TAKE_AGAIN, () -> {
            var locked = kind.locked(message);
            locked.requireOpen();
            var deed = MessageAct.TAKE_AGAIN
                    .with("taken", outcome.taken())
                    .with("refused", outcome.refused().size());
            return commands.run(
                    kind, locked, deed, context -> box.next(message, outcome, context.now(), context.entry()));
        })));
    }

    private Outcome taken(byte[] content) {
        try {
            return results.take(Hl7Messages.read(content).message(), results.person(true));
        } catch (Hl7Messages.Unreadable why) {
            return new Outcome(0, 0, List.of(new NotTaken(0, "", "", why)));
        }
    }

    /**
     * What was not taken is not to be taken.
     *
     * @throws InvalidInput without a reason
     */
    @Transactional
    public Done<MessageId> dismiss(UUID key, MessageId message, @Nullable Dismissed why) {
        if (why == null) {
            throw new InvalidInput("reason", "refusal.message.why");
        }
        return commands.on(
                kind,
                message,
                key,
                MessageAct.DISMISS.because(why.name()),
                context -> box.dismiss(message, why, context.now(), context.entry()));
    }

    /**
     * Something that an instrument sends beside its results, such as its mode, is none: it is passed over from now on.
     */
    @Transactional
    public Said ignore(UUID key, String sender, String code) {
        return commands.once(key, MessageAct.IGNORE, Said.class, () -> {
            commands.run(CODES, MessageAct.IGNORE.with("code", code), () -> jdbc.sql(
                            "INSERT INTO lab_message_ignored (sender, code) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(sender, code)
                    .update());
            return new Said(code);
        });
    }

    /** It is one after all: from now on it is taken, or said. */
    @Transactional
    public Said heed(UUID key, String sender, String code) {
        return commands.once(key, MessageAct.HEED, Said.class, () -> {
            commands.run(CODES, MessageAct.HEED.with("code", code), () -> jdbc.sql(
                            "DELETE FROM lab_message_ignored WHERE sender = ? AND code = ?")
                    .params(sender, code)
                    .update());
            return new Said(code);
        });
    }

    /** What is passed over. */
    @Transactional(readOnly = true)
    public List<Ignored> ignored() {
        return jdbc.sql("SELECT sender, code FROM lab_message_ignored ORDER BY sender, code")
                .query((rs, row) -> new Ignored(rs.getString(1), rs.getString(2)))
                .list();
    }
}
