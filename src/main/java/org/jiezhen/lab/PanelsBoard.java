package org.jiezhen.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.lab.PanelsBoard.Line;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be ordered, and the tubes, for whoever keeps them. */
@Component
public class PanelsBoard implements BoardSource<Line> {

    /** The board's name. */
    public static final String NAME = "panels";

    private static final String OF_TUBE = "tube:";
    private static final String OF_PANEL = "panel:";
    private static final int WIDE = 150;
    private static final int WIDER = 300;

    /** What a line is. */
    public enum What {
        TUBED,
        PLACED,
        TUBE
    }

    /** Whether it is offered. */
    public enum Use {
        IN_USE,
        OUT
    }

    /**
     * A panel, or a kind of tube.
     *
     * @param tests what is found out
     * @param where where the tube goes, or the guest
     * @param minutes from collection to the result; of a tube, for how long it may rest
     */
    public record Line(
            String id,
            int order,
            What what,
            Localized name,
            @Nullable Localized tests,
            Tube.@Nullable Cap cap,
            @Nullable Localized tube,
            @Nullable Localized where,
            @Nullable String role,
            @Nullable Integer minutes,
            boolean fasting,
            boolean usual,
            Use use)
            implements BoardSource.Fact {

        /** The code of a tube, if it is one. */
        static @Nullable String tubeOf(String row) {
            return row.startsWith(OF_TUBE) ? row.substring(OF_TUBE.length()) : null;
        }
    }

    /** All of them: what can be ordered first, then the tubes. */
    public static final Audience<Line> ALL = Audience.everyRow(
            "all",
            LabPermission.KEEP,
            Column.text(field("nm", Line::name), "lab.panel")
                    .strong()
                    .sub(field("ts", Line::tests))
                    .wide(WIDER),
            Column.text(field("tb", Line::tube), "lab.tube")
                    .sub(field("cp", Line::cap).coded("lab.cap", Tube.Cap.class))
                    .none("lab.noTube")
                    .wide(WIDE),
            Column.text(field("wh", Line::where), "lab.where")
                    .none("lab.noWhere")
                    .sub(field("rl", Line::role)),
            Column.text(field("tg", line -> minutes(line.minutes)), "lab.within")
                    .none("lab.noTarget"),
            Column.status(
                            field("u", Line::use).coded("lab.use", Use.class),
                            "lab.use",
                            new Mark("IN_USE", "disc", true),
                            new Mark("OUT", "ring0", false))
                    .sub(Field.mark("fs", Line::fasting, "lab.fasting"), Field.mark("us", Line::usual, "lab.usual")),
            Column.opening("lab.action"),
            field("w", Line::what).coded("lab.what", What.class),
            field("o", Line::order));

    private final Panels panels;
    private final House house;

    PanelsBoard(Panels panels, House house) {
        this.panels = panels;
        this.house = house;
    }

    /** The tube that a row is, by its code; empty when it is a panel. */
    public static Optional<String> tube(String row) {
        return Optional.ofNullable(Line.tubeOf(row));
    }

    /** The panel that a row is, by its code. */
    public static String panel(String row) {
        return row.startsWith(OF_PANEL) ? row.substring(OF_PANEL.length()) : row;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(PanelAdministration.PANEL, PanelAdministration.TUBE, PanelAdministration.TEST, "place");
    }

    @Override
    public List<Line> read() {
        var places = house.places().stream().collect(Collectors.toMap(Place::id, Place::name));
        var tubes = panels.tubes().stream().collect(Collectors.toMap(Tube::code, tube -> tube));
        var lines = new ArrayList<Line>();
        for (var panel : panels.all()) {
            var tube = panel.tube() == null ? null : tubes.get(panel.tube());
            lines.add(new Line(
                    OF_PANEL + panel.code(),
                    lines.size(),
                    panel.atPlace() ? What.PLACED : What.TUBED,
                    panel.name(),
                    panel.tests().zh().isEmpty() ? null : panel.tests(),
                    tube == null ? null : tube.cap(),
                    tube == null ? null : tube.name(),
                    panel.place() == null ? null : places.get(panel.place()),
                    panel.role(),
                    panel.targetMinutes(),
                    panel.fasting(),
                    panel.usual(),
                    use(panel.inUse())));
        }
        for (var tube : panels.tubes()) {
            lines.add(new Line(
                    OF_TUBE + tube.code(),
                    lines.size(),
                    What.TUBE,
                    tube.name(),
                    null,
                    tube.cap(),
                    tube.name(),
                    null,
                    null,
                    tube.restMinutes(),
                    false,
                    false,
                    use(tube.inUse())));
        }
        return lines;
    }

    private static @Nullable Localized minutes(@Nullable Integer minutes) {
        return minutes == null ? null : new Localized(minutes + " 分钟", minutes + " min");
    }

    private static Use use(boolean inUse) {
        return inUse ? Use.IN_USE : Use.OUT;
    }

    private static Field<Line> field(String name, Function<Line, @Nullable Object> read) {
        return Field.of(name, read);
    }
}
