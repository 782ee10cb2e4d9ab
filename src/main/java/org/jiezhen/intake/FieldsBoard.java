package org.jiezhen.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jiezhen.intake.FieldsBoard.Line;
import org.jiezhen.intake.IntakeField.Before;
import org.jiezhen.intake.IntakeField.Section;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the house asks, for whoever keeps it. */
@Component
public class FieldsBoard implements BoardSource<Line> {

    /** The board's name. */
    public static final String NAME = "intakeFields";

    private static final int WIDE = 160;
    private static final int WIDER = 230;
    private static final int SEEN = 150;

    /** Whether it is asked. */
    public enum Use {
        IN_USE,
        OUT
    }

    /** Who sees its answers. */
    public enum Seen {
        EVERYBODY,
        FILLERS,
        HEALTH
    }

    /** Whose field it is. */
    public enum Whose {
        OWN,
        BUILT_IN
    }

    /**
     * A field.
     *
     * @param id its code
     * @param choices those that are offered, in order
     */
    public record Line(
            String id,
            int order,
            Localized name,
            Section section,
            FieldKind kind,
            @Nullable Localized choices,
            Seen seen,
            @Nullable Before before,
            boolean ofGuest,
            Whose whose,
            Use use)
            implements BoardSource.Fact {}

    /** All of them, in the order of the form. */
    public static final Audience<Line> ALL = Audience.everyRow(
            "all",
            IntakePermission.KEEP,
            Column.text(Field.<Line>of("nm", Line::name), "intake.fields.name")
                    .strong()
                    .wide(WIDE),
            Column.text(
                    Field.<Line>of("sc", Line::section).coded("intake.fields.section", names(Section.values())),
                    "intake.fields.section"),
            Column.text(
                            Field.<Line>of("kd", Line::kind).coded("intake.fields.kind", names(FieldKind.values())),
                            "intake.fields.kind")
                    .sub(Field.of("ch", Line::choices))
                    .wide(WIDER),
            Column.text(Field.<Line>of("sn", Line::seen).coded("intake.fields.seen", Seen.class), "intake.fields.seen")
                    .wide(SEEN),
            Column.text(
                            Field.<Line>of("bf", Line::before).coded("intake.fields.before", names(Before.values())),
                            "intake.fields.before")
                    .none("intake.fields.follows"),
            Column.status(
                            Field.<Line>of("u", Line::use).coded("intake.fields.use", Use.class),
                            "intake.fields.use",
                            new Mark("IN_USE", "disc", true),
                            new Mark("OUT", "ring0", false))
                    .sub(Field.mark("gs", Line::ofGuest, "intake.fields.ofGuest")),
            Column.text(
                    Field.<Line>of("wh", Line::whose).coded("intake.fields.whose", Whose.class), "intake.fields.whose"),
            Column.actions(_ -> List.of(), "intake.fields.action", "OPEN"),
            Field.of("o", Line::order));

    private final IntakeFields fields;

    FieldsBoard(IntakeFields fields) {
        this.fields = fields;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(FieldAdministration.SUBJECT);
    }

    @Override
    public List<Line> read() {
        var lines = new ArrayList<Line>();
        for (var field : fields.all()) {
            lines.add(new Line(
                    field.code(),
                    lines.size(),
                    field.name(),
                    field.section(),
                    field.kind(),
                    field.choices().isEmpty() ? null : field.offered(),
                    field.sensitive() ? Seen.HEALTH : field.personal() ? Seen.FILLERS : Seen.EVERYBODY,
                    field.neededBefore(),
                    field.inUse() && field.ofGuest(),
                    field.builtIn() ? Whose.BUILT_IN : Whose.OWN,
                    field.inUse() ? Use.IN_USE : Use.OUT));
        }
        return lines;
    }

    private static List<String> names(Enum<?>[] codes) {
        return java.util.Arrays.stream(codes).map(Enum::name).toList();
    }
}
