package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jiezhen.shell.Drafts.Seal;
import tools.jackson.databind.JsonNode;

/** The page's part of a draft: what has not reached the portal, kept in the tab, sealed. */
final class Unsent {

    // The tab's own name for it: forms/unsent.js.
    private static final String PLACE = "unsent-";
    private static final String FIELD = "data-draft";

    // Flow's client runs this from its own script, so what is imported has to be named in full.
    private static final String BEGIN = """
            return import(new URL('forms/unsent.js', document.baseURI).href)
              .then(unsent => unsent.begin(this, $0, $1))
              .catch(() => null)""";

    private final Component form;
    private final Seal seal;

    Unsent(Component form, Seal seal) {
        this.form = form;
        this.seal = seal;
    }

    /** This field is typed in. */
    static void mark(Component field, String name) {
        field.getElement().setAttribute(FIELD, name);
    }

    /** Begins, and tells what was typed before and never arrived. */
    void begin(Consumer<Map<String, String>> before) {
        form.getElement().executeJs(BEGIN, seal.slot(), seal.secret()).then(JsonNode.class, found -> {
            var typed = new LinkedHashMap<String, String>();
            // Nothing is null here.
            if (found != null && found.isObject()) {
                found.properties()
                        .forEach(one -> typed.put(one.getKey(), one.getValue().asString()));
            }
            if (!typed.isEmpty()) {
                before.accept(typed);
            }
        });
    }

    /** This has arrived, and is kept here. */
    void arrived(Map<String, String> kept) {
        var texts = JacksonUtils.createObjectNode();
        kept.forEach(texts::put);
        form.getElement().executeJs("this.unsentArrived?.($0)", texts);
    }

    /** Nothing of it is wanted any more. The form may be gone by now. */
    void over() {
        form.getElement().executeJs("this.unsentOver?.()");
        var ui = UI.getCurrent();
        if (ui != null) {
            ui.getPage().executeJs("sessionStorage.removeItem($0)", PLACE + seal.slot());
        }
    }
}
