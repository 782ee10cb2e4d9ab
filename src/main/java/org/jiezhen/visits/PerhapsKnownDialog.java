package org.jiezhen.visits;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Sentences;
import org.jspecify.annotations.Nullable;

/** Whoever is to be written down may be a customer already: it is that one, or another person. Asked alike wherever it is. */
@StyleSheet("styles/visits.css")
public final class PerhapsKnownDialog extends FormDialog {

    /**
     * @param perhaps who it may be
     * @param same what is done when it is one of them
     * @param another what is done when it is nobody of them
     */
    public PerhapsKnownDialog(PerhapsKnown perhaps, Consumer<CustomerId> same, Runnable another) {
        super("visits.perhaps.title");
        addClassName("dialog-parts");
        form.show(new Paragraph(Sentences.of(perhaps, getLocale())));
        // Whoever presses Enter without reading goes back.
        var back = new Button(getTranslation("dialog.cancel"), _ -> close());
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                back.focus();
            }
        });
        getFooter().add(back);
        getFooter().add(new Button(getTranslation("visits.here.another"), _ -> {
            close();
            another.run();
        }));
        perhaps.customers().forEach(one -> getFooter()
                .add(new Button(getTranslation("visits.perhaps.same", named(one.shownName())), _ -> {
                    close();
                    same.accept(one.customer());
                })));
    }

    private String named(@Nullable Object name) {
        return name instanceof Localized word
                ? word.in(getLocale())
                : name == null ? getTranslation("customers.noName") : name.toString();
    }
}
