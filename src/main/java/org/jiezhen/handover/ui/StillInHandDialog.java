package org.jiezhen.handover.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Collectors;
import org.jiezhen.handover.InHandBoard.Thing;
import org.jiezhen.handover.ui.HandOverView.Then;
import org.jiezhen.shell.FormDialog;

/** What is still in hand, and what becomes of it when somebody goes all the same. */
final class StillInHandDialog extends FormDialog {

    StillInHandDialog(List<Thing> left, Then then, Runnable go) {
        super("handover.still.title", left.size());
        addClassName("dialog-parts");
        form.show(
                new Paragraph(left.stream().map(Thing::label).distinct().collect(Collectors.joining(" · "))),
                new Paragraph(getTranslation("handover.still." + then)));
        getFooter()
                .add(
                        new Button(getTranslation("handover.still.stay"), _ -> close()),
                        new Button(getTranslation("handover.anyway." + then), _ -> {
                            close();
                            go.run();
                        }));
    }
}
