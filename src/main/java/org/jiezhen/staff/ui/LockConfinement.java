package org.jiezhen.staff.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterListener;
import com.vaadin.flow.router.ListenerPriority;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.jiezhen.staff.LockedScreen;
import org.springframework.stereotype.Component;

/**
 * Whatever address a locked screen asks for, the lock is what it is shown, and the address stays what it was. Only the front
 * door is another page: somebody else may sign in. A screen that is lent is shown the page that it is lent for, and by
 * itself the door of whoever lent it.
 */
@Component
class LockConfinement implements VaadinServiceInitListener {

    private final transient LockedScreen screen;

    LockConfinement(LockedScreen screen) {
        this.screen = screen;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(new Confine(screen)));
    }

    // Before it is asked who may open the page, and before anything of it is made.
    @ListenerPriority(1000)
    private record Confine(LockedScreen screen) implements BeforeEnterListener {
        @Override
        public void beforeEnter(BeforeEnterEvent entering) {
            var target = entering.getNavigationTarget();
            var lentFor = screen.lentFor();
            if (lentFor.isPresent()) {
                if (target != lentFor.get() && target != LockedView.class) {
                    entering.rerouteTo(lentFor.get());
                }
            } else if (target != LockedView.class
                    && target != SignInView.class
                    && screen.person().isPresent()) {
                LockedView.asked(entering.getUI(), entering.getLocation());
                entering.rerouteTo(LockedView.class);
            }
        }
    }
}
