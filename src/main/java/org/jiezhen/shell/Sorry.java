package org.jiezhen.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** What is so, and a way back. */
class Sorry extends Div {

    /**
     * @param headingKey the key of what is so
     * @param sentence what can be done, in the language of the screen
     */
    Sorry(String headingKey, String sentence) {
        say(getTranslation(headingKey), sentence);
    }

    Sorry(String heading, Trouble trouble) {
        say(heading, trouble.sentence(getLocale()));
    }

    private void say(String heading, String sentence) {
        addClassName("sorry");
        var back = new Anchor("/", getTranslation("shell.back"));
        back.addClassNames("btn", "go");
        add(new H1(heading), new Paragraph(sentence), back);
    }
}
