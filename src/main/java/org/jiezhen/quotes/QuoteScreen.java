package org.jiezhen.quotes;

import com.vaadin.flow.component.Component;
import org.jiezhen.staff.LentPage;

/** For what a screen of the house is turned round to a guest who reads the own quote. */
public abstract class QuoteScreen implements LentPage {

    private final Class<? extends Component> view;

    /** @param view the page, brought by the screens */
    protected QuoteScreen(Class<? extends Component> view) {
        this.view = view;
    }

    @Override
    public String code() {
        return "quotes";
    }

    @Override
    public Class<? extends Component> view() {
        return view;
    }

    @Override
    public String permission() {
        return QuotePermission.AS_GUEST;
    }
}
