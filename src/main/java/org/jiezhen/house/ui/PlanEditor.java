package org.jiezhen.house.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiezhen.acts.Done;
import org.jiezhen.house.HouseAdministration;
import org.jiezhen.house.HouseBoard;
import org.jiezhen.house.HouseBoard.Thing;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.house.Spot;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.UndoBar;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The floors' plans, on which places are dragged where they are. Each drop is a command, and can be taken back. */
@Tag("plan-editor")
@JsModule("./house/plan-editor.ts")
final class PlanEditor extends LiveComponent<Thing> {

    private static final Pattern FIGURES = Pattern.compile("\\d{1,3}(,\\d{1,3}){3}");

    private final HouseAdministration house;
    private final UndoBar done;
    private final UUID opened = UUID.randomUUID();

    PlanEditor(LiveBoards boards, HouseBoard source, HouseAdministration house, UndoBar done) {
        super(boards, source, HouseBoard.PLAN);
        this.house = house;
        this.done = done;
    }

    @Override
    protected ObjectNode config() {
        var config = new BoardConfig(this, "plan", List.of(), audience())
                .words("plan.title", "plan.hint", "plan.at", "plan.byOrdinal", "plan.free", "plan.open")
                .empty("i-room", "house.places.empty", "house.places.emptyText")
                .codes(
                        "k",
                        "house.kind",
                        Stream.of(Place.Kind.values()).map(Enum::name).toList());
        return config.build().put("most", Spot.MOST);
    }

    /**
     * A place was dropped, or moved by keys.
     *
     * @param seen where it lay before, as {@code x,y,w,h}; empty where it was laid out by its ordinal
     * @param spot where it lies now, the same way
     * @param press counts the drops of this page
     */
    @ClientCallable
    private void lay(String row, String seen, String spot, int press) {
        Pressed.check("LAY", row);
        var place = Pressed.id(row, PlaceId::new);
        var key = UUID.nameUUIDFromBytes((opened + " " + press).getBytes(StandardCharsets.UTF_8));
        var laid = house.lay(key, place, spot(seen), spot(spot));
        var name = house.place(place).details();
        done.show(
                new Done<>(laid.subject(), name.shortName().in(getLocale()), laid.entry()),
                getTranslation("house.done.LAY", name.name().in(getLocale())));
    }

    private static @Nullable Spot spot(String figures) {
        if (figures.isEmpty()) {
            return null;
        }
        if (!FIGURES.matcher(figures).matches()) {
            throw Pressed.unknown();
        }
        var all = Stream.of(figures.split(",")).mapToInt(Integer::parseInt).toArray();
        return new Spot(all[0], all[1], all[2], all[3]);
    }
}
