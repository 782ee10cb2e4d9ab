package org.jiezhen.channels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The channels of the house as they are now, for modules that say through which one somebody came. */
@Component
public class Channels {

    private final JdbcClient jdbc;

    Channels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            String code, @Nullable String parent, Localized name, boolean atDoor, boolean inUse, long version) {}

    /** All of them, each before those below it. */
    public List<Channel> all() {
        var also = also();
        var below = jdbc
                .sql("SELECT code, parent, zh, en, at_door, in_use, version FROM channel ORDER BY rank, code")
                .query((rs, row) -> new Row(
                        rs.getString(1),
                        rs.getString(2),
                        new Localized(rs.getString(3), rs.getString(4)),
                        rs.getBoolean(5),
                        rs.getBoolean(6),
                        rs.getLong(7)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(row -> row.parent == null ? "" : row.parent));
        var all = new ArrayList<Channel>();
        add(null, below, also, all);
        return all;
    }

    private static void add(
            @Nullable Channel above, Map<String, List<Row>> below, Map<String, List<String>> also, List<Channel> all) {
        for (var row : below.getOrDefault(above == null ? "" : above.code(), List.of())) {
            var channel = new Channel(
                    row.code,
                    row.parent,
                    above == null ? row.code : above.kind(),
                    row.name,
                    above == null
                            ? row.name
                            : new Localized(
                                    above.path().zh() + " › " + row.name.zh(),
                                    above.path().en() + " › " + row.name.en()),
                    row.atDoor,
                    row.inUse,
                    row.version,
                    also.getOrDefault(row.code, List.of()));
            all.add(channel);
            add(channel, below, also, all);
        }
    }

    private Map<String, List<String>> also() {
        var also = new HashMap<String, List<String>>();
        jdbc.sql("SELECT channel, said FROM channel_name WHERE NOT own ORDER BY said")
                .query(rs -> {
                    also.computeIfAbsent(rs.getString(1), _ -> new ArrayList<>())
                            .add(rs.getString(2));
                });
        return also;
    }

    /** Those that are offered. */
    public List<Channel> inUse() {
        return all().stream().filter(Channel::inUse).toList();
    }

    /** The one with this code, if there is one. */
    public Optional<Channel> find(String code) {
        return all().stream().filter(channel -> channel.code().equals(code)).findFirst();
    }

    /** @throws InvalidInput when no channel that is offered has this code */
    public String requireOffered(String field, String code) {
        return find(code)
                .filter(Channel::inUse)
                .map(Channel::code)
                .orElseThrow(() -> new InvalidInput(field, "refusal.channel.notOffered"));
    }

    /** By which names they are said. */
    public ChannelNames names() {
        return new ChannelNames(jdbc
                .sql("SELECT folded, channel FROM channel_name")
                .query((rs, row) -> Map.entry(rs.getString(1), rs.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
