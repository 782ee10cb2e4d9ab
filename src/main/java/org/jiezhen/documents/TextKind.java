package org.jiezhen.documents;

import java.util.Set;
import org.jiezhen.shared.Localized;

/**
 * A kind of text, and what it asks for. Under 18 a guardian signs in the guest's place, whatever the kind.
 *
 * @param beside who of the house signs it beside the guest
 * @param witness whether a colleague has to be the witness
 * @param blocks whether what it is about may not begin without it; the others are the guest's free choice
 * @param needs the placeholders that its text cannot be without
 * @param onForm whether the intake form has it signed as well, as it stands: its text has no placeholders
 */
public record TextKind(
        String code,
        Localized name,
        Beside beside,
        boolean witness,
        boolean blocks,
        Set<Placeholder> needs,
        boolean onForm) {

    /** What a guest is told is kept, and why. */
    public static final String PRIVACY = "PRIVACY";

    /** What is agreed on, and what it costs. */
    public static final String SERVICE_CONTRACT = "SERVICE_CONTRACT";

    /** Photographs for the treatment. */
    public static final String PHOTO_TREATMENT = "PHOTO_TREATMENT";

    /** Photographs to be shown to others: a consent of its own. */
    public static final String PHOTO_PUBLICITY = "PHOTO_PUBLICITY";

    public static final String SURGERY = "SURGERY";

    public static final String ANAESTHESIA = "ANAESTHESIA";

    /** Who signs beside the guest. */
    public enum Beside {
        NONE,
        /** Whoever may sign contracts. */
        STAFF,
        /** A doctor, before whom the guest has to sign as well. */
        DOCTOR
    }
}
