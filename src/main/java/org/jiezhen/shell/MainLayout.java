package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The frame around every view: navigation at the side of a desk, tabs under the thumb on a phone. It lists what this
 * person may open, and nothing else.
 *
 * <p>A view appears by {@code @Menu(title = key, icon = name, order = n)}. The order says its group:
 * below 10 one's own, below 100 the floor, below 200 the house's business, from there management. The first four
 * entries are the phone's tabs; behind the fifth are the others.
 */
@Layout
@AnonymousAllowed
@JsModule("./shell/printed.ts")
@JsModule("./shell/presence.ts")
public class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private static final int TABS = 4;

    private final Main view = new Main();
    private final Div more = new Div();
    private final List<Anchor> links = new ArrayList<>();
    private final ObjectProvider<FrameNote> notes;
    private final ObjectProvider<FramePart> parts;
    private final ObjectProvider<Leaving> leaving;
    private final ObjectProvider<PersonalWishes> wishes;

    MainLayout(
            WhoAmI whoAmI,
            HouseName houseName,
            ObjectProvider<FrameNote> notes,
            ObjectProvider<FramePart> parts,
            ObjectProvider<Leaving> leaving,
            ObjectProvider<PersonalWishes> wishes,
            Answered answered) {
        this.wishes = wishes;
        this.notes = notes;
        this.parts = parts;
        this.leaving = leaving;
        addClassName("shell");
        // Said where the page covers itself: frontend/shell/presence.ts.
        getElement().setAttribute("data-veil", getTranslation("shell.veil"));
        view.addClassName("view");
        // To be reached from the link that skips the navigation.
        view.getElement().setAttribute("tabindex", "-1");
        add(skip());
        var entries = MenuConfiguration.getMenuEntries();
        whoAmI.me().ifPresent(me -> add(printed(me, houseName)));
        add(side(entries, whoAmI, houseName), view);
        if (!entries.isEmpty()) {
            add(tabs(entries));
        }
        whoAmI.me().ifPresent(me -> {
            getElement().appendChild(faceMenu(me, whoAmI));
            add(new PressMemory(answered));
            parts(FramePart.Where.PAGE).forEach(this::add);
        });
    }

    private Stream<Component> parts(FramePart.Where where) {
        return parts.orderedStream().flatMap(part -> part.create(where).stream());
    }

    /** The first thing that Tab reaches: past the navigation, to what the page is about. */
    private NativeButton skip() {
        var skip = new NativeButton(getTranslation("shell.skip"));
        skip.addClassName("skip");
        skip.getElement().executeJs("this.onclick = () => $0.focus()", view.getElement());
        return skip;
    }

    private Nav side(List<MenuEntry> entries, WhoAmI whoAmI, HouseName houseName) {
        var nav = new Nav(logo(houseName));
        nav.addClassName("nav");
        nav.setAriaLabel(getTranslation("shell.navigation"));
        whoAmI.me().ifPresent(_ -> parts(FramePart.Where.NAVIGATION).forEach(nav::add));
        var group = "";
        for (var entry : entries) {
            if (!group(entry).equals(group)) {
                group = group(entry);
                var heading = new Span(getTranslation(group));
                heading.addClassName("grp");
                nav.add(heading);
            }
            nav.add(link(entry));
        }
        whoAmI.me().ifPresent(me -> nav.add(whoSitsHere(me, whoAmI)));
        return nav;
    }

    private static String group(MenuEntry entry) {
        var order = entry.order() == null ? Double.MAX_VALUE : entry.order();
        if (order < 10) {
            return "";
        }
        return order < 100 ? "shell.group.floor" : order < 200 ? "shell.group.business" : "shell.group.management";
    }

    private Div logo(HouseName houseName) {
        var name = new Span(houseName.in(getLocale()));
        var brand = new Element("b").setText(getTranslation("shell.brand"));
        var words = new Div();
        words.getElement().appendChild(brand);
        words.add(name);
        var logo = new Div(Icon.HOUSE.create(), words);
        logo.addClassName("logo");
        return logo;
    }

    /** The line above what is put on paper, and not on a screen; the browser writes when. */
    private Div printed(WhoAmI.Me me, HouseName houseName) {
        var line = new Div(new Span(houseName.in(getLocale())), new Span(getTranslation("shell.printedBy", me.name())));
        line.getElement().appendChild(new Element("time"));
        line.addClassName("printed");
        return line;
    }

    private Div whoSitsHere(WhoAmI.Me me, WhoAmI whoAmI) {
        var here = new Div(new Face(me.name(), role(me)).self(), acts(whoAmI));
        here.addClassName("me");
        return here;
    }

    private Div acts(WhoAmI whoAmI) {
        var password = link("password", Icon.LOCK, getTranslation("nav.password"));
        var signOut = new NativeButton(getTranslation("shell.signOut"), _ -> signOut(whoAmI));
        signOut.getElement().insertChild(0, Icon.OUT.create().getElement());
        var acts = new Div();
        notes.orderedStream().flatMap(note -> note.create().stream()).forEach(acts::add);
        acts.add(new LanguageSwitch(language -> wishes.ifAvailable(wish -> wish.speak(language))), password, signOut);
        acts.addClassName("acts");
        return acts;
    }

    /** Whoever has something to settle is led there first, and signs out from there. */
    private void signOut(WhoAmI whoAmI) {
        leaving.orderedStream()
                .flatMap(one -> one.first().stream())
                .findFirst()
                .ifPresentOrElse(page -> getUI().ifPresent(ui -> ui.navigate(page)), whoAmI::signOut);
    }

    private Nav tabs(List<MenuEntry> entries) {
        var tabs = new Nav();
        tabs.addClassName("tabs");
        tabs.setAriaLabel(getTranslation("shell.navigation"));
        // A single one more is a tab itself.
        var shown = entries.size() == TABS + 1 ? entries.size() : TABS;
        entries.stream().limit(shown).map(this::link).forEach(tabs::add);
        if (entries.size() > shown) {
            tabs.add(moreTab(), more);
            entries.stream().skip(shown).map(this::link).forEach(more::add);
        }
        return tabs;
    }

    /** Opens, and is closed by Escape or a tap elsewhere, without a word from the server. */
    private NativeButton moreTab() {
        more.setId("more-tabs");
        more.addClassName("more-tabs");
        more.getElement().setAttribute("popover", "auto");
        var tab = new NativeButton("");
        tab.add(Icon.MORE.create(), new Span(getTranslation("shell.more")));
        tab.getElement().setAttribute("popovertarget", "more-tabs");
        return tab;
    }

    /** On a phone: the face at the top right, which opens without a word from the server. */
    private Element faceMenu(WhoAmI.Me me, WhoAmI whoAmI) {
        var face = new Element("summary")
                .setAttribute("class", "who self")
                .setAttribute("aria-label", getTranslation("shell.me", me.name()))
                .appendChild(Face.ring(me.name()).getElement());
        parts(FramePart.Where.FACE).forEach(part -> face.appendChild(part.getElement()));
        var panel = new Div(new Face(me.name(), role(me)).self());
        parts(FramePart.Where.NAVIGATION).forEach(panel::add);
        panel.add(acts(whoAmI));
        panel.addClassName("panel");
        return new Element("details").setAttribute("class", "face-menu").appendChild(face, panel.getElement());
    }

    private String role(WhoAmI.Me me) {
        return me.roleKey().isEmpty() ? "" : getTranslation(me.roleKey());
    }

    private Anchor link(MenuEntry entry) {
        var icon = entry.icon() == null || entry.icon().isEmpty() ? Icon.TASKS : Icon.withId(entry.icon());
        return link(entry.path().replaceFirst("^/", ""), icon, getTranslation(entry.title()));
    }

    private Anchor link(String path, Icon icon, String text) {
        var link = new Anchor(path, icon.create(), new Span(text));
        link.getElement().setAttribute("router-link", true);
        links.add(link);
        return link;
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        view.getElement().appendChild(content.getElement());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var path = event.getLocation().getPath();
        // Of a page below another the nearest alone is where one is.
        var nearest = links.stream()
                .map(Anchor::getHref)
                .filter(href -> path.equals(href) || path.startsWith(href + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
        for (var link : links) {
            if (link.getHref().equals(nearest)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        }
        if (more.getElement().getParent() != null) {
            more.getElement().executeJs("this.hidePopover?.()");
        }
    }
}
