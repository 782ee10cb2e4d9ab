package org.jiezhen.duty;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;

/** Something was said of one's duty on this page: what else shows it there looks again. */
public final class DutySaid extends ComponentEvent<UI> {

    private DutySaid(UI page) {
        super(page, false);
    }

    /** Something was said on this page. */
    public static void tell(UI page) {
        ComponentUtil.fireEvent(page, new DutySaid(page));
    }

    /** Whoever wants to look again. */
    public static Registration heard(UI page, Runnable look) {
        return ComponentUtil.addListener(page, DutySaid.class, _ -> look.run());
    }
}
