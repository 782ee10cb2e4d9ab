package org.jiezhen.intake;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
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

    private final IntakeForms forms;
    private final Signatures signatures;
    private final CurrentStaff staff;

    PrivacyNotices(IntakeForms forms, Signatures signatures, CurrentStaff staff) {
        this.forms = forms;
        this.signatures = signatures;
        this.staff = staff;
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
        return signatures.newest();
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
        return signatures.sign(key, () -> forms.filled(visit), shown, drawn, device, staff.id());
    }
}
