package org.jiezhen.documents;

import com.vaadin.flow.component.Component;
import org.jiezhen.staff.LentPage;

/** For what a screen of the house is turned round to a guest. */
public abstract class GuestScreen implements LentPage {

    private final Class<? extends Component> view;

    /** @param view the page, brought by the screens */
    protected GuestScreen(Class<? extends Component> view) {
        this.view = view;
    }

    @Override
    public String code() {
        return "documents";
    }

    @Override
    public Class<? extends Component> view() {
        return view;
    }

    @Override
    public String permission() {
        return DocumentPermission.AS_GUEST;
    }
}
