package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser says was pressed is parsed at the door: what is nothing is refused, and repeated nowhere. */
class PressedTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\r\n2026-11-28 ERROR forged", "\u2028", "<b>", "' OR 1=1", "\u202eabc", "x\u0000"})
    void aRowThatIsNoneIsRefusedAndNotRepeated(String row) {
        var refusal = catchThrowableOfType(Refusal.class, () -> Pressed.check("OPEN", row));
        assertThat(refusal.key()).isEqualTo("refusal.press.unknown");
        assertThat(refusal.args()).isEmpty();
        assertThat(catchThrowableOfType(Refusal.class, () -> Pressed.id(row, VisitId::new))
                        .args())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open", "OPEN\nERROR", "A B", "\u524d"})
    void anActionThatIsNoneIsRefused(String action) {
        assertThat(catchThrowableOfType(Refusal.class, () -> Pressed.check(action, "1")))
                .isNotNull();
    }

    @Test
    void whatBoardsSendIsTaken() {
        var visit = UUID.randomUUID();
        assertThatNoException().isThrownBy(() -> {
            Pressed.check("CALL_AGAIN", visit.toString());
            Pressed.check("OPEN", "e4711");
            Pressed.check("ARRIVE", "");
        });
        assertThat(Pressed.id(visit.toString(), VisitId::new)).isEqualTo(new VisitId(visit));
    }
}
