package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import java.time.LocalDate;
import java.util.List;
import org.jiezhen.bookings.BookingsBoard;
import org.jiezhen.bookings.BookingsBoard.BookingFact;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Watched;
import org.jspecify.annotations.Nullable;

/** The board of one day's bookings, which is read for as long as it is shown. */
final class DayBoard extends BoardComponent<BookingFact> {

    private static final List<String> COME = List.of("ARRIVED", "FULFILLED");
    private static final List<String> EXPECTED = List.of("BOOKED", "ARRIVED", "FULFILLED", "NOSHOW");

    private final LiveBoards boards;
    private final BookingsBoard source;
    private final LocalDate day;
    private Watched.@Nullable Watch watch;

    DayBoard(LiveBoards boards, BookingsBoard source, LocalDate day, boolean manages) {
        super(
                boards,
                source,
                BookingsBoard.of(day),
                BookingsBoard.NAME,
                List.of(),
                manages ? DayBoard::describeToManage : DayBoard::describe);
        this.boards = boards;
        this.source = source;
        this.day = day;
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

    private static void describeToManage(BoardConfig config) {
        describe(config);
        config.primary("TAKE", "bookings.action.TAKE", "N");
    }

    private static void describe(BoardConfig config) {
        config.title("bookings.title")
                .sorts()
                .search("bookings.search", "tm", "nm", "ph", "no", "ch")
                .link("to")
                .spelledIn("py")
                .numbersEndIn("ph")
                .orderedBy("o")
                .fold("bookings.over", "st", List.of("FULFILLED", "CANCELLED"))
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
    }
}
