package org.jiezhen.channels;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Story;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the tree of channels. What is written elsewhere names a channel by its code, so a code stays, whatever the channel
 * is called, and none is ever deleted: one that is out of use is offered no longer, and still understood.
 */
@Service
@Transactional
@RolesAllowed(ChannelPermission.KEEP)
public class ChannelAdministration {

    static final String SUBJECT = "channel";

    private static final int RANKS_APART = 10;
    private static final int LONGEST_CODE = 30;

    private final Commands commands;
    private final Story story;
    private final Channels channels;
    private final JdbcClient jdbc;

    ChannelAdministration(Commands commands, Story story, Channels channels, JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.channels = channels;
        this.jdbc = jdbc;
    }

    /** Which channel it was, by its code. */
    public record Done(String code) {}

    /** All channels, for a form. */
    @Transactional(readOnly = true)
    public List<Channel> all() {
        return channels.all();
    }

    /** A channel as it stands, for a form. */
    @Transactional(readOnly = true)
    public Channel look(String code) {
        return channels.find(code).orElseThrow(() -> new Refusal("refusal.channel.unknown"));
    }

    /**
     * Adds one. Its code is made of its English name.
     *
     * @param parent the code of the one it is one of; null adds a kind
     */
    public Done add(UUID key, @Nullable String parent, ChannelDetails details) {
        return add(key, null, parent, details);
    }

    /** @param given its code, where a file names it */
    Done add(UUID key, @Nullable String given, @Nullable String parent, ChannelDetails details) {
        return commands.once(key, ChannelAct.ADD, Done.class, () -> {
            lock();
            if (parent != null && !look(parent).inUse()) {
                throw new InvalidInput("parent", "refusal.channel.parentOut");
            }
            var name = checked(details.name());
            var code = given == null ? coded(name.en()) : given;
            commands.run(subject(code), ChannelAct.ADD.with("parent", parent), () -> {
                jdbc.sql("INSERT INTO channel (code, parent, zh, en, rank) VALUES (:code, :parent, :zh, :en, 0)")
                        .param("code", code)
                        .param("parent", parent)
                        .param("zh", name.zh())
                        .param("en", name.en())
                        .update();
                write(code, parent, name, details, List.of());
            });
            return new Done(code);
        });
    }

    /**
     * Changes what is said of one. What it was called until now is one of its other names from then on, because files say
     * it.
     *
     * @param shown the version on which the change is made
     * @throws Refusal when somebody changed it meanwhile: who, and when
     */
    public Done change(UUID key, String code, long shown, ChannelDetails details) {
        return commands.once(key, ChannelAct.CHANGE, Done.class, () -> {
            var before = locked(code, shown);
            var name = checked(details.name());
            var former = new ArrayList<String>();
            if (!before.name().zh().equals(name.zh())) {
                former.add(before.name().zh());
            }
            if (!before.name().en().equals(name.en())) {
                former.add(before.name().en());
            }
            commands.run(
                    subject(code),
                    ChannelAct.CHANGE.plain(),
                    () -> write(code, before.parent(), name, details, former));
            return new Done(code);
        });
    }

    /**
     * Puts one below another, as the last of those there; with all that stand below it.
     *
     * @param shown the version on which it is made
     * @param parent the code of the other; null makes a kind of it
     * @throws InvalidInput when the other is the same, or stands below it
     */
    public Done move(UUID key, String code, long shown, @Nullable String parent) {
        return commands.once(key, ChannelAct.MOVE, Done.class, () -> {
            var before = locked(code, shown);
            if (Objects.equals(before.parent(), parent)) {
                throw new InvalidInput("parent", "refusal.channel.thereAlready");
            }
            var above = parent == null ? Optional.<Channel>empty() : Optional.of(look(parent));
            above.filter(other -> isWithin(other, code)).ifPresent(other -> {
                throw new InvalidInput("parent", "refusal.channel.circle", other.name(), before.name());
            });
            if (before.inUse() && above.filter(other -> !other.inUse()).isPresent()) {
                throw new InvalidInput("parent", "refusal.channel.parentOut");
            }
            var deed = ChannelAct.MOVE.with("from", before.parent()).with("to", parent);
            commands.run(subject(code), deed, () -> {
                jdbc.sql("UPDATE channel SET parent = :parent, version = version + 1 WHERE code = :code")
                        .param("parent", parent)
                        .param("code", code)
                        .update();
                place(
                        code,
                        parent,
                        channels.all().stream()
                                .filter(other -> Objects.equals(other.parent(), parent)
                                        && !other.code().equals(code))
                                .map(Channel::code)
                                .reduce((_, last) -> last)
                                .orElse(null));
            });
            return new Done(code);
        });
    }

    /** Whether a channel is this one, or stands below it. */
    private boolean isWithin(Channel channel, String code) {
        return channel.code().equals(code) || (channel.parent() != null && isWithin(look(channel.parent()), code));
    }

