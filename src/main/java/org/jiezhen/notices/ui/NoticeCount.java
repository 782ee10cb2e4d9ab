package org.jiezhen.notices.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.internal.JacksonUtils;
import org.jiezhen.shell.Languages;

/** How much waits: a line of the navigation that opens the list, or the bare number. */
@Tag("notice-count")
@JsModule("./notices/notice-centre.ts")
@StyleSheet("styles/notices.css")
final class NoticeCount extends Component {

    private final boolean bare;

    NoticeCount(boolean bare) {
        this.bare = bare;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var config = JacksonUtils.createObjectNode()
                .put("lang", Languages.tag(getLocale()))
                .put("bare", bare);
        config.putObject("words")
                .put("open", getTranslation("notices.open"))
                .put("waiting", getTranslation("notices.waiting"))
                .put("cutOff", getTranslation("notices.cutOff"));
        getElement().callJsFunction("begin", config);
    }
}
