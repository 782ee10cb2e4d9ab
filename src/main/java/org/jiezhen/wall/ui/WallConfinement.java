package org.jiezhen.wall.ui;

import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.jiezhen.staff.DevicePrincipal;
import org.jiezhen.wall.WallScreens;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** A wall's screen opens the wall, a room's panel the panel, and neither another view, however its page asks for one. */
@Component
class WallConfinement implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(entering -> {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            if (authentication != null
                    && authentication.getPrincipal() instanceof DevicePrincipal
                    && entering.getNavigationTarget()
                            != (WallScreens.roomOf(authentication.getPrincipal())
                                            .isPresent()
                                    ? PanelView.class
                                    : WallView.class)) {
                entering.rerouteToError(NotFoundException.class);
            }
        }));
    }
}
