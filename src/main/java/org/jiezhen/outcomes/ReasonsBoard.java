package org.jiezhen.outcomes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.outcomes.ReasonsBoard.Line;
import org.jiezhen.shared.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tree of reasons for which there is no deal, and how often each was said lately; for whoever keeps it. */
@Component
public class ReasonsBoard implements BoardSource<Line> {

    /** The board's name. */
    public static final String NAME = "noDealReasons";

    /** Over so many days it is counted how often each was said. */
    public static final int DAYS = 90;

    private static final int WIDE = 320;

    /** Whether it is offered. */
    public enum Use {
        IN_USE,
        OUT
    }

    /**
     * A reason.
     *
     * @param id its code
     * @param name below the one it belongs to, a step further in
     * @param said how often it was said over the last {@link #DAYS} days
     */
    public record Line(String id, int order, Localized name, int said, Use use) implements BoardSource.Fact {}

    /** All of them, each before those that belong to it. */
    public static final Audience<Line> ALL = Audience.everyRow(
            "all",
            OutcomePermission.REASONS,
            Column.text(Field.<Line>of("nm", Line::name), "outcomes.reason")
                    .strong()
                    .wide(WIDE),
            Column.text(Field.<Line>of("n", Line::said), "outcomes.reason.said"),
            Column.status(
                    Field.<Line>of("u", Line::use).coded("outcomes.use", Use.class),
                    "outcomes.use",
                    new Mark("IN_USE", "disc", true),
                    new Mark("OUT", "ring0", false)),
            Column.actions(
                    line -> line.use == Use.IN_USE ? List.of(Next.of("ADD_BELOW")) : List.of(),
                    "outcomes.reason.action",
                    "ADD_BELOW",
                    "OPEN"),
            Field.of("o", Line::order));

    private final NoDealReasons tree;
    private final JdbcClient jdbc;

    ReasonsBoard(NoDealReasons tree, JdbcClient jdbc) {
        this.tree = tree;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(ReasonAdministration.SUBJECT, "outcome");
    }

    @Override
    public List<Line> read() {
        var said = new HashMap<String, Integer>();
        jdbc.sql("""
                        SELECT reason, CAST(count(*) AS int) FROM visit_outcome
                        WHERE kind = 'NO_DEAL' AND ended IS NULL AND voided IS NULL
                          AND started > now() - make_interval(days => ?)
                        GROUP BY reason""").param(DAYS).query(rs -> {
            said.put(rs.getString(1), rs.getInt(2));
        });
        var lines = new ArrayList<Line>();
        for (var reason : tree.all()) {
            var in = reason.parent() == null ? "" : "└ ";
            lines.add(new Line(
                    reason.code(),
                    lines.size(),
                    new Localized(in + reason.name().zh(), in + reason.name().en()),
                    said.getOrDefault(reason.code(), 0),
                    reason.inUse() ? Use.IN_USE : Use.OUT));
        }
        return lines;
    }
}
