package org.jiezhen.staff;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * An open page takes memory, and whoever opens a thousand of them must not take what those who work need: there are so many
 * of one person on a node, and few of a session of nobody. A new one closes the one that has been silent for longest; should
 * somebody look at it after all, it loads itself anew.
 */
@Component
class PageBounds implements VaadinServiceInitListener {

    /** Of a session of nobody: the tabs of a browser whose shift is over. */
    static final int MOST_OF_NOBODY = 5;

    private final transient Map<Object, Set<UI>> open = new HashMap<>();
    private final int mostOfOne;

    @Autowired
    PageBounds() {
        this(Strangers.most());
    }

    PageBounds(int mostOfOne) {
        this.mostOfOne = mostOfOne;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> opened(init.getUI()));
    }

    /** A page was opened in the running request. */
    void opened(UI ui) {
        var person = person();
        var owner = person != null ? person : ui.getSession();
        ui.addDetachListener(_ -> closed(owner, ui));
        add(owner, ui, person != null ? mostOfOne : MOST_OF_NOBODY).ifPresent(PageBounds::close);
    }

    private static @Nullable StaffId person() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof StaffUser user ? user.id() : null;
    }

    private synchronized Optional<UI> add(Object owner, UI ui, int most) {
        var pages = open.computeIfAbsent(owner, _ -> new HashSet<>());
        var silent = pages.size() < most
                ? Optional.<UI>empty()
                : pages.stream().min(Comparator.comparingLong(page -> page.getInternals()
                        .getLastHeartbeatTimestamp()));
        silent.ifPresent(pages::remove);
        pages.add(ui);
        return silent;
    }

    private synchronized void closed(Object owner, UI ui) {
        var pages = open.get(owner);
        if (pages != null && pages.remove(ui) && pages.isEmpty()) {
            open.remove(owner);
        }
    }

    /** Its session may be another one, which is worked in at this moment. */
    private static void close(UI ui) {
        try {
            ui.access(() -> {
                var session = ui.getSession();
                ui.close();
                session.removeUI(ui);
            });
        } catch (UIDetachedException e) {
            // It was closed meanwhile.
        }
    }

    /** How many pages there are. */
    synchronized int count() {
        return open.values().stream().mapToInt(Set::size).sum();
    }
}
