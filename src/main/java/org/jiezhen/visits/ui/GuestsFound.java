package org.jiezhen.visits.ui;

import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Findings;
import org.jiezhen.shell.Icon;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.GuestSearch;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitShortcut;
import org.springframework.beans.factory.ObjectProvider;

/** Guests in the house, and what can be done for each. */
@org.springframework.stereotype.Component
class GuestsFound implements Findings {

    private final GuestSearch search;
    private final VisitActions.Factory visits;
    private final ObjectProvider<VisitShortcut> shortcuts;
    private final CurrentStaff staff;

    GuestsFound(
            GuestSearch search,
            VisitActions.Factory visits,
            ObjectProvider<VisitShortcut> shortcuts,
            CurrentStaff staff) {
        this.search = search;
        this.visits = visits;
        this.shortcuts = shortcuts;
        this.staff = staff;
    }

    @Override
    public int getOrder() {
        return 10;
    }

    @Override
    public String heading() {
        return "palette.guests";
    }

    @Override
    public List<Finding> find(String typed, int most) {
        return staff.may(Permission.VISITS_SEE) || staff.may(Permission.VISITS_ACCOMPANY)
                ? search.find(typed, most).stream().map(this::finding).toList()
                : List.of();
    }

    private Finding finding(VisitFact fact) {
        var guest = new Found(fact);
        var ticket = fact.ticket().text();
        var name = GuestSearch.called(fact.shownName(), UI.getCurrent().getLocale());
        var place = fact.place();
        var about = new ArrayList<String>();
        about.add(guest.text(fact.reason().state()));
        about.add(place == null ? guest.text("visits.place.STANDING") : guest.text(place));
        about.add(guest.holder());
        return Finding.press(
                        Icon.PERSON,
                        ticket + " " + (name == null ? guest.text("board.name.unknown") : name),
                        here -> visits.on(here.page(), here.undoBar()).open(fact.visit()))
                .about(String.join(" · ", about))
                .then(guest.text("palette.visit.open"))
                .narrows(ticket)
                .acts(() -> shortcuts
                        .orderedStream()
                        .filter(one -> one.permissions().stream().anyMatch(staff::may))
                        .flatMap(one -> one.of(guest).stream())
                        .toList());
    }

    /** A guest who was found. */
    private final class Found implements VisitShortcut.Guest {

        private final VisitFact fact;

        Found(VisitFact fact) {
            this.fact = fact;
        }

        @Override
        public VisitFact fact() {
            return fact;
        }

        @Override
        public boolean mine() {
            return fact.with() != null && fact.with().id().equals(staff.id());
        }

        @Override
        public StaffId me() {
            return staff.id();
        }

        @Override
        public boolean may(String permission) {
            return staff.may(permission);
        }

        @Override
        public String text(String key, Object... args) {
            return UI.getCurrent().getTranslation(key, args);
        }

        @Override
        public String text(Localized words) {
            return words.in(UI.getCurrent().getLocale());
        }

        @Override
        public String holder() {
            var with = fact.with();
            return with != null
                    ? text("visits.dialog.with", with.name())
                    : text(fact.holder().equals("DESK") ? "visits.dialog.desk" : "visits.dialog.nobody");
        }

        @Override
        public Finding press(Icon icon, String title, Consumer<VisitCard> press) {
            return Finding.press(
                    icon, title, here -> visits.on(here.page(), here.undoBar()).begin(fact.visit(), press));
        }
    }
}
