package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.jiezhen.callbacks.PlaybookLook;
import org.jiezhen.callbacks.PlaybookLook.Entry;
import org.jiezhen.callbacks.Profiles;
import org.jiezhen.callbacks.Profiles.Profile;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shell.Form;
import org.jspecify.annotations.Nullable;

/** How to meet this guest, for whoever has her: read, said, taken back, printed for her. */
@StyleSheet("styles/callbacks.css")
final class ProfilePart extends Div {

    private final Profiles profiles;
    private final PlaybookLook playbook;
    private final CustomerId person;

    ProfilePart(Profiles profiles, PlaybookLook playbook, CustomerId person) {
        this.profiles = profiles;
        this.playbook = playbook;
        this.person = person;
        addClassName("profile");
        show();
    }

    private void show() {
        removeAll();
        var kept = profiles.of(person).orElse(null);
        if (kept == null) {
            add(sub(getTranslation("profile.none")));
        } else {
            var title = new Span(kept.type().title().in(getLocale()));
            title.addClassName("strong");
            add(
                    title,
                    new Paragraph(kept.type().text().in(getLocale())),
                    sub(getTranslation("profile.until", kept.until().toString())));
        }
        add(choice(kept), sub(getTranslation("profile.hint")));
    }

    private Form choice(@Nullable Profile kept) {
        var form = new Form();
        var types = form.field("type", new Select<Entry>(), Entry::code);
        types.setAriaLabel(getTranslation("profile.choose"));
        types.setPlaceholder(getTranslation("profile.choose"));
        types.setItems(playbook.types());
        types.setItemLabelGenerator(one -> one == null ? "" : one.title().in(getLocale()));
        types.addValueChangeListener(event -> {
            var chosen = event.getValue();
            if (event.isFromClient() && chosen != null) {
                form.tries(() -> profiles.say(form.key(), person, chosen.code()));
                show();
            }
        });
        var acts = new Div(types);
        acts.addClassName("line");
        if (kept != null) {
            acts.add(form.press("profile.clear", () -> {
                profiles.say(form.key(), person, null);
                show();
            }));
        }
        acts.add(paper());
        form.show(acts);
        return form;
    }

    /** Made when it is pressed: the address names no guest. */
    private Anchor paper() {
        var in = getLocale();
        var link = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    var paper = profiles.paper(person, in);
                    return new DownloadResponse(
                            new ByteArrayInputStream(paper.bytes()),
                            paper.name(),
                            "application/pdf",
                            paper.bytes().length);
                }),
                getTranslation("profile.print"));
        link.setTarget(AnchorTarget.BLANK);
        return link;
    }

    private static Span sub(String text) {
        var sub = new Span(text);
        sub.addClassName("sub");
        return sub;
    }
}
