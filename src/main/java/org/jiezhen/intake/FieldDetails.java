package org.jiezhen.intake;

import java.util.List;
import org.jiezhen.intake.IntakeField.Before;
import org.jiezhen.intake.IntakeField.Section;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a field.
 *
 * @param after the code of the field of the same section that it stands after; null is first
 * @param aboutHealth whether its answers are seen as what is said about health is
 * @param neededBefore before what it must be there; null when it may be left out
 * @param ofGuest whether the guest is asked it on the tablet in her hands
 * @param choices what can be chosen, in order; of other kinds nothing
 */
public record FieldDetails(
        Localized name,
        Section section,
        @Nullable String after,
        boolean aboutHealth,
        @Nullable Before neededBefore,
        boolean ofGuest,
        List<Localized> choices) {}
