package org.jiezhen.staff.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jiezhen.shell.Face;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.LanguageSwitch;
import org.jiezhen.shell.WhoAmI;
import org.jiezhen.staff.BehindLock;
import org.jiezhen.staff.LockedScreen;
import org.jiezhen.staff.StaffUser;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A screen that is locked, at whatever address: what goes on in the house, nobody by name, and the way back for the person
 * whose screen it is. {@link LockConfinement} leads here.
 */
@Route(value = "locked", autoLayout = false)
@PageTitle("staff.lock.title")
@PermitAll
@StyleSheet("styles/staff.css")
@JsModule("./shell/presence.ts")
class LockedView extends Main implements BeforeEnterObserver {

    private final LockedScreen screen;
    private final WhoAmI whoAmI;
    private final ObjectProvider<BehindLock> behind;

    LockedView(LockedScreen screen, WhoAmI whoAmI, ObjectProvider<BehindLock> behind) {
        this.screen = screen;
        this.whoAmI = whoAmI;
        this.behind = behind;
        addClassName("locked");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var person = screen.person();
        if (person.isEmpty()) {
            event.forwardTo("");
            return;
        }
        removeAll();
        if (screen.lentFor().isPresent()) {
            addClassName("alone");
            add(door(person.get(), screen.goesOnAt()));
            return;
        }
        var board = new Div();
        board.addClassName("locked-board");
        behind.orderedStream().flatMap(one -> one.create(person.get()).stream()).forEach(board::add);
        var asked = ComponentUtil.getData(event.getUI(), Asked.class);
        add(door(person.get(), asked == null ? "" : asked.location.getPathWithQueryParameters()));
        if (board.getComponentCount() > 0) {
            add(board);
        } else {
            addClassName("alone");
        }
    }

    /** This was asked for, and is where its person goes on. */
    static void asked(UI ui, Location location) {
        ComponentUtil.setData(ui, Asked.class, new Asked(location));
    }

    private record Asked(Location location) {}

    private Section door(StaffUser person, String at) {
        var lent = screen.lentFor().isPresent();
        var title = new H1(getTranslation(lent ? "staff.lend.title" : "staff.lock.title"));
        var heading = new Div(Icon.LOCK.create(), title, new LanguageSwitch());
        heading.addClassName("heading");
        var role = person.roles().isEmpty()
                ? ""
                : getTranslation("staff.role." + person.roles().getFirst());
        var said = new Paragraph(screen.refused().map(this::sentence).orElse(""));
        said.addClassName("refused");
        said.getElement().setAttribute("role", "alert");
        var door = new Section(
                heading,
                new Paragraph(
                        lent
                                ? getTranslation("staff.lend.text")
                                : getTranslation(
                                        "staff.lock.text", screen.idle().toMinutes())),
                new Face(person.displayName(), role).self());
        door.addClassName("locked-door");
        door.add(said);
        door.getElement().appendChild(form(at));
        door.add(lent ? back() : others());
        return door;
    }

    private String sentence(String why) {
        return why.startsWith("wait=")
                ? getTranslation("staff.signIn.wait", Integer.parseInt(why.substring("wait=".length())))
                : getTranslation(why.equals("offline") ? "shell.offline" : "staff.lock.refused");
    }

    /** A plain form, as at the front door: the portal's own filter answers it. */
    private Element form(String at) {
        var form = new Element("form")
                .setAttribute("method", "post")
                .setAttribute("action", LockedScreen.UNLOCK.substring(1))
                .setAttribute("class", "unlock");
        form.appendChild(CsrfField.create());
        form.appendChild(new Element("input")
                .setAttribute("type", "hidden")
                .setAttribute("name", "at")
                .setAttribute("value", "/" + at));
        if (!screen.opensByAClick()) {
            form.appendChild(new Element("div")
                    .setAttribute("class", "field")
                    .appendChild(
                            new Element("label")
                                    .setAttribute("for", "password")
                                    .setText(getTranslation("staff.password")),
                            new Element("input")
                                    .setAttribute("id", "password")
                                    .setAttribute("name", "password")
                                    .setAttribute("type", "password")
                                    .setAttribute("class", "in")
                                    .setAttribute("autocomplete", "current-password")
                                    .setAttribute("maxlength", "128")
                                    .setAttribute("autofocus", true)
                                    .setAttribute("required", true)));
        }
        return form.appendChild(new Element("button")
                .setAttribute("type", "submit")
                .setAttribute("class", "btn go")
                .setText(getTranslation(screen.opensByAClick() ? "staff.lock.goOn" : "staff.lock.open")));
    }

    /** To the page that the screen is lent for: whoever came here by chance goes on there. */
    private Div back() {
        var back = new NativeButton(
                getTranslation("staff.lend.back"), _ -> screen.lentFor().ifPresent(UI.getCurrent()::navigate));
        back.addClassName("btn");
        var others = new Div(back);
        others.addClassName("others");
        return others;
    }

    private Div others() {
        var other = new Anchor("sign-in", getTranslation("staff.lock.other"));
        other.addClassName("btn");
        var out = new NativeButton(getTranslation("shell.signOut"), _ -> whoAmI.signOut());
        out.addClassName("btn");
        var others = new Div(other, out);
        others.addClassName("others");
        return others;
    }
}
