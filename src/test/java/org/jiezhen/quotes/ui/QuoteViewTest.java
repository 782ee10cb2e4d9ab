package org.jiezhen.quotes.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.quotes.QuoteGuests;
import org.jiezhen.quotes.QuoteState;
import org.jiezhen.quotes.Quotes;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A consultant writes on from the newest version: sums as she types, what is wrong at its line, what she has not saved kept. */
@SignedIn("xulan")
class QuoteViewTest extends ScreenTest {

    private static final PlaceId ROOM = PlaceId.of("00000000-0000-4000-8000-000000000278");

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Quotes quotes;

    private QuoteGuests guests;
    private Done<VisitId> visit;

    @BeforeEach
    void aGuest() {
        guests = beans.createBean(QuoteGuests.class);
        visit = guests.with("xulan", "吴婧怡", ROOM);
        guests.written("xulan", visit.subject(), 0, 0, "RT-101", "RT-102");
        open();
    }

    @AfterEach
    void sheHasLeft() {
        jdbc.sql("UPDATE visit_place SET ended = now(), ended_by = begun_by WHERE visit_id = ? AND ended IS NULL")
                .param(visit.subject().value())
                .update();
        jdbc.sql("UPDATE visit SET status = 'COMPLETED', departed_at = now() WHERE id = ?")
                .param(visit.subject().value())
                .update();
    }

    private void open() {
        navigate("quote/" + BusinessTime.day(Instant.now()) + "/" + visit.label(), QuoteView.class);
        roundTrip();
    }

    private TextField price(int line) {
        return find(TextField.class).all().stream()
                .filter(field -> field.hasClassName("quote-price"))
                .toList()
                .get(line);
    }

    private void priced(int line, String text) {
        test(price(line)).setValue(text);
        roundTrip();
    }

    private Button button(String key, Object... args) {
        return find(Button.class).all().stream()
                .filter(one -> one.getText().equals(words(key, args)))
                .findFirst()
                .orElseThrow();
    }

    private String page() {
        return find(QuoteView.class).single().getElement().getTextRecursively();
    }

    private String total() {
        return find(Div.class).all().stream()
                .filter(div -> div.hasClassName("quote-total"))
                .map(Div::getText)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsTypedIsSummedAtOnceComparedWithTheLastVersionAndSavedAsTheNext() {
        assertThat(total()).isEqualTo("¥237.60");
        assertThat(button("quotes.write", 2).isEnabled())
                .as("nothing is different yet")
                .isFalse();
        priced(1, "190");
        assertThat(total()).isEqualTo("¥229.60");
        assertThat(page()).contains(words("quotes.compare", 1), "190.00");
        test(find(IntegerField.class).all().getFirst()).setValue(2);
        roundTrip();
        assertThat(total()).isEqualTo("¥269.20");
        test(button("quotes.write", 2)).click();
        roundTrip();
        var newest = quotes.of(visit.subject()).getFirst();
        assertThat(newest.number()).isEqualTo(2);
        assertThat(newest.state()).isEqualTo(QuoteState.FREE);
        assertThat(newest.sums().deal().text()).isEqualTo("269.20");
        assertThat(find(Span.class).all()).noneMatch(span -> span.getText().equals(words("quotes.restored")));
    }

    @Test
    void whatCannotBeIsSaidAtItsLineAndNothingIsSaved() {
        priced(0, "50");
        assertThat(price(0).isInvalid()).isTrue();
        assertThat(price(0).getErrorMessage()).contains("39.60");
        priced(0, "1.28万");
        assertThat(price(0).isInvalid()).isTrue();
        priced(0, "30");
        assertThat(price(0).isInvalid()).isFalse();
        assertThat(total()).isEqualTo("¥228.00");
        assertThat(quotes.of(visit.subject())).hasSize(1);
    }

    @Test
    void whatWasNotSavedIsThereWhenThePageIsOpenedAgainAndGoesWhenItIsThrownAway() {
        priced(0, "30");
        UI.getCurrent().navigate("consult");
        roundTrip();
        open();
        assertThat(total()).isEqualTo("¥228.00");
        assertThat(price(0).getValue()).isEqualTo("30.00");
        test(button("quotes.discard", 1)).click();
        roundTrip();
        assertThat(total()).isEqualTo("¥237.60");
    }

    @Test
    void whatGoesTooFarIsSaidAsItIsTypedWithWhoMayApproveItAndTheWayBack() {
        var percent = field(TextField.class, "quotes.whole.percent");
        test(percent).setValue("20");
        roundTrip();
        assertThat(page()).contains("高峰", words("quotes.within.go", "10"));
        test(button("quotes.within.go", "10")).click();
        roundTrip();
        assertThat(percent.getValue()).isEqualTo("10");
        assertThat(page()).doesNotContain(words("quotes.within.go", "10"));
        test(percent).setValue("abc");
        test(button("quotes.write", 2)).click();
        roundTrip();
        assertThat(percent.isInvalid()).isTrue();
        assertThat(quotes.of(visit.subject())).hasSize(1);
    }

    @Test
    void whoeverHasNothingToDoWithTheGuestIsToldThatThereIsNoSuchPage() {
        var other = guests.with("suman", "林一", PlaceId.of("00000000-0000-4000-8000-000000000279"));
        UI.getCurrent().navigate("quote/" + BusinessTime.day(Instant.now()) + "/" + other.label());
        roundTrip();
        assertThat(find(QuoteView.class).all())
                .as("of this guest nothing is opened")
                .isEmpty();
        jdbc.sql("UPDATE visit_place SET ended = now(), ended_by = begun_by WHERE visit_id = ? AND ended IS NULL")
                .param(other.subject().value())
                .update();
        jdbc.sql("UPDATE visit SET status = 'COMPLETED', departed_at = now() WHERE id = ?")
                .param(other.subject().value())
                .update();
    }
}
