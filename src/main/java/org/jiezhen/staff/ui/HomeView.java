package org.jiezhen.staff.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.menu.MenuConfiguration;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.PersonalWishes;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.Workplaces;
import org.jiezhen.staff.Workplaces.Workplace;
import org.springframework.beans.factory.ObjectProvider;

/** Leads everybody to where their work is. Who has no page for it yet is told so, and what there is today. */
@Route("")
@PageTitle("nav.home")
@PermitAll
class HomeView extends Div implements BeforeEnterObserver {

    private final CurrentStaff current;

    private final ObjectProvider<PersonalWishes> wishes;

    HomeView(CurrentStaff current, ObjectProvider<PersonalWishes> wishes) {
        this.wishes = wishes;
        this.current = current;
        addClassName("sorry");
        var role = current.find().stream()
                .flatMap(user -> user.roles().stream())
                .findFirst()
                .map(code -> getTranslation("staff.role." + code))
                .orElse("");
        add(
                new H1(getTranslation("staff.home.title", role)),
                new Paragraph(getTranslation("staff.home.text")),
                new Paragraph(getTranslation("staff.home.ask")),
                today());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        chosen().or(this::work).ifPresent(event::forwardTo);
    }

    /** What this person may open now. */
    private UnorderedList today() {
        var list = new UnorderedList();
        list.addClassName("today");
        MenuConfiguration.getMenuEntries()
                .forEach(entry -> list.add(link(entry.path().replaceFirst("^/", ""), entry.title())));
        list.add(link("password", "nav.password"));
        return list;
    }

    private ListItem link(String path, String title) {
        var link = new Anchor(path, Icon.RIGHT.create(), new Span(getTranslation(title)));
        link.getElement().setAttribute("router-link", true);
        return new ListItem(link);
    }

    /** The page that the person has chosen to begin with, as long as it is open to the person. */
    private Optional<String> chosen() {
        return wishes.stream()
                .flatMap(wish -> wish.startPage().stream())
                .filter(page -> MenuConfiguration.getMenuEntries().stream()
                        .anyMatch(entry -> entry.path().replaceFirst("^/", "").equals(page)))
                .findFirst();
    }

    private Optional<String> work() {
        var atTheLift = current.find()
                .filter(user -> user.roles().contains("STANDING_GUIDE"))
                .isPresent();
        return Stream.concat(
                        Stream.of(new Workplace("arrive", Permission.VISITS_ARRIVE))
                                .filter(_ -> atTheLift),
                        Workplaces.ALL.stream())
                .filter(workplace -> current.may(workplace.permission()))
                .map(Workplace::path)
                .filter(path ->
                        RouteConfiguration.forApplicationScope().getRoute(path).isPresent())
                .findFirst();
    }
}
