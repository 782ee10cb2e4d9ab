package org.jiezhen.wall.ui;

import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.jiezhen.staff.DevicePrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** A wall's screen opens the wall and no other view, however its page asks for one. */
@Component
class WallConfinement implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(entering -> {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            if (authentication != null
                    && authentication.getPrincipal() instanceof DevicePrincipal
                    && entering.getNavigationTarget() != WallView.class) {
                entering.rerouteToError(NotFoundException.class);
            }
        }));
    }
}
