package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jiezhen.acts.Undo;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;

/** Brings the palette to every page of whoever is signed in, and the button that opens it to the navigation. */
@org.springframework.stereotype.Component
@Order(0)
class PaletteInFrame implements FramePart {

    private final ObjectProvider<Findings> findings;
    private final ObjectProvider<Undo> undo;
    private final ObjectProvider<WhoAmI> whoAmI;

    PaletteInFrame(ObjectProvider<Findings> findings, ObjectProvider<Undo> undo, ObjectProvider<WhoAmI> whoAmI) {
        this.findings = findings;
        this.undo = undo;
        this.whoAmI = whoAmI;
    }

    @Override
    public Optional<Component> create(Where where) {
        if (whoAmI.stream().flatMap(who -> who.me().stream()).anyMatch(WhoAmI.Me::confined)) {
            return Optional.empty();
        }
        return switch (where) {
            case PAGE -> Optional.of(new Palette(findings, undo.getObject()));
            case NAVIGATION -> Optional.of(Palette.opener());
            case FACE -> Optional.empty();
        };
    }
}
