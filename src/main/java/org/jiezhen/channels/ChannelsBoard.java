package org.jiezhen.channels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jiezhen.channels.ChannelsBoard.Line;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tree of channels, for whoever keeps it. */
@Component
public class ChannelsBoard implements BoardSource<Line> {

    /** The board's name. */
    public static final String NAME = "channels";

    private static final int WIDE = 240;
    private static final int WIDER = 420;

    /** Whether it is offered. */
    public enum Use {
        IN_USE,
        OUT
    }

    /**
     * A channel.
     *
     * @param id its code
     * @param name below those above it, a step further in
     * @param also the other names by which it is said
     */
    public record Line(
            String id, int order, Localized name, @Nullable String also, boolean atDoor, Use use)
            implements BoardSource.Fact {}

    /** All of them, each before those below it. */
    public static final Audience<Line> ALL = Audience.everyRow(
            "all",
            ChannelPermission.KEEP,
            Column.text(Field.<Line>of("nm", Line::name), "channels.channel")
                    .strong()
                    .wide(WIDE),
            Column.text(Field.<Line>of("al", Line::also), "channels.also")
                    .none("channels.noOther")
                    .wide(WIDER),
            Column.text(Field.<Line>of("c", Line::id), "channels.code"),
            Column.status(
                            Field.<Line>of("u", Line::use).coded("channels.use", Use.class),
                            "channels.use",
                            new Mark("IN_USE", "disc", true),
                            new Mark("OUT", "ring0", false))
                    .sub(Field.mark("dr", Line::atDoor, "channels.atDoor")),
            Column.actions(
                    line -> line.use == Use.IN_USE ? List.of(Next.of("ADD_BELOW")) : List.of(),
                    "channels.action",
                    "ADD_BELOW",
                    "OPEN"),
            Field.of("o", Line::order));

    private final Channels channels;

    ChannelsBoard(Channels channels) {
        this.channels = channels;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(ChannelAdministration.SUBJECT);
    }

    @Override
    public List<Line> read() {
        var lines = new ArrayList<Line>();
        var depths = new HashMap<String, Integer>();
        for (var channel : channels.all()) {
            var depth = channel.parent() == null ? 0 : depths.getOrDefault(channel.parent(), 0) + 1;
            depths.put(channel.code(), depth);
            var in = "　".repeat(Math.max(0, depth - 1)) + (depth == 0 ? "" : "└ ");
            lines.add(new Line(
                    channel.code(),
                    lines.size(),
                    new Localized(in + channel.name().zh(), in + channel.name().en()),
                    channel.also().isEmpty() ? null : String.join(" · ", channel.also()),
                    channel.inUse() && channel.atDoor(),
                    channel.inUse() ? Use.IN_USE : Use.OUT));
        }
        return lines;
    }
}
