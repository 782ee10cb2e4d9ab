package org.jiezhen.intake;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.acts.Done;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerLook.ConsentKind;
import org.jiezhen.customers.CustomerRecords;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the privacy notice is signed, on whichever screen. Services name the permissions. */
@Component
class Signatures {

    private static final String PNG = "data:image/png;base64,";
    private static final int LONGEST_LINE = 200_000;
    private static final int SHORTEST_LINE = 100;
    private static final int LONGEST_DEVICE = 300;

    private final Writes writes;
    private final CustomerRecords customers;
    private final JdbcClient jdbc;
    private final Clock clock;

    Signatures(Writes writes, CustomerRecords customers, JdbcClient jdbc, Clock clock) {
        this.writes = writes;
        this.customers = customers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is signed now: the text that two have published and whose day has come. */
    PrivacyNotices.Notice newest() {
        return jdbc.sql("SELECT version, zh, en FROM privacy_notice WHERE since <= ? ORDER BY version DESC LIMIT 1")
                .param(BusinessTime.day(clock.instant()))
                .query((rs, row) ->
                        new PrivacyNotices.Notice(rs.getInt(1), new Localized(rs.getString(2), rs.getString(3))))
                .single();
    }

    /**
     * The guest has signed.
     *
     * @param whose finds the form and locks its visit, and refuses whoever may not write in it
     * @param witness in whose sight
     * @throws Refusal when nothing was drawn, or there is a newer text than the one that was shown
     */
    Done<FormId> sign(
            UUID key,
            Supplier<IntakeForm> whose,
            PrivacyNotices.Notice shown,
            String drawn,
            String device,
            StaffId witness) {
        if (!newest().equals(shown)) {
            throw new Refusal("refusal.intake.notice");
        }
        var line = line(drawn);
        return writes.signed(key, whose, shown.version(), moment -> {
            jdbc.sql("""
                            INSERT INTO intake_signature (entry, visit_id, notice, hash, line, signed, witness, device)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            moment.entry(),
                            moment.visit().value(),
                            shown.version(),
                            shown.hash(),
                            line,
                            OffsetDateTime.ofInstant(moment.now(), ZoneOffset.UTC),
                            witness.value(),
                            device.length() > LONGEST_DEVICE ? device.substring(0, LONGEST_DEVICE) : device)
                    .update();
            known(moment, witness);
        });
    }

    /** The customer's own page knows of it too, where it is known who the customer is. */
    private void known(Moment moment, StaffId witness) {
        jdbc.sql("SELECT customer_id FROM visit WHERE id = ? AND customer_id IS NOT NULL")
                .param(moment.visit().value())
                .query(Id.column(CustomerId::new))
                .optional()
                .ifPresent(customer -> customers.agreed(customer, ConsentKind.PRIVACY_NOTICE, witness));
    }

    private static byte[] line(String drawn) {
        if (!drawn.startsWith(PNG) || drawn.length() > LONGEST_LINE) {
            throw new Refusal("refusal.intake.unsigned");
        }
        try {
            var line = Base64.getDecoder().decode(drawn.substring(PNG.length()));
            if (line.length < SHORTEST_LINE) {
                throw new Refusal("refusal.intake.unsigned");
            }
            return line;
        } catch (IllegalArgumentException e) {
            throw new Refusal("refusal.intake.unsigned");
        }
    }
}
