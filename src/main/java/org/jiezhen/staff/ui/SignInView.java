package org.jiezhen.staff.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jiezhen.database.HouseKind;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.HouseName;
import org.jiezhen.shell.LanguageSwitch;
import org.jiezhen.shell.Languages;
import org.jiezhen.shell.Sentences;
import org.jiezhen.shell.Wordmark;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.DemoPeople;
import org.jiezhen.staff.EndedSignIn;
import org.springframework.dao.DataAccessException;

/** The front door. Its forms are plain ones: Spring Security's own filters answer them. */
@Route(value = "sign-in", autoLayout = false)
@PageTitle("staff.signIn")
@AnonymousAllowed
@StyleSheet("styles/staff.css")
class SignInView extends Main implements BeforeEnterObserver {

    private final HouseKind house;
    private final CurrentStaff current;
    private final EndedSignIn ended;
    private final Clock clock;
    private final Div alert = new Div();

    SignInView(
            HouseKind house, HouseName name, DemoPeople people, CurrentStaff current, EndedSignIn ended, Clock clock) {
        this.house = house;
        this.current = current;
        this.ended = ended;
        this.clock = clock;
        addClassNames("sign-in", house == HouseKind.DEMO ? "demo" : "real");
        alert.addClassName("refused");
        alert.getElement().setAttribute("role", "alert");

        var door = new Section();
        door.addClassName("door");
        if (house == HouseKind.DEMO) {
            door.add(heading("staff.demo.title", "staff.demo.text"));
            door.getElement().appendChild(new DemoEntrance(everybody(people), getLocale()).getElement());
        } else {
            door.add(heading("staff.signIn", "staff.signInText"));
        }
        door.add(alert);
        door.getElement().appendChild(new PasswordForm().getElement());
        add(side(name, clock), door);
    }

    private static List<DemoPeople.Person> everybody(DemoPeople people) {
        try {
            return people.list();
        } catch (DataAccessException e) {
            // The door stays in its frame while the database is away; the form says what is the matter.
            return List.of();
        }
    }

    private Section side(HouseName name, Clock clock) {
        var promise = new Paragraph(getTranslation("staff.promise"));
        promise.addClassName("promise");
        var foot = new Paragraph();
        foot.addClassName("foot");
        var place = name.in(getLocale());
        if (!place.isEmpty()) {
            foot.add(new Span(house == HouseKind.DEMO ? getTranslation("staff.demo.house", place) : place));
        }
        foot.add(new Span(BusinessTime.ZONE.getId() + " · " + today(clock)));
        var side = new Section(Wordmark.create(), promise, new JourneyThread(), foot);
        side.addClassName("promise-side");
        return side;
    }

    private String today(Clock clock) {
        var pattern = Languages.isChinese(getLocale()) ? "yyyy年M月d日 EEE" : "EEE d MMMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, getLocale())
                .format(clock.instant().atZone(BusinessTime.ZONE));
    }

    private Div heading(String titleKey, String textKey) {
        var words = new Div(new H1(getTranslation(titleKey)), new Paragraph(getTranslation(textKey)));
        var heading = new Div(words, new LanguageSwitch());
        heading.addClassName("heading");
        return heading;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (house == HouseKind.REAL && current.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        var why = event.getLocation().getQueryParameters().getParameters().keySet();
        if (why.contains("refused")) {
            alert.setText(getTranslation("staff.signIn.refused"));
        } else if (why.contains("wait")) {
            alert.setText(getTranslation("staff.signIn.wait", seconds(event)));
        } else if (why.contains("stale")) {
            alert.setText(getTranslation("staff.signIn.stale"));
        } else if (why.contains("offline")) {
            alert.setText(getTranslation("shell.offline"));
        } else {
            ended.find().ifPresent(this::tell);
        }
    }

    /** What became of the sign-in that this browser had. */
    private void tell(EndedSignIn.Ended before) {
        var byHand = before.why().equals("SIGNED_OUT");
        alert.setClassName("told", byHand);
        alert.setText(getTranslation(
                byHand ? "staff.signedOut" : "staff.ended." + before.why(),
                Sentences.moment(before.at(), clock.instant())));
    }

    private static int seconds(BeforeEnterEvent event) {
        var said = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("wait")
                .orElse("");
        return said.matches("[0-9]{1,3}") ? Integer.parseInt(said) : 1;
    }

    /** Name and password. */
    private final class PasswordForm {

        private final Element form = new Element("form");

        PasswordForm() {
            form.setAttribute("method", "post")
                    .setAttribute("action", "sign-in")
                    .setAttribute("class", "own");
            form.appendChild(CsrfField.create());
            AskedField.create().ifPresent(form::appendChild);
            field("username", getTranslation("staff.username"), "text", "username");
            field("password", getTranslation("staff.password"), "password", "current-password");
            var submit = new Element("button").setAttribute("type", "submit").setText(getTranslation("staff.signIn"));
            submit.setAttribute("class", house == HouseKind.DEMO ? "btn" : "btn go");
            form.appendChild(submit);
        }

        private void field(String name, String label, String type, String autocomplete) {
            var input = new Element("input")
                    .setAttribute("id", name)
                    .setAttribute("name", name)
                    .setAttribute("type", type)
                    .setAttribute("class", "in")
                    .setAttribute("autocomplete", autocomplete)
                    .setAttribute("maxlength", "128")
                    .setAttribute("required", true);
            form.appendChild(new Element("div")
                    .setAttribute("class", "field")
                    .appendChild(new Element("label").setAttribute("for", name).setText(label), input));
        }

        Element getElement() {
            return form;
        }
    }
}
