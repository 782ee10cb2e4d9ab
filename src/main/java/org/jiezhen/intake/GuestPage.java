package org.jiezhen.intake;

import com.vaadin.flow.component.Component;
import org.jiezhen.staff.LentPage;

/** For what a guide's tablet is lent to a guest. */
public abstract class GuestPage implements LentPage {

    private final Class<? extends Component> view;

    /** @param view the page, brought by the screens */
    protected GuestPage(Class<? extends Component> view) {
        this.view = view;
    }

    @Override
    public String code() {
        return "intake";
    }

    @Override
    public Class<? extends Component> view() {
        return view;
    }

    @Override
    public String permission() {
        return IntakePermission.AS_GUEST;
    }
}
