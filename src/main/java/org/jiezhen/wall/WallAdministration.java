package org.jiezhen.wall;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The house's walls: pairs and revokes screens, posts announcements, switches names, voice and what a called guest is asked to do. */
@Service
@RolesAllowed(Permission.WALL_MANAGE)
@Transactional
public class WallAdministration {

    /** The longest name of a screen, and the longest announcement in Chinese and in English, in characters. */
    public static final int LONGEST_NAME = 40;

    public static final int LONGEST_ZH = 60;
    public static final int LONGEST_EN = 120;

    private static final Set<String> SETTINGS = Set.of("NAMES", "VOICE", "FETCHED");

    private final Commands commands;
    private final CurrentStaff staff;
    private final House house;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    WallAdministration(
            Commands commands,
            CurrentStaff staff,
            House house,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.commands = commands;
        this.staff = staff;
        this.house = house;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Which screen was paired or changed. */
    public record Done(DeviceId id) {}

    /** Which announcement was posted or taken down. */
    public record Posted(UUID id) {}

    /**
     * Pairs the screen that shows a code. The code is good once; the screen goes on by itself.
     *
     * @throws InvalidInput at the name, or at a code that no screen shows now
     */
    public Done pair(UUID key, String typedCode, String typedName) {
        return pair(key, typedCode, typedName, null);
    }

    /**
     * Pairs the screen that shows a code as the panel of a room: it shows that room alone, and speaks for it alone.
     *
     * @throws InvalidInput at the name, at a code that no screen shows now, or at a room that has a panel or is none
     */
    public Done pairPanel(UUID key, String typedCode, String typedName, PlaceId room) {
        if (house.findPlace(room)
                .filter(place -> place.kind().exclusive() && place.kind() != Place.Kind.SEAT)
                .isEmpty()) {
            throw new InvalidInput("room", "refusal.wall.noRoom");
        }
        return pair(key, typedCode, typedName, room);
    }

    private Done pair(UUID key, String typedCode, String typedName, @Nullable PlaceId room) {
        var name = text("name", typedName, LONGEST_NAME);
        return commands.once(key, WallAct.PAIR, Done.class, () -> {
            var token = jdbc.sql("DELETE FROM wall_pairing WHERE code = ? AND created_at >= ? RETURNING token_hash")
                    .params(PairingCode.typed(typedCode), now().minus(WallEntrance.CODE))
                    .query((rs, row) -> rs.getBytes(1))
                    .optional()
                    .orElseThrow(() -> new InvalidInput("code", "refusal.wall.code"));
            var device = DeviceId.random();
            var paired = jdbc.sql("""
                            INSERT INTO wall_device (id, name, token_hash, paired_at, place_id) VALUES (:id, :name, :token, :now, :room)
                            ON CONFLICT (place_id) WHERE revoked_at IS NULL DO NOTHING""")
                    .param("id", device.value())
                    .param("name", name)
                    .param("token", token)
                    .param("now", now())
                    .param("room", Id.orNull(room))
                    .update();
            if (paired == 0) {
                throw new InvalidInput("room", "refusal.wall.hasPanel", panelOf(room));
            }
            return done(WallAct.PAIR, device);
        });
    }

    private String panelOf(@Nullable PlaceId room) {
        return jdbc.sql("SELECT name FROM wall_device WHERE place_id = ? AND revoked_at IS NULL")
                .param(Id.orNull(room))
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Gives a screen another name. */
    public Done rename(DeviceId device, String typedName) {
        var name = text("name", typedName, LONGEST_NAME);
        must(jdbc.sql("UPDATE wall_device SET name = ? WHERE id = ?")
                .params(name, device.value())
                .update());
        return done(WallAct.RENAME, device);
    }

    /** Switches a screen off: nothing more is shown on it, and its token opens nothing. */
    public Done revoke(DeviceId device) {
        must(jdbc.sql("UPDATE wall_device SET revoked_at = coalesce(revoked_at, ?), screen = NULL WHERE id = ?")
                .params(now(), device.value())
                .update());
        events.publishEvent(new WallScreens.Revoked(device));
        return done(WallAct.REVOKE, device);
    }

    /** Lets go of a screen that was switched off: it shows a code again, and may be paired anew. */
    public Done letGo(DeviceId device) {
        must(jdbc.sql("UPDATE wall_device SET token_hash = NULL WHERE id = ? AND revoked_at IS NOT NULL")
                .param(device.value())
                .update());
        return done(WallAct.LET_GO, device);
    }

    /**
     * Posts an announcement on every wall.
     *
     * @param english may be empty; then the Chinese text stands alone
     * @param until the last day on which it is shown; null shows it until it is removed
     */
    public Posted post(UUID key, String chinese, String english, @Nullable LocalDate until) {
        var zh = text("zh", chinese, LONGEST_ZH);
        var en = english.isBlank() ? "" : text("en", english, LONGEST_EN);
        var ends = until == null
                ? null
                : until.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant();
        if (ends != null && ends.isBefore(clock.instant())) {
            throw new InvalidInput("until", "refusal.wall.until");
        }
        return commands.once(key, WallAct.POST, Posted.class, () -> {
            var id = UUID.randomUUID();
            jdbc.sql("""
                            INSERT INTO announcement (id, zh, en, posted_at, posted_by, ends_at)
                            VALUES (:id, :zh, :en, :now, :by, :ends)""")
                    .param("id", id)
                    .param("zh", zh)
                    .param("en", en)
                    .param("now", now())
                    .param("by", staff.id().value())
                    .param("ends", utc(ends))
                    .update();
            return posted(WallAct.POST, id);
        });
    }

    /** Takes an announcement down. */
    public Posted remove(UUID announcement) {
        must(jdbc.sql("UPDATE announcement SET removed_at = coalesce(removed_at, ?) WHERE id = ?")
                .params(now(), announcement)
                .update());
        return posted(WallAct.REMOVE, announcement);
    }

    /** Switches NAMES, VOICE or FETCHED for every wall. */
    public void set(String setting, boolean on) {
        if (!SETTINGS.contains(setting)) {
            throw new IllegalArgumentException("no such setting");
        }
        jdbc.sql("UPDATE wall_setting SET is_on = ? WHERE code = ?")
                .params(on, setting)
                .update();
        append(on ? WallAct.SWITCH_ON : WallAct.SWITCH_OFF, setting);
    }

    private Done done(WallAct act, DeviceId device) {
        append(act, device.toString());
        return new Done(device);
    }

    private Posted posted(WallAct act, UUID announcement) {
        append(act, announcement.toString());
        return new Posted(announcement);
    }

    private void append(WallAct act, String subject) {
        commands.run(new Journal.Subject("wall", subject), act.plain(), () -> {});
    }

    private static void must(int changed) {
        if (changed == 0) {
            throw new Refusal("refusal.wall.gone");
        }
    }

    private static String text(String field, String typed, int longest) {
        return PlainText.parse(field, typed, longest, "refusal.wall")
                .orElseThrow(() -> new InvalidInput(field, "refusal.wall.empty"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
