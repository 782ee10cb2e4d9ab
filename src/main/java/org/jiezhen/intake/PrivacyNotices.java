package org.jiezhen.intake;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerLook.ConsentKind;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The privacy notice, and who signed it. A drawn line alone proves little: with it go the version and the hash of the text
 * that was shown, the time, the device, and the guide before whom it was signed.
 */
@Service
@Transactional
@RolesAllowed(IntakePermission.FILL)
public class PrivacyNotices {

    private static final String PNG = "data:image/png;base64,";
    private static final int LONGEST_LINE = 200_000;
    private static final int SHORTEST_LINE = 100;
    private static final int LONGEST_DEVICE = 300;

    private final IntakeForms forms;
    private final CustomerAdministration customers;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    PrivacyNotices(IntakeForms forms, CustomerAdministration customers, CurrentStaff staff, JdbcClient jdbc) {
        this.forms = forms;
        this.customers = customers;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** The text, by its version. */
    public record Notice(int version, Localized text) {

        /** What the signature is bound to: both languages, so that it does not matter which was read. */
        String hash() {
            try {
                var sha = MessageDigest.getInstance("SHA-256");
                return HexFormat.of()
                        .formatHex(sha.digest(
                                (version + "\n" + text.zh() + "\n" + text.en()).getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What is signed now. */
    @Transactional(readOnly = true)
    public Notice newest() {
        return jdbc.sql("SELECT version, zh, en FROM privacy_notice ORDER BY version DESC LIMIT 1")
                .query((rs, row) -> new Notice(rs.getInt(1), new Localized(rs.getString(2), rs.getString(3))))
                .single();
    }

    /**
     * The guest has signed, before whoever acts.
     *
     * @param shown what the guest read; if there is a newer text by now, that is to be read first
     * @param drawn the line, as the page drew it: a PNG as a data address
     * @param device what the page says of itself
     * @throws Refusal when nothing was drawn
     */
    public Done<FormId> sign(UUID key, VisitId visit, Notice shown, String drawn, String device) {
        if (!newest().equals(shown)) {
            throw new Refusal("refusal.intake.notice");
        }
        var line = line(drawn);
        return forms.signed(key, visit, shown.version(), moment -> {
            jdbc.sql("""
                            INSERT INTO intake_signature (entry, visit_id, notice, hash, line, signed, witness, device)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            moment.entry(),
                            visit.value(),
                            shown.version(),
                            shown.hash(),
                            line,
                            OffsetDateTime.ofInstant(moment.now(), ZoneOffset.UTC),
                            staff.id().value(),
                            device.length() > LONGEST_DEVICE ? device.substring(0, LONGEST_DEVICE) : device)
                    .update();
            known(visit, key);
        });
    }

    /** The customer's own page knows of it too, where it is known who the customer is. */
    private void known(VisitId visit, UUID key) {
        if (staff.may(Permission.CUSTOMERS_REGISTER)) {
            jdbc.sql("SELECT customer_id FROM visit WHERE id = ? AND customer_id IS NOT NULL")
                    .param(visit.value())
                    .query(Id.column(CustomerId::new))
                    .optional()
                    .ifPresent(customer -> customers.give(
                            UUID.nameUUIDFromBytes((key + " notice").getBytes(StandardCharsets.UTF_8)),
                            customer,
                            ConsentKind.PRIVACY_NOTICE));
        }
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
