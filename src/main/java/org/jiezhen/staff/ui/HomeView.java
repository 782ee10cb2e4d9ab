package org.jiezhen.staff.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.CurrentStaff;

/** Leads everybody to where their work is. Who has no board yet is told what will come. */
@Route("")
@PageTitle("nav.home")
@PermitAll
class HomeView extends Div implements BeforeEnterObserver {

    private final CurrentStaff current;

    HomeView(CurrentStaff current) {
        this.current = current;
        addClassName("sorry");
        add(new H1(getTranslation("staff.home.title")), new Paragraph(getTranslation("staff.home.text")));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        work().ifPresent(event::forwardTo);
    }

    private Optional<String> work() {
        var atTheLift = current.find()
                .filter(user -> user.roles().contains("STANDING_GUIDE"))
                .isPresent();
        return Stream.of(
                        workplace("arrive", atTheLift && current.may(Permission.VISITS_ARRIVE)),
                        workplace("arrivals", current.may(Permission.VISITS_SEE)),
                        workplace("mine", current.may(Permission.VISITS_ACCOMPANY)),
                        workplace("bookings", current.may(Permission.BOOKINGS_SEE)),
                        workplace("admin/staff", current.may(Permission.STAFF_MANAGE)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> workplace(String path, boolean permitted) {
        return permitted
                        && RouteConfiguration.forApplicationScope()
                                .getRoute(path)
                                .isPresent()
                ? Optional.of(path)
                : Optional.empty();
    }
}
