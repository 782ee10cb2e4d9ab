package org.jiezhen.wall;

import com.vaadin.flow.component.UI;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jiezhen.house.PlaceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The wall screens of this node. Their beats are written down as last contact, and every two seconds they are compared
 * with their devices, so that a revocation made anywhere darkens a screen within five seconds. What is revoked on this
 * node is dark at once.
 */
@Component
public class WallScreens {

    private static final Logger LOG = LoggerFactory.getLogger(WallScreens.class);

    // A screen that has not beaten for so long is gone: its browser will come with a new session.
    private static final Duration GONE = Duration.ofMinutes(10);

    private final Map<DeviceId, Screen> byDevice = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;

    WallScreens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The device is no longer to be shown anything, once this is committed. */
    record Revoked(DeviceId device) {}

    /** The page of a wall, which can be told to leave. */
    public interface Page {
        /** Takes everything off the screen and leaves. Called with the session locked. */
        void leave();
    }

    private static final class Screen {
        private final UUID mark;
        private final HttpSession session;
        private final Map<UI, Page> pages = new ConcurrentHashMap<>();
        private volatile Instant beat;
        private volatile boolean told = true;

        private Screen(UUID mark, HttpSession session, Instant beat) {
            this.mark = mark;
            this.session = session;
            this.beat = beat;
        }
    }

    /** A screen was let in. What an earlier session of the device still shows is ended. */
    void entered(WallUser user, HttpSession session) {
        var former = byDevice.put(user.device(), new Screen(user.screen(), session, clock.instant()));
        if (former != null && !former.session.equals(session)) {
            end(former);
        }
    }

    /** Whether this is the session that shows its device's wall, and may go on. */
    boolean shows(WallUser user) {
        var screen = byDevice.get(user.device());
        return screen != null && screen.mark.equals(user.screen());
    }

    /** The screen's page stands open. */
    public void opened(UI ui, @Nullable Object principal, Page page) {
        if (principal instanceof WallUser user) {
            var screen = byDevice.get(user.device());
            if (screen != null && screen.mark.equals(user.screen())) {
                screen.pages.put(ui, page);
                ui.addDetachListener(_ -> screen.pages.remove(ui));
            }
        }
    }

    /** Whose panel the screen is; empty of a wall, and of a person who looks. */
    public static Optional<PlaceId> roomOf(@Nullable Object principal) {
        return principal instanceof WallUser user ? Optional.ofNullable(user.room()) : Optional.empty();
    }

    /** The screen gave a sign of life. */
    void beat(WallUser user) {
        var screen = byDevice.get(user.device());
        if (screen != null && screen.mark.equals(user.screen())) {
            screen.beat = clock.instant();
            screen.told = false;
        }
    }

    @TransactionalEventListener
    public void onRevocation(Revoked revoked) {
        var screen = byDevice.remove(revoked.device());
        if (screen != null) {
            end(screen);
        }
    }

    /** Whatever was alive before this start is not any more: its screen need not wait until it counts as silent. */
    @EventListener(ApplicationReadyEvent.class)
    public void onStart() {
        jdbc.sql("UPDATE wall_device SET screen = NULL WHERE screen IS NOT NULL")
                .update();
    }

    @Scheduled(fixedDelayString = "PT2S")
    void sweep() {
        var screens = Map.copyOf(byDevice);
        if (screens.isEmpty()) {
            return;
        }
        try {
            screens.forEach((device, screen) -> {
                if (!screen.told) {
                    jdbc.sql("""
                                    UPDATE wall_device SET last_contact = ?, screen = ?
                                    WHERE id = ? AND revoked_at IS NULL AND (screen IS NULL OR screen = ?)""")
                            .params(screen.beat.atOffset(ZoneOffset.UTC), screen.mark, device.value(), screen.mark)
                            .update();
                    screen.told = true;
                }
            });
            var good = good(screens.keySet());
            var gone = clock.instant().minus(GONE);
            screens.forEach((device, screen) -> {
                var mark = good.get(device);
                if (mark == null || !mark.contains(screen.mark) || screen.beat.isBefore(gone)) {
                    byDevice.remove(device, screen);
                    end(screen);
                }
            });
        } catch (DataAccessException e) {
            // Out of contact the walls say so themselves.
            LOG.warn("Could not compare the walls with their devices: {}", e.getMessage());
        }
    }

    /** The marks that may be shown for each device that is not revoked; its own is good while none is written. */
    private Map<DeviceId, Set<UUID>> good(Set<DeviceId> devices) {
        record Device(DeviceId id, @Nullable UUID screen) {}
        return jdbc
                .sql("SELECT id, screen FROM wall_device WHERE id = ANY(?) AND revoked_at IS NULL")
                .param(devices.stream().map(DeviceId::value).toArray(UUID[]::new))
                .query((rs, row) -> new Device(new DeviceId(rs.getObject(1, UUID.class)), rs.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Device::id, device -> {
                    var own = byDevice.get(device.id);
                    return device.screen != null
                            ? Set.of(device.screen)
                            : own == null ? Set.<UUID>of() : Set.of(own.mark);
                }));
    }

    /** Not in the caller's thread: who revokes holds the lock of the own page, and a slow wall holds up nobody. */
    private static void end(Screen screen) {
        Thread.ofVirtual().name("wall-leaves").start(() -> darken(screen));
    }

    private static void darken(Screen screen) {
        for (var page : List.copyOf(screen.pages.entrySet())) {
            try {
                page.getKey().accessSynchronously(() -> {
                    page.getValue().leave();
                    page.getKey().push();
                });
            } catch (RuntimeException e) {
                LOG.info("A wall could not be told to leave; its session ends all the same: {}", e.toString());
            }
        }
        try {
            screen.session.invalidate();
        } catch (IllegalStateException e) {
            LOG.debug("The session has ended already", e);
        }
    }
}
