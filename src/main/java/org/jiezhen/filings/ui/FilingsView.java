package org.jiezhen.filings.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jiezhen.filings.FilingAdministration;
import org.jiezhen.filings.FilingId;
import org.jiezhen.filings.FilingPermission;
import org.jiezhen.filings.FilingsBoard;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;

/** For what doctors are filed: seen by whoever plans with them, written down and ended by whoever answers for it. */
@Route("admin/filings")
@StyleSheet("styles/filings.css")
@RolesAllowed(FilingPermission.READ)
@Menu(title = "nav.filings", icon = "i-licence", order = 278)
class FilingsView extends Div implements HasDynamicTitle {

    private final FilingAdministration filings;
    private final Drafts drafts;
    private final Clock clock;
    private final boolean keeps;

    FilingsView(
            LiveBoards boards,
            FilingsBoard source,
            FilingAdministration filings,
            Drafts drafts,
            Clock clock,
            CurrentStaff staff) {
        this.filings = filings;
        this.drafts = drafts;
        this.clock = clock;
        this.keeps = staff.may(FilingPermission.WRITE);
        addClassNames("page", "filings-page");
        var board = new BoardComponent<>(
                boards,
                source,
                keeps ? FilingsBoard.KEEPERS : FilingsBoard.READERS,
                FilingsBoard.NAME,
                List.of(),
                this::describe);
        board.onAction(this::act);
        board.lead(new Paragraph(getTranslation("filings.text", Integer.toString(FilingsBoard.SOON_DAYS))));
        add(board);
    }

    private void describe(BoardConfig config) {
        config.title("filings.title")
                .sorts()
                .search("filings.search", "nm", "no", "au")
                .spelledIn("sp")
                .orderedBy("o")
                .filter("filings.filter.all", BoardConfig.Rule.ALL)
                .filter("soon", "filings.filter.soon", "st", List.of("EXPIRED", "EXPIRING", "NONE"))
                .fold("filings.over", "st", List.of("OVER"))
                .empty("i-licence", "filings.empty", "filings.emptyText");
        if (keeps) {
            config.primary("ADD", "filings.add", "N");
        } else {
            config.opens();
        }
    }

    private void act(String action, String row, UUID key) {
        if (!keeps) {
            throw Pressed.unknown();
        }
        switch (action) {
            case "ADD" -> Dialogs.open(this, FilingDialog.added(filings, drafts, null));
            case "OPEN" -> {
                if (FilingsBoard.isDoctor(row)) {
                    Dialogs.open(this, FilingDialog.added(filings, drafts, StaffId.of(FilingsBoard.doctor(row))));
                } else {
                    var today = BusinessTime.day(clock.instant());
                    Dialogs.open(this, new EndDialog(filings, filings.look(FilingId.of(row)), today));
                }
            }
            default -> throw Pressed.unknown();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("filings.title");
    }
}
