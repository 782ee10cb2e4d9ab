package org.jiezhen.channels.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.channels.Channels;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator keeps the tree of channels by browser. */
@SignedIn("chengyuan")
class ChannelsViewTest extends ScreenTest {

    @Autowired
    Channels channels;

    @AfterEach
    void offeredNoLonger() {
        jdbc.sql("DELETE FROM channel_name WHERE channel LIKE 'NIGHT_MARKET%' AND said <> channel")
                .update();
        jdbc.sql("UPDATE channel SET in_use = false WHERE code LIKE 'NIGHT_MARKET%'")
                .update();
    }

    @Test
    void aPartnerIsAddedWhatIsWrongIsSaidAtItsFieldAndItIsTakenOutOfUse() {
        press("ADD_BELOW", "PARTNER");
        type("channels.zh", "夜市");
        type("channels.en", "Night market");
        test(field(TextArea.class, "channels.also")).setValue("夜集\n大众点评");
        press("channels.save");
        assertThat(saidAt(TextArea.class, "channels.also")).contains("“大众点评” is said of Meituan already.");
        assertThat(typed("channels.zh")).isEqualTo("夜市");

        test(field(TextArea.class, "channels.also")).setValue("夜集, 夜间集市");
        press("channels.save");
        assertThat(dialogs()).isEmpty();
        var code = channels.names().code("夜间集市").orElseThrow();
        assertThat(channels.find(code).orElseThrow().parent()).isEqualTo("PARTNER");

        press("OPEN", code);
        type("channels.zh", "");
        press("channels.save");
        assertThat(saidAt(TextField.class, "channels.zh")).isPresent();
        press("channels.takeOut");
        assertThat(dialogs()).isEmpty();
        assertThat(channels.find(code).orElseThrow().inUse()).isFalse();
    }

    private void press(String action, String row) {
        navigate(ChannelsView.class);
        Presses.press(find(BoardComponent.class).single(), action, row);
        roundTrip();
    }
}
