package org.jiezhen.customers;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Deed;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two records of one person. A merge leaves the losing record as it was and says where it belongs; visits and bookings
 * keep the record they were registered under, so that taking the merge back brings everything to where it was.
 */
@Service
@RolesAllowed(Permission.CUSTOMERS_MERGE)
@Transactional
public class Doubles {

    /** Why a merge is taken back. */
    public enum TakenBack {
        /** They are two persons. */
        NOT_THE_SAME,
        /** The other record should stand for the person. */
        WRONG_WAY_ROUND
    }

    /** What was merged, taken apart, or said to be two persons: the record that stands for the person now. */
    public record Done(CustomerId customer) {}

    private final Commands commands;
    private final CustomerRecords records;
    private final LikelyDoubles likely;
    private final FirstSources sources;
    private final JdbcClient jdbc;

    Doubles(Commands commands, CustomerRecords records, LikelyDoubles likely, FirstSources sources, JdbcClient jdbc) {
        this.commands = commands;
        this.records = records;
        this.likely = likely;
        this.sources = sources;
        this.jdbc = jdbc;
    }

    /** Who may be the same person as this customer, the surest first. */
    @Transactional(readOnly = true)
    public List<LikelyDoubles.Likely> of(CustomerId customer, int limit) {
        return likely.of(records.rootOf(customer), limit);
    }

    /** A customer as it is compared with another. */
    @Transactional(readOnly = true)
    public LikelyDoubles.Side side(CustomerId customer) {
        return likely.side(records.rootOf(customer));
    }

    /**
     * Says that two customers are one person.
     *
     * @param loser the record that no longer stands for the person, and all that were merged into it
     * @param winner the record that does
     * @throws Refusal when somebody merged either of them meanwhile, or when both are in the house
     */
    public Done merge(UUID key, CustomerId loser, CustomerId winner) {
        if (loser.equals(winner)) {
            throw new Refusal("refusal.customer.same");
        }
        return once(key, CustomerAct.MERGE, () -> {
            lockBoth(loser, winner);
            refuseTwoVisits(loser, winner);
            var discreet = jdbc.sql("""
                            UPDATE customer SET discreet = true, made_discreet = true, version = version + 1
                            WHERE id = :winner AND NOT discreet
                              AND EXISTS (SELECT FROM customer k WHERE k.root_id = :loser AND k.discreet)""")
                    .param("winner", winner.value())
                    .param("loser", loser.value())
                    .update();
            jdbc.sql("""
                            UPDATE customer SET root_id = :winner, version = version + 1,
                                   merged_into = CASE WHEN id = :loser THEN CAST(:winner AS uuid) ELSE merged_into END
                            WHERE root_id = :loser""")
                    .param("winner", winner.value())
                    .param("loser", loser.value())
                    .update();
            append(CustomerAct.MERGE.with("into", winner).with("discreet", discreet == 1), loser);
            return new Done(winner);
        });
    }

    /** Takes a merge back: the record, with all that were merged into it, stands for a person of its own again. */
    public Done takeBack(UUID key, CustomerId record, TakenBack reason) {
        return once(key, CustomerAct.TAKE_BACK, () -> {
            records.locked(record);
            var from = jdbc.sql("SELECT merged_into FROM customer WHERE id = ? AND merged_into IS NOT NULL")
                    .param(record.value())
                    .query(Id.column(CustomerId::new))
                    .optional()
                    .orElseThrow(() -> lastMerge(record, "refusal.customer.notMerged"));
            jdbc.sql("""
                            WITH RECURSIVE part AS (
                                SELECT id FROM customer WHERE id = :record
                                UNION ALL SELECT k.id FROM customer k JOIN part ON k.merged_into = part.id)
                            UPDATE customer SET root_id = :record, version = version + 1,
                                   merged_into = CASE WHEN id = :record THEN NULL ELSE merged_into END
                            WHERE id IN (SELECT id FROM part)""").param("record", record.value()).update();
            var open = noLongerDiscreet(from);
            sources.settle(List.of(record, from));
            append(
                    CustomerAct.TAKE_BACK
                            .because(reason.name())
                            .with("from", from)
                            .with("noLongerDiscreet", open),
                    record);
            return new Done(record);
        });
    }

