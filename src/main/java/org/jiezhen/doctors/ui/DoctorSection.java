package org.jiezhen.doctors.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Optional;
import org.jiezhen.doctors.DoctorLooks.Said;
import org.jiezhen.doctors.DoctorPermission;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** The doctor, on the card of the visit: who is asked, who comes, what came of it; and who stays with the guest meanwhile. */
@org.springframework.stereotype.Component
class DoctorSection implements VisitSection {

    private final DoctorDialogs dialogs;

    DoctorSection(DoctorDialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public int getOrder() {
        return 42;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        var asks = card.may(DoctorPermission.ASK);
        if ((!asks && !card.may(DoctorPermission.RECORD) && !card.may(DoctorPermission.WATCH))
                || card.fact().source() == Source.BUSINESS) {
            return Optional.empty();
        }
        var visit = card.fact().visit();
        var all = dialogs.looks.of(visit);
        var company = dialogs.looks.company(visit);
        if (all.isEmpty() && company.isEmpty() && !(asks && card.mine())) {
            return Optional.empty();
        }
        var part = card.part("doctors.section");
        all.forEach(one -> part.add(line(card, one)));
        company.ifPresent(one -> part.add(card.line(new Span(
                one.with() == null
                        ? card.text("doctors.company.stay", moment(one.asked()))
                        : card.text("doctors.company.go", one.with())))));
        if (company.isEmpty() && asks && card.mine()) {
            part.add(card.line(card.button(
                    "doctors.action.STAY",
                    false,
                    () -> card.did(dialogs.requests.leaveToBrief(card.key(), visit), card.text("doctors.done.STAY")))));
        }
        return Optional.of(part);
    }

    private Div line(VisitCard card, Said one) {
        var line = card.line(new Span(said(card, one)));
        if (one.concerns()) {
            line.add(card.button(
                    "doctors.action.OPEN",
                    false,
                    () -> card.goOnWith(dialogs.of(one.request(), card.undoBar(), card::goOnWith))));
        }
        return line;
    }

    private String said(VisitCard card, Said one) {
        var comes = one.comes();
        return comes != null
                ? card.text("doctors.said." + one.state() + ".by", comes, moment(one.since()))
                : card.text("doctors.said." + one.state(), moment(one.since()));
    }

    private String moment(Instant at) {
        return Sentences.moment(at, dialogs.clock.instant());
    }
}
