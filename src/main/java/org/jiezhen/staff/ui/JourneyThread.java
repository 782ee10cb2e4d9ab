package org.jiezhen.staff.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/** The one idea, drawn: from lift to lift somebody is with the customer, and the line is unbroken. */
@StyleSheet("styles/staff.css")
class JourneyThread extends OrderedList {

    JourneyThread() {
        addClassName("journey");
        step("staff.journey.arrival", "staff.role.STANDING_GUIDE");
        step("staff.journey.intake", "staff.journey.guide");
        step("staff.journey.triage", "staff.journey.desk");
        step("staff.journey.consulting", "staff.role.CONSULTANT");
        step("staff.journey.doctor", "staff.role.DOCTOR");
        step("staff.journey.plan", "staff.role.CONSULTANT");
        step("staff.journey.treatment", "staff.role.AESTHETICIAN");
        step("staff.journey.farewell", "staff.journey.guide");
    }

    private void step(String what, String who) {
        var with = new Span(getTranslation(who));
        with.addClassName("sub");
        add(new ListItem(new Span(getTranslation(what)), with));
    }
}