    /** Says that two customers who seem to be one person are two: they are not proposed again. */
    public Done apart(UUID key, CustomerId one, CustomerId other) {
        return once(key, CustomerAct.APART, () -> {
            var entry = append(CustomerAct.APART.with("from", records.rootOf(other)), one);
            jdbc.sql("""
                            INSERT INTO customer_apart (one_id, other_id, said_by)
                            VALUES (LEAST(:one, :other), GREATEST(:one, :other), :entry) ON CONFLICT DO NOTHING""")
                    .param("one", one.value())
                    .param("other", other.value())
                    .param("entry", entry)
                    .update();
            return new Done(one);
        });
    }

    // From the record upwards: whoever is discreet only because of what was merged into it, and no longer has anything
    // discreet below, is no longer.
    private int noLongerDiscreet(CustomerId record) {
        var count = 0;
        var next = record;
        while (next != null) {
            count += jdbc.sql("""
                            UPDATE customer c SET discreet = false, made_discreet = false, version = version + 1
                            WHERE id = :id AND made_discreet
                              AND NOT EXISTS (SELECT FROM customer k WHERE k.merged_into = c.id AND k.discreet)""").param("id", next.value()).update();
            next = jdbc.sql("SELECT merged_into FROM customer WHERE id = ? AND merged_into IS NOT NULL")
                    .param(next.value())
                    .query(Id.column(CustomerId::new))
                    .optional()
                    .orElse(null);
        }
        return count;
    }

    // In the order of their ids, so that two who merge the same pair crosswise wait for each other and never both.
    private void lockBoth(CustomerId loser, CustomerId winner) {
        var standing = jdbc.sql("""
                        SELECT id FROM customer WHERE id IN (:loser, :winner) AND merged_into IS NULL
                        ORDER BY id FOR NO KEY UPDATE""")
                .param("loser", loser.value())
                .param("winner", winner.value())
                .query(Id.column(CustomerId::new))
                .list();
        for (var record : List.of(loser, winner)) {
            if (!standing.contains(record)) {
                records.rootOf(record);
                throw lastMerge(record, "refusal.customer.merged");
            }
        }
    }

    private void refuseTwoVisits(CustomerId loser, CustomerId winner) {
        var tickets = jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number FROM visit v JOIN customer k ON k.id = v.customer_id
                        WHERE v.status = 'IN_PROGRESS' AND k.root_id IN (:loser, :winner)
                        ORDER BY k.root_id = :loser DESC""")
                .param("loser", loser.value())
                .param("winner", winner.value())
                .query((rs, row) -> new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)).text())
                .list();
        if (tickets.size() > 1) {
            throw new Refusal("refusal.customer.bothHere", tickets.getFirst(), tickets.getLast());
        }
    }

    private Refusal lastMerge(CustomerId record, String key) {
        return jdbc.sql("""
                        SELECT coalesce(a.display_name, '—'), j.at FROM journal j
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE j.subject_kind = 'customer' AND j.subject_id = ?
                          AND j.action IN ('customers.merge', 'customers.takeBack')
                        ORDER BY j.id DESC LIMIT 1""")
                .param(record.toString())
                .query((rs, row) -> new Refusal(
                        key,
                        rs.getString(1),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Refusal("refusal.customer.neverMerged"));
    }

    private Done once(UUID key, CustomerAct act, Supplier<Done> command) {
        return commands.once(key, act, Done.class, command);
    }

    private long append(Deed deed, CustomerId customer) {
        return commands.run(new Journal.Subject("customer", customer.toString()), deed, () -> {});
    }
}
