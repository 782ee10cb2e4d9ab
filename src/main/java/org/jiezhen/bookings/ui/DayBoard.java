package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.LocalDate;
import java.util.List;
import org.jiezhen.bookings.BookingsBoard;
import org.jiezhen.bookings.BookingsBoard.BookingFact;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Mark;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.live.Watched;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The board of one day's bookings, which is read for as long as it is shown. */
@Tag("live-board")
@JsModule("./live/live-board.ts")
final class DayBoard extends LiveComponent<BookingFact> {

    private static final List<String> COME = List.of("ARRIVED", "FULFILLED");
    private static final List<String> EXPECTED = List.of("BOOKED", "ARRIVED", "FULFILLED", "NOSHOW");

    private final LiveBoards boards;
    private final BookingsBoard source;
    private final LocalDate day;
    private final boolean manages;
    private Watched.@Nullable Watch watch;

    DayBoard(LiveBoards boards, BookingsBoard source, LocalDate day, boolean manages) {
        super(boards, source, BookingsBoard.of(day));
        this.boards = boards;
        this.source = source;
        this.day = day;
        this.manages = manages;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch = source.watch(day);
        super.onAttach(event);
        boards.lookAgain(source);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    @Override
    protected ObjectNode config() {
        var config = new BoardConfig(this, BookingsBoard.NAME, List.of())
                .title("bookings.title")
                .search("bookings.search", "tm", "nm", "ph", "no")
                .spelledIn("py")
                .ticket("tm", "bookings.time")
                .text("nm", "bookings.customer", true, "", "first", "dc")
                .status(
                        "st",
                        "bookings.state",
                        List.of(
                                new Mark("BOOKED", "ring0", false),
                                new Mark("ARRIVED", "disc", true),
                                new Mark("FULFILLED", "out", false),
                                new Mark("CANCELLED", "r-closed", false),
                                new Mark("NOSHOW", "dia", false)),
                        "tk")
                .text("cs", "bookings.consultant", false, "consultant.none", "ch")
                .text("it", "bookings.interest", false, "interest.none", "no", "ph")
                .elapsed("s", "tg", "bookings.elapsed")
                .actions("bookings.action", "OPEN")
                .codes("st", "bookings.status", List.of("BOOKED", "ARRIVED", "FULFILLED", "CANCELLED", "NOSHOW"))
                .codes("first", "bookings.first", List.of("FIRST", "RETURN"))
                .codes("ch", "bookings.channel", List.of("WEB", "TELEPHONE"))
                .codes("dc", "bookings.discreet", List.of("YES"))
                .figure("bookings.expected", "st", EXPECTED)
                .figure("bookings.arrived", "st", COME)
                .figure("bookings.open", "st", List.of("BOOKED", "NOSHOW"))
                .figure("bookings.cancelled", "st", List.of("CANCELLED"))
                .figure("bookings.late", Rule.LATE)
                .filter("bookings.filter.all", Rule.ALL)
                .filter("open", "bookings.filter.open", "st", List.of("BOOKED", "NOSHOW"))
                .filter("bookings.filter.late", Rule.LATE)
                .filter("gone", "bookings.filter.gone", "st", List.of("CANCELLED"))
                .legend("ring0", "bookings.legend.booked")
                .legend("disc", "bookings.legend.here")
                .legend("tri", "bookings.legend.soon")
                .legend("trif", "bookings.legend.late")
                .empty("i-clock", "bookings.empty.title", "bookings.empty.text");
        if (manages) {
            config.primary("TAKE", "bookings.action.TAKE", "N");
        }
        return config.build();
    }
}
