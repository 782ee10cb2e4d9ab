package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.communication.UidlWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.RawValue;

@ViewPackages(packages = "org.jiezhen.live")
class DirectPushTest extends BrowserlessTest {

    private final JsonMapper json = new JsonMapper();

    @Test
    void aChangeOfABoardIsWrittenAsVaadinWritesIt() {
        var board = new Div();
        UI.getCurrent().add(board);
        new UidlWriter().createUidl(UI.getCurrent(), true);
        var update = "{\"v\":7,\"set\":[{\"id\":\"a\",\"nm\":\"𠮷 \\\"Ann\\\"\"}]}";

        var ours = DirectPush.message(UI.getCurrent(), board.getElement(), "p", update);
        board.getElement().callJsFunction("p", JsonNodeFactory.instance.rawValueNode(new RawValue(update)));
        var theirs = new UidlWriter().createUidl(UI.getCurrent(), true);
        // Of a portal in development only.
        theirs.remove("timings");

        assertThat(ours).isEqualTo(theirs.toString());
        assertThat(json.readTree(ours).at("/execute/0/1")).isEqualTo(json.readTree(update));
    }

    @Test
    void whatIsNotOnAWebsocketIsLeftToVaadin() {
        var board = new Div();
        UI.getCurrent().add(board);

        assertThat(DirectPush.call(UI.getCurrent(), board.getElement(), "p", "{}"))
                .isFalse();
    }
}
