package org.jiezhen.lab;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.lab.MessagesBoard.MessageFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Next;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What instruments have sent and the house has not taken. */
@Component
public class MessagesBoard implements BoardSource<MessageFact> {

    /** The board's name. */
    public static final String NAME = "messages";

    private static final int WIDE = 420;

    /**
     * A message of which something was not taken.
     *
     * @param tubes the numbers it was said to be of
     * @param taken how many results of it were taken
     * @param refused how many lines were not
     * @param first the first of their sentences
     */
    public record MessageFact(
            MessageId message,
            long number,
            String sender,
            String tubes,
            int taken,
            int refused,
            Localized first,
            Instant received)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return message.toString();
        }
    }

    /** Whoever keeps results. No guest is named. */
    public static final Audience<MessageFact> ALL = Audience.everyRow(
            "all",
            LabPermission.RESULT,
            Column.text(field("no", fact -> LabMessage.label(fact.number)), "lab.message")
                    .strong()
                    .sub(field("sn", MessageFact::sender)),
            Column.text(field("tb", MessageFact::tubes), "lab.message.tubes").none("lab.message.noTube"),
            Column.text(field("se", MessageFact::first), "lab.message.why")
                    .sub(
                            field("rf", MessageFact::refused).counted("lab.message.refused", "lab.message.refused"),
                            field("tn", MessageFact::taken).counted("lab.message.taken", "lab.message.taken"))
                    .wide(WIDE),
            Column.elapsed(field("s", fact -> fact.received.toEpochMilli()), "lab.message.since"),
            Column.actions(_ -> List.of(Next.of("AGAIN")), "lab.message.action", "AGAIN", "OPEN"));

    private static Field<MessageFact> field(String name, Function<MessageFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    private final MessageBox box;
    private final JdbcClient jdbc;

    MessagesBoard(MessageBox box, JdbcClient jdbc) {
        this.box = box;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(MessageKind.NAME);
    }

    @Override
    public List<MessageFact> read() {
        return jdbc.sql("""
                        SELECT m.id, m.number, m.sender, m.received, s.taken, s.lines
                        FROM lab_message_state s
                        JOIN LATERAL (SELECT * FROM lab_message WHERE id = s.message_id LIMIT 1) AS m ON true
                        WHERE s.ended IS NULL AND s.voided IS NULL AND s.state = 'REFUSED'
                        ORDER BY m.received, m.number""").query(this::fact).list();
    }

    private MessageFact fact(ResultSet rs, int row) throws SQLException {
        var lines = box.lines(rs.getString("lines"));
        return new MessageFact(
                new MessageId(rs.getObject("id", UUID.class)),
                rs.getLong("number"),
                rs.getString("sender"),
                lines.stream()
                        .map(MessageBox.Line::tube)
                        .filter(tube -> !tube.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(" ")),
                rs.getInt("taken"),
                lines.size(),
                lines.stream()
                        .findFirst()
                        .map(line -> new Localized(line.zh(), line.en()))
                        .orElse(new Localized("", "")),
                Objects.requireNonNull(rs.getObject("received", OffsetDateTime.class))
                        .toInstant());
    }
}
