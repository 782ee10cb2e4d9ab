package org.jiezhen.staff.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jiezhen.shell.Face;
import org.jiezhen.shell.Icon;
import org.jiezhen.staff.DemoPeople;

/** The people of the demo house by division; a click enters as one of them. */
class DemoEntrance {

    private final Locale locale;
    private final Element form = new Element("form");

    DemoEntrance(List<DemoPeople.Person> people, Locale locale) {
        this.locale = locale;
        form.setAttribute("method", "post").setAttribute("action", "demo/enter").setAttribute("class", "people");
        form.appendChild(CsrfField.create());
        AskedField.create().ifPresent(form::appendChild);
        people.stream()
                .collect(Collectors.groupingBy(DemoPeople.Person::division, LinkedHashMap::new, Collectors.toList()))
                .forEach((division, members) -> form.appendChild(division(division, members)));
    }

    private Element division(String division, List<DemoPeople.Person> members) {
        var section = new Section(new H2(I18NProvider.translate(locale, "staff.division." + division)));
        members.forEach(person -> section.getElement().appendChild(entry(person)));
        return section.getElement();
    }

    private Element entry(DemoPeople.Person person) {
        var role = I18NProvider.translate(locale, "staff.role." + person.role());
        var post = new Span(
                person.works() ? person.post().in(locale) : I18NProvider.translate(locale, "staff.demo.noPage"));
        post.addClassNames("w", "cut");
        return new Element("button")
                .setAttribute("type", "submit")
                .setAttribute("name", "person")
                .setAttribute("value", person.id().toString())
                .setAttribute("class", "p")
                .appendChild(
                        new Face(person.name(), role).getElement(),
                        post.getElement(),
                        Icon.RIGHT.create().getElement());
    }

    Element getElement() {
        return form;
    }
}
