package org.jiezhen.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line between a browser and the portal that can be cut as networks are cut: whatever is sent disappears, in both
 * directions, and nobody is told. Connections stay as they are; after the repair they go on, without what was lost.
 */
final class CutLine implements AutoCloseable {

    private final ServerSocket door;
    private final int portal;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    CutLine(int portal) throws IOException {
        this.portal = portal;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://localhost:" + door.getLocalPort();
    }

    void cut() {
        cut = true;
    }

    void repair() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var browser = door.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), portal);
                sockets.add(browser);
                sockets.add(server);
                Thread.ofVirtual().start(() -> carry(browser, server));
                Thread.ofVirtual().start(() -> carry(server, browser));
            } catch (IOException e) {
                // Closed, or the portal is not there now.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!cut) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // One end has hung up: so does the other.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
