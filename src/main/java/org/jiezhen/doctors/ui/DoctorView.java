package org.jiezhen.doctors.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Undo;
import org.jiezhen.doctors.DoctorBoard;
import org.jiezhen.doctors.DoctorPermission;
import org.jiezhen.doctors.DoctorRequestId;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.HolderKeys;
import org.jiezhen.visits.VisitCards;

/** Who is to be seen by a doctor, since when, where, and which doctor comes; for doctors, those who ask, and those who watch. */
@Route("doctor")
@RolesAllowed({DoctorPermission.RECORD, DoctorPermission.ASK, DoctorPermission.WATCH})
@Menu(title = "nav.doctor", icon = "i-doctor", order = 58)
@StyleSheet("styles/doctors.css")
class DoctorView extends Div implements HasDynamicTitle {

    private final DoctorDialogs dialogs;
    private final DoctorBoard source;
    private final VisitCards.OfPage cards;
    private final UndoBar bar;
    private final boolean opens;

    DoctorView(
            LiveBoards boards,
            DoctorBoard source,
            DoctorDialogs dialogs,
            VisitCards cards,
            HolderKeys holders,
            StaffDirectory directory,
            CurrentStaff staff,
            Undo undo) {
        this.dialogs = dialogs;
        this.source = source;
        this.bar = new UndoBar(undo);
        this.cards = cards.on(this, bar);
        addClassNames("page", "doctor-page");
        var roles = directory.roles();
        opens = staff.may(DoctorPermission.RECORD) || staff.may(DoctorPermission.ASK);
        var board = new BoardComponent<>(
                boards,
                source,
                DoctorBoard.of(staff.id(), staff::may),
                DoctorBoard.NAME,
                holders.me(),
                config -> describe(config, roles, opens));
        board.onAction(this::act);
        add(board, bar);
    }

    private static void describe(BoardConfig config, List<String> roles, boolean opens) {
        config.title("doctors.title")
                .codes("role", "staff.role", roles)
                .orderedBy("o")
                .search("doctors.search", "tk", "wh", "as")
                .figure("doctors.stage.ASKED", "st", List.of("ASKED"))
                .figure("doctors.stage.COMING", "st", List.of("COMING"))
                .figure("doctors.stage.WITH_GUEST", "st", List.of("WITH_GUEST"))
                .figure("doctors.late", Rule.LATE)
                .filter("open", "doctors.open", "st", List.of("ASKED", "COMING", "WITH_GUEST", "RECORD_OWED"));
        if (opens) {
            config.filter("owed", "doctors.stage.RECORD_OWED", "st", List.of("RECORD_OWED"))
                    .filter("answered", "doctors.answered", "st", List.of("ANSWERED"));
        }
        config.empty("discplus", "doctors.empty", "doctors.emptyText");
    }

    private void act(String action, String row, UUID key) {
        var request = Pressed.id(row, DoctorRequestId::new);
        switch (action) {
            case "GO" -> bar.say(dialogs.answers.accept(key, request, null), getTranslation("doctors.done.ACCEPT"));
            case "COME" -> bar.say(dialogs.answers.come(key, request), getTranslation("doctors.done.COME"));
            case "RECORD", "OPEN" -> open(request);
            default -> throw Pressed.unknown();
        }
    }

    /** Whoever watches opens the guest's card, on which neither briefing nor record stands. */
    private void open(DoctorRequestId request) {
        if (opens) {
            Dialogs.open(this, dialogs.of(request, bar, next -> Dialogs.open(this, next)));
        } else {
            source.find(request).ifPresent(fact -> cards.open(fact.visit()));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("doctors.title");
    }
}
