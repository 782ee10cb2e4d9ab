package org.jiezhen.customers;

import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Story;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.Channels;
import org.jiezhen.channels.Through;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says that a customer was first won through another channel than is written down. Money hangs on it: it is for few, with
 * a reason, and the record shows who, when, and from which to which.
 */
@Service
@Transactional
@RolesAllowed(CustomerPermission.FIRST_SOURCE)
public class FirstSourceCorrections {

    /** Why it was wrong: a code of the journal. */
    public enum Reason {
        /** Whoever wrote it down chose another by mistake. */
        MISTAKE,
        /** The guest says otherwise. */
        GUEST_SAYS,
        /** A partner, or a platform's order, shows it. */
        PROVEN
    }

    /**
     * Which one was shown: to be given back with the change.
     *
     * @param record that keeps it; null while there is none
     */
    public record Seen(@Nullable CustomerId record, long version) {}

    /** The first source as it stands; null while nobody knows. */
    public record Look(Seen seen, @Nullable Through through) {}

    /** Whose it was. */
    public record Done(CustomerId customer) {}

    private final Commands commands;
    private final Story story;
    private final CustomerRecords records;
    private final Channels channels;
    private final JdbcClient jdbc;

    FirstSourceCorrections(
            Commands commands, Story story, CustomerRecords records, Channels channels, JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.records = records;
        this.channels = channels;
        this.jdbc = jdbc;
    }

    /** Through which it can have been. */
    @Transactional(readOnly = true)
    public List<Channel> channels() {
        return channels.all();
    }

    /** What is written down now, by any record of the person. */
    @Transactional(readOnly = true)
    public Look look(CustomerId customer) {
        return jdbc.sql("""
                        SELECT s.record_id, s.version, s.channel, s.channel_said
                        FROM customer k JOIN customer_source s ON s.person_id = k.root_id WHERE k.id = ?""")
                .param(customer.value())
                .query((rs, row) -> new Look(
                        new Seen(new CustomerId(rs.getObject(1, UUID.class)), rs.getLong(2)),
                        new Through(rs.getString(3), rs.getString(4))))
                .optional()
                .orElse(new Look(new Seen(null, 0), null));
    }

    /**
     * Says which it is. Since when the customer is won stays as it is.
     *
     * @param seen what was shown
     * @throws Refusal when somebody changed it meanwhile: who, and when
     */
    public Done change(UUID key, CustomerId customer, Seen seen, String channel, Reason reason) {
        return commands.once(key, CustomerAct.FIRST_SOURCE, Done.class, () -> {
            var root = records.locked(customer).id();
            var now = look(root);
            if (!now.seen.equals(seen)) {
                throw meanwhile(root, now.seen);
            }
            var before = now.through;
            if (before != null && before.code().equals(channel)) {
                throw new InvalidInput("channel", "refusal.customer.sameSource");
            }
            channels.requireOffered("channel", channel);
            var record = Optional.ofNullable(seen.record).orElse(root);
            var deed = CustomerAct.FIRST_SOURCE
                    .because(reason.name())
                    .with("from", before == null ? null : before.code())
                    .with("to", channel);
            commands.run(new Journal.Subject("customer", record.toString()), deed, () -> jdbc.sql("""
                                    INSERT INTO customer_first_source (customer_id, channel, at, by_hand)
                                    VALUES (:record, :channel, :now, true)
                                    ON CONFLICT (customer_id) DO UPDATE SET channel = EXCLUDED.channel, channel_said = NULL,
                                        by_hand = true, version = customer_first_source.version + 1""")
                    .param("record", record.value())
                    .param("channel", channel)
                    .param("now", commands.now().atOffset(ZoneOffset.UTC))
                    .update());
            return new Done(root);
        });
    }

    // Another record's may stand before it since a merge, and a visit may have said it while nobody had.
    private Refusal meanwhile(CustomerId root, Seen now) {
        var record = Optional.ofNullable(now.record).orElse(root);
        var acts = List.of(CustomerAct.FIRST_SOURCE, CustomerAct.MERGE, CustomerAct.TAKE_BACK);
        var written = jdbc.sql("""
                        SELECT count(*) FROM journal WHERE subject_kind = 'customer' AND subject_id = ? AND action IN (?, ?, ?)""")
                .params(
                        record.toString(),
                        acts.get(0).code(),
                        acts.get(1).code(),
                        acts.get(2).code())
                .query(Long.class)
                .single();
        return written == 0
                ? new Refusal("refusal.customer.sourceSaid")
                : story.lastBefore(
                        "refusal.customer.sourceChanged",
                        new Journal.Subject("customer", record.toString()),
                        acts,
                        Long.MAX_VALUE);
    }
}
