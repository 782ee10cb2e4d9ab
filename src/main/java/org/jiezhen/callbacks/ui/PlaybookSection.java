package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import java.util.Optional;
import org.jiezhen.callbacks.CallbackPermission;
import org.jiezhen.callbacks.PlaybookLook;
import org.jiezhen.callbacks.PlaybookLook.Where;
import org.jiezhen.callbacks.Profiles;
import org.jiezhen.visits.Phase;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/**
 * On the card of a visit, closed until somebody opens it: what is said on arrival, or in consultation; and how to meet this guest,
 * for whoever has her alone.
 */
@org.springframework.stereotype.Component
@StyleSheet("styles/callbacks.css")
class PlaybookSection implements VisitSection {

    private final PlaybookLook playbook;
    private final Profiles profiles;

    PlaybookSection(PlaybookLook playbook, Profiles profiles) {
        this.playbook = playbook;
        this.profiles = profiles;
    }

    @Override
    public int getOrder() {
        return 900;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        var fact = card.fact();
        if (fact.source() == Source.BUSINESS || !card.may(CallbackPermission.PLAYBOOK)) {
            return Optional.empty();
        }
        var visit = fact.visit();
        var where = fact.phase() == Phase.ARRIVED || fact.phase() == Phase.WAITING ? Where.INTAKE : Where.CONSULT;
        var all = card.part("playbook.here");
        if (card.may(CallbackPermission.PROFILE) && profiles.needs(visit)) {
            profiles.guest(visit)
                    .ifPresent(person -> all.add(
                            later(card.text("profile.title"), () -> new ProfilePart(profiles, playbook, person))));
        }
        all.add(later(
                card.text("playbook.where." + where),
                () -> new PlaybookPanel(typed -> playbook.find(where, visit, typed))));
        return Optional.of(all);
    }

    private interface Made {
        Component now();
    }

    /** Nothing of it is sent before it is opened. */
    private static Details later(String title, Made content) {
        var details = new Details(title);
        details.addOpenedChangeListener(event -> {
            if (event.isOpened() && details.getContent().findAny().isEmpty()) {
                details.add(content.now());
            }
        });
        return details;
    }
}
