package org.jiezhen.duty.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;

/** Something was said of one's duty on this page: what else shows it there looks again. */
final class DutySaid extends ComponentEvent<UI> {

    private DutySaid(UI page) {
        super(page, false);
    }

    static void tell(UI page) {
        ComponentUtil.fireEvent(page, new DutySaid(page));
    }

    static Registration heard(UI page, Runnable look) {
        return ComponentUtil.addListener(page, DutySaid.class, _ -> look.run());
    }
}
