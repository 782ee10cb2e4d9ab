package org.jiezhen.lab;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A message of results, as commands act on it and take it back. */
@Component
class MessageKind implements Kind<MessageId, LabMessage> {

    static final String NAME = "labMessage";

    private final JdbcClient jdbc;

    MessageKind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MessageId id(UUID value) {
        return new MessageId(value);
    }

    /** Keeps a new one; empty when the same is kept already. */
    Optional<LabMessage> make(String sender, String control, String digest, byte[] content, Instant now) {
        var id = MessageId.random();
        return jdbc.sql("""
                        INSERT INTO lab_message (id, sender, control, digest, received, content)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING number""")
                .params(id.value(), sender, control, digest, now.atOffset(ZoneOffset.UTC), content)
                .query(Long.class)
                .optional()
                .map(number -> new LabMessage(id, number, LabMessage.State.REFUSED, content, now, ""));
    }

    @Override
    public LabMessage locked(MessageId id) {
        var locked = jdbc.sql("SELECT id FROM lab_message WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(UUID.class)
                .optional();
        if (locked.isEmpty()) {
            throw unknown();
        }
        // Only now: whoever had the lock may have settled it.
        return look(id);
    }

    /** The message as it is now. */
    LabMessage look(MessageId id) {
        return jdbc.sql("""
                        SELECT m.id, m.number, s.state, m.content, s.started, n.name
                        FROM lab_message m
                        JOIN lab_message_state s ON s.message_id = m.id AND s.ended IS NULL AND s.voided IS NULL
                        LEFT JOIN journal_told j ON j.id = s.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE m.id = ?""")
                .param(id.value())
                .query((rs, row) -> new LabMessage(
                        new MessageId(rs.getObject(1, UUID.class)),
                        rs.getLong(2),
                        LabMessage.State.valueOf(rs.getString(3)),
                        rs.getBytes(4),
                        rs.getObject(5, OffsetDateTime.class).toInstant(),
                        Objects.requireNonNullElse(rs.getString(6), "")))
                .optional()
                .orElseThrow(MessageKind::unknown);
    }

    static Refusal unknown() {
        return new Refusal("refusal.message.unknown");
    }

    /** Whoever keeps results has to do with any of them. */
    @Override
    public void requireMine(LabMessage message) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(MessageAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(LabMessage.STATE);
    }

    @Override
    public Act undo() {
        return MessageAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<LabMessage> context) {}

    @Override
    public void takeBack(Undone undone, Context<LabMessage> context) {}
}
