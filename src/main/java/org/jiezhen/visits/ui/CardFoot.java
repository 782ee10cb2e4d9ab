package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jiezhen.shared.Permission;
import org.jiezhen.visits.Phase;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitAction;
import org.jiezhen.visits.VisitCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands at the foot of the card: what is known of the guest, setting it right, seeing off. */
@Configuration(proxyBeanMethods = false)
class CardFoot {

    /** Opens another dialog instead of the card. */
    private record Opens(
            int getOrder,
            Set<String> permissions,
            String words,
            boolean primary,
            Predicate<VisitCard> offered,
            BiConsumer<VisitActions, CardContent> open)
            implements VisitAction {

        @Override
        public Optional<Component> of(VisitCard card) {
            return offered.test(card)
                    ? Optional.of(card.button(words, primary, () -> {
                        card.close();
                        var shown = CardContent.of(card);
                        open.accept(shown.act(), shown);
                    }))
                    : Optional.empty();
        }
    }

    @Bean
    VisitAction visitDetails() {
        return new Opens(
                10,
                Set.of(Permission.VISITS_ARRIVE),
                "visits.details.open",
                false,
                _ -> true,
                (act, card) -> act.openDetails(card.look()));
    }

    @Bean
    VisitAction visitType() {
        return new Opens(
                15,
                Set.of(Permission.VISITS_ARRIVE),
                "visits.type.open",
                false,
                card -> card.fact().source() != Source.BUSINESS,
                (act, card) -> act.openType(card.look()));
    }

    @Bean
    VisitAction visitRectify() {
        return new Opens(
                20,
                Set.of(Permission.VISITS_RECTIFY),
                "rectify.open",
                false,
                _ -> true,
                (act, card) -> act.rectify(card.fact().visit(), card.fact().ticket()));
    }

    @Bean
    VisitAction visitFarewell() {
        return new Opens(
                30,
                Set.of(Permission.VISITS_DEPART),
                "visits.action.FAREWELL",
                true,
                card -> card.fact().phase() == Phase.LEAVING
                        && (card.mine() || card.fact().holder().equals("NONE")),
                (act, card) -> act.openFarewell(card.look()));
    }
}
