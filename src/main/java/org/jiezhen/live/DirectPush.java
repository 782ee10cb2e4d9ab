package org.jiezhen.live;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinSessionState;
import com.vaadin.flow.server.communication.AtmospherePushConnection;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.server.communication.PushConnectionFactory;
import com.vaadin.flow.shared.communication.PushConstants;
import java.io.IOException;
import org.atmosphere.cache.BroadcastMessage;
import org.atmosphere.cache.CacheMessage;
import org.atmosphere.cache.UUIDBroadcasterCache;
import org.atmosphere.cpr.AtmosphereResource.TRANSPORT;
import org.atmosphere.cpr.AtmosphereResourceImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vaadin's push, without the detour: a message for one browser goes to its websocket, not through Atmosphere's
 * broadcaster, whose filters, caches and queues are made for messages to many. Other transports take the usual way.
 */
public final class DirectPush implements PushConnectionFactory {

    private static final Logger log = LoggerFactory.getLogger(DirectPush.class);

    @Override
    public PushConnection apply(UI ui) {
        return new ToWebsocket(ui);
    }

    /**
     * Has a browser call a function of an element at once, by a message that says nothing else: the one that Vaadin writes when
     * nothing else of the page has changed, without its asking the whole page. To be called with the session's lock.
     *
     * @param json the argument, as it is sent
     * @return whether it was sent; else it is Vaadin's to send: more has changed, or the page is on no websocket now
     */
    static boolean call(UI ui, Element element, String function, String json) {
        var page = ui.getInternals();
        var session = ui.getSession();
        if (!(page.getPushConnection() instanceof ToWebsocket socket)
                || !socket.isOnWebsocket()
                || session.getState() != VaadinSessionState.OPEN
                || page.getStateTree().isPreparingForResync()
                || page.isDirty()) {
            return false;
        }
        socket.sendMessage(message(ui, element, function, json));
        page.incrementServerId();
        return true;
    }

    static String message(UI ui, Element element, String function, String json) {
        var page = ui.getInternals();
        var numbered = ui.getSession().getConfiguration().isSyncIdCheckEnabled();
        return "{\"clientId\":" + (page.getLastProcessedClientToServerId() + 1)
                + ",\"meta\":{\"async\":true},\"execute\":[[{\"@v-node\":"
                + element.getNode().getId() + "}," + json + ",\"return $0." + function + "($1)\"]],\"syncId\":"
                + (numbered ? page.getServerSyncId() : -1) + "}";
    }

    /**
     * Keeps what a lost browser missed for its next poll, as always, but no text that went to a websocket: it carries
     * its length already, and a page that is back asks for what it lacks.
     */
    public static final class Cache extends UUIDBroadcasterCache {
        @Override
        public @Nullable CacheMessage addToCache(String broadcaster, String browser, BroadcastMessage message) {
            return message.message() instanceof String ? null : super.addToCache(broadcaster, browser, message);
        }
    }

    private static final class ToWebsocket extends AtmospherePushConnection {

        private ToWebsocket(UI ui) {
            super(ui);
        }

        private boolean isOnWebsocket() {
            var resource = getResource();
            return isConnected() && resource != null && resource.transport() == TRANSPORT.WEBSOCKET;
        }

        @Override
        protected void sendMessage(String message) {
            var resource = getResource();
            if (resource == null) {
                return;
            }
            if (resource.transport() == TRANSPORT.WEBSOCKET && resource instanceof AtmosphereResourceImpl websocket) {
                // A page that signs out has closed it before its session's last words.
                var socket = websocket.webSocket();
                if (socket == null) {
                    return;
                }
                try {
                    // The browser splits what arrives by the length, in UTF-16 units, that goes before it.
                    socket.write("" + message.length() + PushConstants.MESSAGE_DELIMITER + message);
                } catch (IOException | IllegalStateException e) {
                    // Closed meanwhile. A page that is back finds the gap by its message numbers, and its boards by
                    // their versions.
                    log.debug("A browser went while it was written to", e);
                }
            } else {
                super.sendMessage(message);
            }
        }
    }
}
