package org.jiezhen.staff.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import org.jiezhen.shell.FrameNote;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.WhoAmI;

/** Says to whoever's roles were changed what they are now: once on each page as a notice, and at the foot of it. */
@org.springframework.stereotype.Component
class RolesChangedNote implements FrameNote {

    private static final String SAID = RolesChangedNote.class.getName();

    private final WhoAmI whoAmI;

    RolesChangedNote(WhoAmI whoAmI) {
        this.whoAmI = whoAmI;
    }

    @Override
    public Optional<Component> create() {
        return whoAmI.changed(UI.getCurrent().getLocale()).map(RolesChangedNote::say);
    }

    private static Component say(String sentence) {
        var note = new Paragraph(sentence);
        note.addClassName("failed-before");
        var ui = UI.getCurrent();
        if (ComponentUtil.getData(ui, SAID) == null) {
            ComponentUtil.setData(ui, SAID, true);
            Notice.conflict(sentence);
        }
        return note;
    }
}