    /** Offers it no longer: it stays where it was said. Not while one below it is offered. */
    public Done takeOut(UUID key, String code, long shown) {
        return commands.once(key, ChannelAct.TAKE_OUT, Done.class, () -> {
            locked(code, shown);
            if (code.equals(Channel.OTHER)) {
                throw new Refusal("refusal.channel.otherStays");
            }
            var below = channels.inUse().stream()
                    .filter(channel -> code.equals(channel.parent()))
                    .map(Channel::name)
                    .toList();
            if (!below.isEmpty()) {
                throw new Refusal("refusal.channel.hasBelow", listed(below));
            }
            commands.run(subject(code), ChannelAct.TAKE_OUT.plain(), () -> use(code, false));
            return new Done(code);
        });
    }

    /** Offers it again. */
    public Done putBack(UUID key, String code, long shown) {
        return commands.once(key, ChannelAct.PUT_BACK, Done.class, () -> {
            var parent = locked(code, shown).parent();
            if (parent != null && !look(parent).inUse()) {
                throw new Refusal("refusal.channel.parentOut");
            }
            commands.run(subject(code), ChannelAct.PUT_BACK.plain(), () -> use(code, true));
            return new Done(code);
        });
    }

    private void use(String code, boolean inUse) {
        jdbc.sql("UPDATE channel SET in_use = ?, version = version + 1 WHERE code = ?")
                .params(inUse, code)
                .update();
    }

    private static Localized listed(List<Localized> names) {
        return new Localized(
                names.stream().map(Localized::zh).collect(Collectors.joining("、")),
                names.stream().map(Localized::en).collect(Collectors.joining(", ")));
    }

    private void write(
            String code, @Nullable String parent, Localized name, ChannelDetails details, List<String> former) {
        jdbc.sql("UPDATE channel SET zh = ?, en = ?, at_door = ?, version = version + 1 WHERE code = ?")
                .params(name.zh(), name.en(), details.atDoor(), code)
                .update();
        jdbc.sql("DELETE FROM channel_name WHERE channel = ?").param(code).update();
        var names = new LinkedHashMap<String, Named>();
        say(names, "zh", name.zh(), true);
        say(names, "en", name.en(), true);
        say(names, "also", code, true);
        details.also().forEach(said -> PlainText.parse("also", said, ChannelNames.LONGEST, "refusal.channel")
                .ifPresent(text -> say(names, "also", text, false)));
        former.forEach(said -> say(names, "also", said, false));
        names.forEach((folded, named) -> insert(code, folded, named));
        place(code, parent, details.after());
    }

    private record Named(String field, String said, boolean own) {}

    private static void say(Map<String, Named> names, String field, String said, boolean own) {
        names.putIfAbsent(ChannelNames.folded(said), new Named(field, said, own));
    }

    private void insert(String code, String folded, Named named) {
        if (folded.isEmpty()) {
            throw new InvalidInput(named.field, "refusal.channel.nameMissing");
        }
        jdbc.sql("""
                        SELECT c.zh, c.en FROM channel_name n JOIN channel c ON c.code = n.channel WHERE n.folded = ?""")
                .param(folded)
                .query((rs, row) -> new Localized(rs.getString(1), rs.getString(2)))
                .optional()
                .ifPresent(other -> {
                    throw new InvalidInput(named.field, "refusal.channel.nameTaken", named.said, other);
                });
        jdbc.sql("INSERT INTO channel_name (folded, channel, said, own) VALUES (?, ?, ?, ?)")
                .params(folded, code, named.said, named.own)
                .update();
    }

    /** Puts it after another among those below the same parent. */
    private void place(String code, @Nullable String parent, @Nullable String after) {
        var order = new ArrayList<>(channels.all().stream()
                .filter(channel -> Objects.equals(channel.parent(), parent))
                .map(Channel::code)
                .filter(other -> !other.equals(code))
                .toList());
        if (after != null && !order.contains(after)) {
            throw new InvalidInput("after", "refusal.channel.unknown");
        }
        order.add(after == null ? 0 : order.indexOf(after) + 1, code);
        for (var n = 0; n < order.size(); n++) {
            jdbc.sql("UPDATE channel SET rank = :rank WHERE code = :code AND rank <> :rank")
                    .param("rank", (n + 1) * RANKS_APART)
                    .param("code", order.get(n))
                    .update();
        }
    }

    private static Localized checked(Localized name) {
        return new Localized(checked("zh", name.zh()), checked("en", name.en()));
    }

    private static String checked(String field, String said) {
        return PlainText.parse(field, said, ChannelNames.LONGEST, "refusal.channel")
                .orElseThrow(() -> new InvalidInput(field, "refusal.channel.nameMissing"));
    }

    /** A code that no channel has, and that no name of another means. */
    private String coded(String name) {
        var letters =
                name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        var base = letters.isEmpty() ? "CHANNEL" : letters.substring(0, Math.min(letters.length(), LONGEST_CODE));
        var taken = channels.names();
        var code = base;
        for (var n = 2; taken.code(code).isPresent(); n++) {
            code = base + "_" + n;
        }
        return code;
    }

    private Channel locked(String code, long shown) {
        lock();
        var channel = look(code);
        if (channel.version() != shown) {
            throw story.lastBefore(
                    "refusal.channel.changed", subject(code), List.of(ChannelAct.values()), Long.MAX_VALUE);
        }
        return channel;
    }

    /** They are few: whoever changes one waits for whoever changes another. */
    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('channels', 0))")
                .query((rs, row) -> true)
                .single();
    }

    private static Journal.Subject subject(String code) {
        return new Journal.Subject(SUBJECT, code);
    }
}
