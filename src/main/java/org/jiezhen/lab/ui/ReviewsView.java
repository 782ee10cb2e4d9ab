package org.jiezhen.lab.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.acts.Undo;
import org.jiezhen.lab.CriticalValues;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.ReportPapers;
import org.jiezhen.lab.Reviews;
import org.jiezhen.lab.ReviewsBoard;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.HolderKeys;
import org.jiezhen.visits.VisitId;

/** What came of the guests' lab forms and what lacks: what a doctor must know at once, and what stands out, first. */
@Route("reviews")
@RolesAllowed(LabPermission.REVIEW)
@Menu(title = "nav.reviews", icon = "i-review", order = 64)
@StyleSheet("styles/lab.css")
class ReviewsView extends Div implements HasDynamicTitle {

    private final Reviews reviews;
    private final ReportPapers papers;
    private final CriticalValues critical;
    private final ReviewsBoard source;
    private final UndoBar bar;
    private final boolean mayBeTold;

    ReviewsView(
            LiveBoards boards,
            ReviewsBoard source,
            Reviews reviews,
            ReportPapers papers,
            CriticalValues critical,
            CurrentStaff staff,
            HolderKeys holders,
            Undo undo) {
        this.source = source;
        this.reviews = reviews;
        this.papers = papers;
        this.critical = critical;
        this.bar = new UndoBar(undo);
        this.mayBeTold = staff.may(LabPermission.CRITICAL);
        addClassNames("page", "lab-page");
        var board = new BoardComponent<>(
                boards,
                source,
                staff.may(LabPermission.REVIEW_ALL) ? ReviewsBoard.ALL : ReviewsBoard.mine(staff.id(), mayBeTold),
                ReviewsBoard.NAME,
                holders.me(),
                ReviewsView::describe);
        board.onAction(this::act);
        add(board, bar);
    }

    private static void describe(BoardConfig config) {
        config.title("lab.reviews.title")
                .search("lab.reviews.search", "tk", "nm")
                .orderedBy("o")
                .figure("lab.review.CRITICAL", "st", List.of("CRITICAL"))
                .figure("lab.review.ABNORMAL", "st", List.of("ABNORMAL"))
                .figure("lab.review.ASKED", "st", List.of("ASKED"))
                .filter("lab.panels.all", Rule.ALL)
                .filter("asked", "lab.reviews.asked", "st", List.of("CRITICAL", "ABNORMAL", "ASKED"))
                .filter("lacks", "lab.review.LACKS", "st", List.of("LACKS"))
                .filter("complete", "lab.review.COMPLETE", "st", List.of("COMPLETE"))
                .empty("i-order", "lab.reviews.empty", "lab.reviews.emptyText");
    }

    private void act(String action, String row, UUID key) {
        var visit = Pressed.id(row, VisitId::new);
        switch (action) {
            case "TELL" -> tell(visit);
            case "REVIEW", "OPEN" -> open(visit);
            default -> throw Pressed.unknown();
        }
    }

    private void tell(VisitId visit) {
        source.find(visit)
                .filter(fact -> fact.call() != null)
                .flatMap(fact -> critical.look(Objects.requireNonNull(fact.call())))
                .ifPresent(call -> Dialogs.open(this, new CallDialog(critical, call, bar)));
    }

    private void open(VisitId visit) {
        reviews.open(visit)
                .ifPresent(
                        sheet -> Dialogs.open(this, new ReviewDialog(reviews, papers, sheet, bar, () -> open(visit))));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lab.reviews.title");
    }
}
