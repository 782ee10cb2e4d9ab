package org.jiezhen.closing.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.closing.ClosingBoard;
import org.jiezhen.closing.ClosingBoard.Standing;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.oversight.IdleProof;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.Rectifications;
import org.jiezhen.visits.WaitingReasons;

/** The end of the day: what is left to say about everybody who is still here, or did not come; then the day is closed. */
@Route("close-day")
@RolesAllowed(Permission.VISITS_CLOSE_DAY)
@Menu(title = "nav.closing", icon = "i-check", order = 60)
class ClosingView extends Div implements HasDynamicTitle {

    private final ClosingTime closing;
    private final ClosingBoard source;
    private final Rectifications rectifications;
    private final CurrentStaff staff;
    private final Drafts drafts;
    private final WaitingReasons reasons;
    private final IdleProof idle;

    ClosingView(
            LiveBoards boards,
            ClosingBoard source,
            ClosingTime closing,
            Rectifications rectifications,
            CurrentStaff staff,
            Drafts drafts,
            WaitingReasons reasons,
            IdleProof idle) {
        this.idle = idle;
        this.closing = closing;
        this.reasons = reasons;
        this.source = source;
        this.rectifications = rectifications;
        this.staff = staff;
        this.drafts = drafts;
        addClassName("page");
        var board =
                new BoardComponent<>(boards, source, ClosingBoard.CLOSERS, source.name(), List.of(), this::describe);
        board.onAction((action, row, key) -> {
            switch (action) {
                case "CLOSE" -> open(new CloseDayDialog(closing, source, idle));
                case "RESOLVE", "OPEN" -> resolve(Pressed.uuid(row));
                default -> throw Pressed.unknown();
            }
        });
        add(board);
    }

    private void describe(BoardConfig config) {
        reasons.tellState(config, "st");
        config.title("closing.title")
                .primary("CLOSE", "closing.action.CLOSE", "E", "i-check")
                .search("closing.search", "tk", "nm", "no")
                .spelledIn("py")
                .figure("closing.left", "sd", Set.of(Standing.OPEN.name(), Standing.EXPECTED.name()))
                .figure("closing.open", "sd", Set.of(Standing.OPEN.name()))
                .figure("closing.overnight", "sd", Set.of(Standing.OVERNIGHT.name()))
                .figure("closing.expected", "sd", Set.of(Standing.EXPECTED.name()))
                .empty("i-check", "closing.empty.title", "closing.empty.text");
    }

    private void resolve(UUID row) {
        source.find(row).ifPresent(left -> {
            if (left.standing() == Standing.EXPECTED) {
                // Whoever is expected is changed or cancelled on the day's list.
                UI.getCurrent()
                        .navigate(
                                "bookings", QueryParameters.of("day", left.day().toString()));
            } else {
                open(new ResolveDialog(
                        closing,
                        drafts,
                        staff.may(Permission.VISITS_RECTIFY) ? rectifications : null,
                        left,
                        this::open));
            }
        });
    }

    private void open(Dialog dialog) {
        Dialogs.open(this, dialog);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("closing.title");
    }
}
