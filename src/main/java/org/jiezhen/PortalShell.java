package org.jiezhen;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.lumo.Lumo;

/**
 * The page that carries the portal. Pushes go over the websocket, clicks as requests through the filters. Its sheets are
 * what every page needs, in this order; what only a module needs, its views name themselves.
 */
@Push(transport = Transport.WEBSOCKET_XHR)
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("styles/tokens.css")
@StyleSheet("styles/parts.css")
@StyleSheet("styles/shell.css")
@StyleSheet("styles/board.css")
@StyleSheet("styles/print.css")
public class PortalShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icon", "icons/house.svg");
    }
}
