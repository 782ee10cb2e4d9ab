package org.jiezhen.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.shared.PressKey;
import org.jiezhen.shell.PressMemory.Press;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was pressed and not answered is named, unless the journal's key proves that it was saved. */
@SignedIn("liting")
class PressMemoryTest extends ScreenTest {

    private final UUID saved = PressKey.of("the board", "TAKE", "a-visit", 7);
    private final UUID savedForm = UUID.randomUUID();
    private PressMemory memory;

    @BeforeEach
    void aPageWasLoadedAnew() {
        memory = new PressMemory(new Answered() {
            @Override
            public boolean wasSaved(UUID press) {
                return press.equals(saved) || press.equals(savedForm);
            }

            @Override
            public String who() {
                return "me";
            }
        });
        UI.getCurrent().add(memory);
    }

    @Test
    void aPressOnABoardThatWasSavedIsNotNamedAndOneThatWasNotIs() {
        assertThat(said(board("7"))).isEmpty();
        assertThat(said(board("8"))).containsExactly(words("press.notSaved", "接手 A001"));
    }

    @Test
    void whatNoKeyCanProveIsToBeLookedAtBeforeItIsPressedAgain() {
        assertThat(said(new Press("撤销 A001", null, null, null))).containsExactly(words("press.unanswered", "撤销 A001"));
        assertThat(said(new Press("座位", null, List.of("the board", "SEAT", "", "7"), null)))
                .containsExactly(words("press.unanswered", "座位"));
        assertThat(said(new Press("", "no key", null, null)))
                .containsExactly(words("press.unanswered", words("press.last")));
    }

    @Test
    void aFormThatWasOpenGivesBackWhatWasTyped() {
        assertThat(said(new Press("", null, null, "kept"))).containsExactly(words("press.form.kept"));
        assertThat(said(new Press("", null, null, "lost"))).containsExactly(words("press.form.lost"));
        var pressed = new Press("保存", UUID.randomUUID().toString(), null, null);
        assertThat(said(pressed, new Press("", null, null, "kept")))
                .as("of one form one sentence")
                .containsExactly(words("press.notSaved.form", "保存"));
        assertThat(said(new Press("保存", savedForm.toString(), null, null))).isEmpty();
    }

    @Test
    void anArrivalThatHasAKeyOfItsOwnIsPressedAgainAndNoFormIsOpened() {
        var seat = List.of("the board", "SEAT", "a-seat", "7");
        assertThat(said(new Press("座位 · 东 1", savedForm.toString(), seat, null)))
                .isEmpty();
        assertThat(said(
                        new Press("座位 · 东 1", UUID.randomUUID().toString(), seat, null),
                        new Press("", null, null, "kept")))
                .as("and what was typed before it is kept")
                .containsExactly(words("press.notSaved", "座位 · 东 1"), words("press.form.kept"));
    }

    private Set<String> said(Press... presses) {
        return memory.sentences(List.of(presses));
    }

    private static Press board(String version) {
        return new Press("接手 A001", null, List.of("the board", "TAKE", "a-visit", version), null);
    }
}
