package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.bookings.BookingsBoard;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.PageLink;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.HistoryDialog;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/** Who is expected: today, and on any other day. */
@Route("bookings")
@StyleSheet("styles/bookings.css")
@RolesAllowed(Permission.BOOKINGS_SEE)
@Menu(title = "nav.bookings", icon = "i-day", order = 35)
class BookingsView extends Div implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {

    private static final String DAY = "day";
    private static final String BOOKING = "booking";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM-dd E");

    private final LiveBoards boards;
    private final BookingsBoard source;
    private final Bookings bookings;
    private final CurrentStaff staff;
    private final Drafts drafts;
    private final HistoryDialog.Factory history;
    private final Clock clock;

    BookingsView(
            LiveBoards boards,
            BookingsBoard source,
            Bookings bookings,
            CurrentStaff staff,
            Drafts drafts,
            HistoryDialog.Factory history,
            Clock clock) {
        this.history = history;
        this.boards = boards;
        this.source = source;
        this.bookings = bookings;
        this.staff = staff;
        this.drafts = drafts;
        this.clock = clock;
        addClassNames("page", "bookings-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var today = BusinessTime.day(clock.instant());
        show(
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter(DAY)
                        .map(asked -> day(asked, today))
                        .orElse(today),
                today);
    }

    /** A day with one of its bookings opened. */
    static String address(LocalDate day, BookingId booking) {
        return "bookings?" + DAY + "=" + day + "&" + BOOKING + "=" + booking;
    }

    /** The address may name a booking, by an id that says nothing of whom it is about. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter(BOOKING).ifPresent(asked -> {
            try {
                open(BookingId.of(asked));
            } catch (IllegalArgumentException e) {
                // No booking is called so: the day is what there is to see.
            } catch (Refusal e) {
                Notice.conflict(Sentences.of(e, getLocale()));
            }
        });
    }

    /** A day as it is written in an address; what is no day is today. */
    private static LocalDate day(String asked, LocalDate today) {
        try {
            var day = LocalDate.parse(asked);
            return day.getYear() < 2000 || day.getYear() > 2999 ? today : day;
        } catch (DateTimeException e) {
            return today;
        }
    }

    private void show(LocalDate day, LocalDate today) {
        removeAll();
        var board = new DayBoard(boards, source, day, manages());
        board.onAction((action, row, key) -> {
            switch (action) {
                case "TAKE" -> open(new BookingDialog(this, bookings, drafts, day.isBefore(today) ? today : day));
                case "OPEN" -> open(Pressed.id(row, BookingId::new));
                default -> throw Pressed.unknown();
            }
        });
        add(days(day, today), board);
    }

    private void open(BookingId booking) {
        var opened = bookings.look(booking);
        open(
                manages() && opened.status().equals("BOOKED")
                        ? new BookingDialog(this, bookings, drafts, opened)
                        : new BookingOver(this, bookings, opened));
    }

    /** The way to the lift's screen, where this booking's customer is given a seat; only today, for who may register. */
    Optional<Button> arrival(Bookings.Opened booking) {
        var comes = booking.status().equals("BOOKED") || booking.status().equals("NOSHOW");
        if (!comes
                || !booking.details().day().equals(BusinessTime.day(clock.instant()))
                || !staff.may(Permission.VISITS_ARRIVE)) {
            return Optional.empty();
        }
        return Optional.of(new Button(getTranslation("bookings.form.arrive"), _ -> UI.getCurrent()
                .navigate("arrive", QueryParameters.of("booking", booking.number()))));
    }

    /** What was done to a booking, for whoever may see it. */
    Optional<Button> history(Bookings.Opened booking) {
        return history.button(
                new HistoryDialog.About(
                        "booking",
                        List.of(booking.id().toString()),
                        Bookings.WRITTEN_DOWN,
                        "bookings.history",
                        "bookings.history.part",
                        "bookings.reason"),
                dialog -> Dialogs.open(this, dialog));
    }

    /** What a consultant is called. */
    @Nullable
    String named(StaffId consultant) {
        return bookings.consultants().stream()
                .filter(one -> one.id().equals(consultant))
                .map(Bookings.Consultant::name)
                .findFirst()
                .orElse(null);
    }

    private Component days(LocalDate day, LocalDate today) {
        var chips = new Div();
        chips.addClassName("chips");
        chips.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("bookings.days"));
        chips.add(
                chip("YESTERDAY", today.minusDays(1), day),
                chip("TODAY", today, day),
                chip("TOMORROW", today.plusDays(1), day));
        var other = new DatePicker();
        other.setAriaLabel(getTranslation("bookings.day.other"));
        other.setI18n(DateTexts.in(getLocale()));
        other.setValue(day);
        other.addValueChangeListener(event -> go(event.getValue() == null ? today : event.getValue()));
        var days = new Div(chips, other);
        days.addClassName("booking-days");
        if (staff.may(Permission.BOOKINGS_IMPORT)) {
            var link = new PageLink("bookings/import", "bookings.import", Icon.PLUS);
            days.add(link);
        }
        return days;
    }

    private NativeButton chip(String which, LocalDate day, LocalDate shown) {
        var date = new Span(DATE.withLocale(getLocale()).format(day));
        date.addClassName("date");
        var chip = new NativeButton(getTranslation("bookings.day." + which) + " ", _ -> go(day));
        chip.add(date);
        chip.getElement().setAttribute("aria-pressed", String.valueOf(day.equals(shown)));
        return chip;
    }

    private static void go(LocalDate day) {
        UI.getCurrent().navigate(BookingsView.class, QueryParameters.of(DAY, day.toString()));
    }

    /** Whether the person who is signed in may change bookings. */
    boolean manages() {
        return staff.may(Permission.BOOKINGS_MANAGE);
    }

    /** Says what was done; a cancellation can be taken back for as long as the notice stands. */
    void did(String what, Bookings.Done done) {
        var sentence = getTranslation("bookings.done." + what, done.number());
        if (what.equals("cancel")) {
            Notice.done(
                    sentence,
                    getTranslation("bookings.undo"),
                    () -> did("putBack", bookings.putBack(UUID.randomUUID(), done.id())));
        } else {
            Notice.done(sentence);
        }
    }

    void open(Dialog dialog) {
        Dialogs.open(this, dialog);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("bookings.title");
    }
}
