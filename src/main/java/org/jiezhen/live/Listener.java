package org.jiezhen.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The node's one LISTEN connection, outside the pool. It only passes hints on. When it is lost, the boards are known
 * to be possibly old until it is back; then everything is read again, because what was announced meanwhile is gone.
 */
final class Listener {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);

    // How long a wait for notifications lasts before the connection is asked whether it still lives.
    private static final int WAIT_MILLIS = 5_000;
    private static final int VALID_SECONDS = 3;
    private static final long FIRST_RETRY_MILLIS = 100;
    private static final long LAST_RETRY_MILLIS = 2_000;

    private final JdbcConnectionDetails database;
    private final String channel;
    private final Clock clock;
    private final Consumer<Hint> hint;
    private final Runnable contactChanged;
    private volatile boolean connected;
    private volatile Instant lastContact;
    private volatile AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable Connection connection;

    /**
     * @param hint is told what the notifications that came together say, as those of one transaction do
     * @param contactChanged is told when contact was lost, and when it is back
     */
    Listener(
            JdbcConnectionDetails database, String channel, Clock clock, Consumer<Hint> hint, Runnable contactChanged) {
        this.database = database;
        this.channel = channel;
        this.clock = clock;
        this.hint = hint;
        this.contactChanged = contactChanged;
        this.lastContact = clock.instant();
    }

    void start() {
        var stop = new AtomicBoolean();
        stopped = stop;
        Thread.ofPlatform().daemon().name("live-listen").start(() -> listenUntil(stop));
    }

    void stop() {
        stopped.set(true);
        connected = false;
        var open = connection;
        if (open != null) {
            try {
                // abort() does not wait for the thread that is reading.
                open.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("The LISTEN connection was closed already", e);
            }
        }
    }

    boolean connected() {
        return connected;
    }

    Instant lastContact() {
        return connected ? clock.instant() : lastContact;
    }

    private void listenUntil(AtomicBoolean stop) {
        var retry = FIRST_RETRY_MILLIS;
        while (!stop.get()) {
            try (var open = open()) {
                connection = open;
                try (var statement = open.createStatement()) {
                    statement.execute("LISTEN " + channel);
                }
                hint.accept(Hint.EVERYTHING);
                connected = true;
                lastContact = clock.instant();
                retry = FIRST_RETRY_MILLIS;
                log.info("Listening for changes");
                contactChanged.run();
                listen(open, stop);
            } catch (SQLException | RuntimeException e) {
                if (connected && !stop.get()) {
                    log.warn("Lost the connection that listens for changes: {}", e.getMessage());
                    lastContact = clock.instant();
                    connected = false;
                    contactChanged.run();
                }
            }
            if (!stop.get() && !sleep(retry)) {
                return;
            }
            retry = Math.min(2 * retry, LAST_RETRY_MILLIS);
        }
    }

    private void listen(Connection open, AtomicBoolean stop) throws SQLException {
        var pg = open.unwrap(PGConnection.class);
        while (!stop.get()) {
            var notifications = pg.getNotifications(WAIT_MILLIS);
            if (notifications == null || notifications.length == 0) {
                if (!open.isValid(VALID_SECONDS)) {
                    throw new SQLException("no answer within " + VALID_SECONDS + " s");
                }
            } else {
                hint.accept(Hint.of(Arrays.stream(notifications)
                        .map(PGNotification::getParameter)
                        .collect(Collectors.toUnmodifiableSet())));
            }
            lastContact = clock.instant();
        }
    }

    private Connection open() throws SQLException {
        var properties = new Properties();
        // Absent when the address carries them, or the server asks for none.
        if (database.getUsername() != null) {
            properties.setProperty("user", database.getUsername());
        }
        if (database.getPassword() != null) {
            properties.setProperty("password", database.getPassword());
        }
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("ApplicationName", "jiezhen-listen");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private static boolean sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
