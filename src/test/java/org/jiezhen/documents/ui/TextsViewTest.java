package org.jiezhen.documents.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import java.time.Instant;
import java.util.UUID;
import org.jiezhen.Eventually;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.documents.DocumentTexts;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.shared.BusinessTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The manager writes a text and proposes it; the administrator publishes it. */
@SignedIn("gaofeng")
class TextsViewTest extends ScreenTest {

    private static final String KIND = "ANAESTHESIA";

    @Autowired
    DocumentTexts texts;

    @Autowired
    People people;

    @AfterEach
    void nothingIsDrafted() {
        var draft = texts.look(KIND).draft();
        if (draft.begun()) {
            texts.discard(UUID.randomUUID(), KIND, draft.version());
        }
    }

    private void write(String label, String text) {
        test(field(TextArea.class, label)).setValue(text);
        roundTrip();
    }

    private void open() {
        navigate(TextsView.class);
        Presses.press(find(BoardComponent.class).single(), "OPEN", KIND);
        roundTrip();
    }

    @Test
    void aTextIsWrittenComparedProposedAndPublishedByAnother() {
        open();
        var before = texts.look(KIND).published().getFirst();
        write("documents.text.zh", before.text().zh().replace("{birth}", "{geboren}"));
        press("documents.text.save");
        assertThat(saidAt(TextArea.class, "documents.text.zh"))
                .contains(words("refusal.documents.unknown", "{geboren}"));
        write("documents.text.zh", before.text().zh() + "\n另加一条。");
        test(field(DatePicker.class, "documents.text.since")).setValue(BusinessTime.day(Instant.now()));
        press("documents.text.save");
        assertThat(texts.look(KIND).draft().text().zh()).endsWith("另加一条。");
        assertThat(find(Div.class).all()).anySatisfy(compared -> {
            assertThat(compared.getClassNames()).contains("doc-compared");
            assertThat(compared.getElement().getChildren()).anySatisfy(piece -> {
                assertThat(piece.getTag()).isEqualTo("ins");
                assertThat(piece.getText()).contains("另加一条。");
            });
        });

        write("documents.text.en", before.text().en() + "\nOne more.");
        press("documents.text.propose");
        assertThat(saidAbove()).contains(words("refusal.documents.notSaved"));
        press("documents.text.save");
        press("documents.text.propose");
        assertThat(dialogs()).isEmpty();
        open();
        assertThat(find(com.vaadin.flow.component.button.Button.class).all())
                .as("whoever proposed it does not publish it")
                .noneMatch(button -> button.getText().equals(words("documents.text.publish")));

        var version = people.as(
                "chengyuan",
                () -> texts.publish(
                        UUID.randomUUID(), KIND, texts.look(KIND).draft().version()));
        assertThat(version).isEqualTo(before.version() + 1);
    }

    @Test
    void allThatWasSignedIsCheckedAndWhatCameOfItIsSaid() {
        navigate(TextsView.class);
        press("documents.check.go");
        assertThat(find(Paragraph.class).all()).anySatisfy(said -> {
            assertThat(said.getClassNames()).contains("doc-checked");
            assertThat(said.getText()).contains("compared");
        });
    }

    @Test
    void aFileThatIsNoneOfTheHousesIsSaidToBeOne() {
        navigate(TextsView.class);
        test(find(Upload.class).single()).upload("W1.pdf", "application/pdf", new byte[] {1, 2, 3});
        Eventually.passes(() -> {
            roundTrip();
            assertThat(find(Paragraph.class)
                            .withClassName("doc-checked")
                            .single()
                            .getText())
                    .isEqualTo(words("documents.check.unknown"));
        });
    }
}
