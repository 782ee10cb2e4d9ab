package org.jiezhen.visits.ui;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Icon;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.Phase;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitShortcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the reception does for a guest, from any page. */
@Configuration(proxyBeanMethods = false)
class Shortcuts {

    /** One that is told by a function. */
    private record Told(int getOrder, Set<String> permissions, Function<Guest, Optional<Finding>> tell)
            implements VisitShortcut {

        @Override
        public Optional<Finding> of(Guest guest) {
            return tell.apply(guest);
        }
    }

    /** Whoever is offered accepts, whoever is alone is gone to; of whom somebody has, the palette says who. */
    @Bean
    VisitShortcut visitTakeOver(Custody custody) {
        return new Told(10, Set.of(Permission.VISITS_ACCOMPANY), guest -> {
            var fact = guest.fact();
            var offer = fact.offer();
            var atDesk = fact.holder().equals("DESK");
            if (guest.mine()) {
                return Optional.of(guest.press(Icon.WALK, guest.text("palette.handOver"), card -> CardContent.of(card)
                                .act()
                                .open(fact.visit()))
                        .then(guest.text("palette.handOver.then")));
            }
            if (offer != null && offeredToMe(guest)) {
                return Optional.of(guest.press(
                                Icon.WALK,
                                guest.text("palette.accept"),
                                card -> card.did(
                                        custody.accept(card.key(), fact.visit()), card.text("visits.done.accepted")))
                        .then(guest.text("palette.accept.then", offer.giver().name())));
            }
            if (fact.with() == null && (!atDesk || guest.may(Permission.VISITS_DESK))) {
                return Optional.of(guest.press(
                                Icon.WALK,
                                guest.text("palette.take"),
                                card -> card.did(
                                        custody.take(card.key(), fact.visit()), card.text("visits.done.taken")))
                        .then(guest.holder()));
            }
            return Optional.of(Finding.refused(
                    Icon.WALK,
                    guest.text("palette.take"),
                    fact.with() == null
                            ? guest.holder()
                            : guest.text("palette.take.held", fact.with().name())));
        });
    }

    private static boolean offeredToMe(VisitShortcut.Guest guest) {
        return CustodyPart.offeredTo(guest.fact(), guest.may(Permission.VISITS_DESK), guest.me());
    }

    @Bean
    VisitShortcut visitElsewhere() {
        return new Told(
                20,
                Set.of(Permission.VISITS_ADVANCE),
                guest -> Optional.of(guest.press(Icon.ROOMS, guest.text("palette.lead"), card -> {
                            var shown = CardContent.of(card);
                            shown.act().openPlaces(shown.look());
                        })
                        .then(guest.text("palette.lead.then"))));
    }

    @Bean
    VisitShortcut visitCall() {
        return new Told(30, Set.of(Permission.VISITS_CALL), guest -> {
            var fact = guest.fact();
            if (fact.source() == Source.BUSINESS) {
                return Optional.empty();
            }
            var call = guest.text("palette.call");
            if (fact.discreet() || !fact.today()) {
                return Optional.of(Finding.refused(
                        Icon.WALL,
                        call,
                        guest.text(fact.discreet() ? "palette.call.discreet" : "palette.call.notToday")));
            }
            return Optional.of(guest.press(Icon.WALL, call, card -> {
                        var shown = CardContent.of(card);
                        shown.act().openCall(shown.look());
                    })
                    .then(guest.text("palette.call.then")));
        });
    }

    @Bean
    VisitShortcut visitCorrect() {
        return new Told(
                80,
                Set.of(Permission.VISITS_ARRIVE),
                guest -> Optional.of(guest.press(Icon.FORM, guest.text("palette.details"), card -> {
                            var shown = CardContent.of(card);
                            shown.act().openDetails(shown.look());
                        })
                        .then(guest.text("palette.details.then"))));
    }

    /** Nobody leaves before what has to be said is said, and without whoever accompanies them. */
    @Bean
    VisitShortcut visitSeeOff(ObjectProvider<VisitShortcut.BeforeFarewell> before) {
        return new Told(90, Set.of(Permission.VISITS_DEPART), guest -> {
            var fact = guest.fact();
            var seeOff = guest.text("palette.seeOff");
            var with = fact.with();
            if (with != null && !guest.mine()) {
                return Optional.of(Finding.refused(Icon.OUT, seeOff, guest.text("palette.only", with.name())));
            }
            if (fact.holder().equals("DESK")) {
                return Optional.of(Finding.refused(Icon.OUT, seeOff, guest.holder()));
            }
            var missing = before.orderedStream()
                    .flatMap(one -> one.missing(guest).stream())
                    .findFirst();
            if (missing.isPresent()) {
                return Optional.of(Finding.refused(Icon.OUT, seeOff, missing.get()));
            }
            if (fact.phase() != Phase.LEAVING) {
                return Optional.of(Finding.refused(
                        Icon.OUT,
                        seeOff,
                        guest.text(
                                "palette.seeOff.not", guest.text(fact.reason().state()))));
            }
            return Optional.of(guest.press(Icon.OUT, seeOff, card -> {
                        var shown = CardContent.of(card);
                        shown.act().openFarewell(shown.look());
                    })
                    .then(guest.text("palette.seeOff.then")));
        });
    }
}
