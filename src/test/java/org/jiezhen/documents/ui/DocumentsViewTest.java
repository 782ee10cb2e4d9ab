package org.jiezhen.documents.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.Done;
import org.jiezhen.documents.DocumentGuests;
import org.jiezhen.documents.DocumentId;
import org.jiezhen.documents.DocumentState;
import org.jiezhen.documents.Documents;
import org.jiezhen.documents.TextKind;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A consultant fills what her guest signs, signs it for the house, and withdraws it, by the words of the screen. */
@SignedIn("xulan")
class DocumentsViewTest extends ScreenTest {

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Documents documents;

    @Autowired
    DocumentDialogs dialogs;

    private DocumentGuests guests;
    private Done<VisitId> visit;

    @BeforeEach
    void aGuest() {
        guests = beans.createBean(DocumentGuests.class);
        visit = guests.with("xulan", "吴婧怡", "1993-04-02");
        navigate("documents/" + BusinessTime.day(Instant.now()) + "/" + visit.label(), DocumentsView.class);
    }

    @AfterEach
    void sheHasLeft() {
        jdbc.sql("UPDATE visit SET status = 'COMPLETED', departed_at = now() WHERE id = ?")
                .param(visit.subject().value())
                .update();
    }

    private void write(String label, String text) {
        test(field(TextArea.class, label)).setValue(text);
        roundTrip();
    }

    private void act(String action, String row) {
        Presses.press(find(BoardComponent.class).single(), action, row);
        roundTrip();
    }

    private DocumentId filled() {
        return jdbc.sql("SELECT id FROM document WHERE visit_id = ? ORDER BY number DESC LIMIT 1")
                .param(visit.subject().value())
                .query((rs, row) -> DocumentId.of(rs.getString(1)))
                .single();
    }

    @Test
    void aContractIsFilledWhatIsMissingIsSaidAtItsFieldAndItIsReadBeforeItIsShown() {
        act("FILL", visit.subject() + ":" + TextKind.SERVICE_CONTRACT);
        write("documents.placeholder.ITEMS", "光子嫩肤 3 次");
        press("documents.fill.go");
        assertThat(saidAt(TextArea.class, "documents.placeholder.TOTAL"))
                .contains(words("refusal.documents.value", "{total}"));
        write("documents.placeholder.TOTAL", "4,860.00 元");
        press("documents.fill.go");
        assertThat(dialogs()).hasSize(1);
        assertThat(find(Div.class).all())
                .anySatisfy(text ->
                        assertThat(text.getElement().getTextRecursively()).contains("4,860.00 元", "吴婧怡"));
        assertThat(documents.look(filled()).state()).isEqualTo(DocumentState.DRAFT);

        press("documents.action.SHOW");
        press("documents.show.go");
        assertThat(jdbc.sql("SELECT count(*) FROM document_shown WHERE document_id = ?")
                        .param(filled().value())
                        .query(Integer.class)
                        .single())
                .as("nobody has checked who she is")
                .isZero();
    }

    @Test
    void whatTheGuestHasSignedIsSignedForTheHouseAndWithdrawnWithAReason() {
        var document = guests.filled("xulan", visit.subject(), TextKind.SERVICE_CONTRACT, DocumentGuests.deal());
        guests.signed("xulan", document);
        act("SIGN", document.toString());
        press("documents.countersign");
        var pad = (SignatureDialog) dialogs().getLast();
        var page = find(DocumentsView.class).single();
        pad.signed(dialogs, page, "", "desk");
        assertThat(saidAbove()).contains(words("refusal.documents.unsigned"));
        pad.signed(dialogs, page, DocumentGuests.LINE, "desk");
        roundTrip();
        assertThat(documents.look(document).state()).isEqualTo(DocumentState.ACTIVE);

        press("documents.withdraw");
        press("documents.withdraw.go");
        assertThat(saidAt(TextArea.class, "documents.withdraw.reason")).contains(words("refusal.documents.reason"));
        write("documents.withdraw.reason", "改主意了");
        press("documents.withdraw.go");
        var look = documents.look(document);
        assertThat(look.state()).isEqualTo(DocumentState.INACTIVE);
        assertThat(Optional.ofNullable(look.reason())).contains("改主意了");
        act("OPEN", document.toString());
        assertThat(find(Div.class).all())
                .anySatisfy(text -> assertThat(text.getClassNames()).contains("struck"));
    }

    @Test
    void aMinorsFormAsksForTheGuardian() {
        var minor = guests.with(
                "xulan", "小安安", BusinessTime.day(Instant.now()).minusYears(16).toString());
        var document = guests.filled("xulan", minor.subject(), TextKind.PHOTO_TREATMENT, Map.of());
        act("SHOW", document.toString());
        assertThat(field(com.vaadin.flow.component.textfield.TextField.class, "documents.show.guardian")
                        .isVisible())
                .isTrue();
        jdbc.sql("UPDATE visit SET status = 'COMPLETED', departed_at = now() WHERE id = ?")
                .param(minor.subject().value())
                .update();
    }
}
