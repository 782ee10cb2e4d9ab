package org.jiezhen.visits.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import org.jiezhen.live.BoardConfig;

/** The time for which the live elements of the page are true. */
@Tag("live-now")
@JsModule("./live/live-now.ts")
final class LiveNow extends Component {

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().callJsFunction("begin", new BoardConfig(this, "now").build());
    }
}
