package org.jiezhen.bench;

import jakarta.servlet.ServletContext;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The baseline: an UPDATE and a NOTIFY in one transaction, one connection that LISTENs, and the same bytes written to
 * each websocket of the same container, one after the other. Nothing is read, compared, projected or authorised.
 */
final class Bare implements AutoCloseable {

    static final String PATH = "/bench/bare";

    private static final Queue<Session> SESSIONS = new ConcurrentLinkedQueue<>();

    /** Keeps the session, and waits for nothing. */
    public static final class Line extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            SESSIONS.add(session);
        }
    }

    private final Connection commands;
    private final Connection listening;
    private final Thread thread;
    private volatile List<Session> to = List.of();
    private volatile String before = "";
    private volatile String after = "";

    Bare(ServletContext context, DataSource database, Connection owner) {
        try {
            try (var statement = owner.createStatement()) {
                statement.execute("CREATE TABLE bench_bare (id int PRIMARY KEY, marker text NOT NULL)");
                statement.execute("INSERT INTO bench_bare VALUES (1, '')");
                statement.execute("GRANT SELECT, UPDATE ON bench_bare TO PUBLIC");
            }
            var container = (ServerContainer) context.getAttribute("jakarta.websocket.server.ServerContainer");
            container.addEndpoint(
                    ServerEndpointConfig.Builder.create(Line.class, PATH).build());
            commands = database.getConnection();
            commands.setAutoCommit(false);
            listening = database.getConnection();
            listening.setAutoCommit(true);
            try (var statement = listening.createStatement()) {
                statement.execute("LISTEN bench");
            }
        } catch (DeploymentException | SQLException e) {
            throw new IllegalStateException(e);
        }
        thread = Thread.ofPlatform().daemon().name("bench-bare").start(this::broadcast);
    }

    /** Sends the same text as the portal does, with the marker in its place, to the first so many lines. */
    void to(int boards, String text, String marker) {
        var at = text.indexOf(marker);
        before = text.substring(0, at);
        after = text.substring(at + marker.length());
        to = SESSIONS.stream().limit(boards).toList();
    }

    /** Changes, announces, commits; gives the moment at which the commit was acknowledged. */
    long change(String marker) {
        try {
            try (var update = commands.prepareStatement("UPDATE bench_bare SET marker = ? WHERE id = 1")) {
                update.setString(1, marker);
                update.executeUpdate();
            }
            try (var announce = commands.prepareStatement("SELECT pg_notify('bench', ?)")) {
                announce.setString(1, marker);
                announce.execute();
            }
            commands.commit();
            return System.nanoTime();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void broadcast() {
        try {
            var pg = listening.unwrap(PGConnection.class);
            while (!Thread.currentThread().isInterrupted()) {
                for (var notification : pg.getNotifications(1_000)) {
                    var text = before + notification.getParameter() + after;
                    for (var session : to) {
                        session.getBasicRemote().sendText(text);
                    }
                }
            }
        } catch (SQLException e) {
            if (!Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        thread.interrupt();
        commands.close();
        listening.close();
    }
}
