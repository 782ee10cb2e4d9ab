package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.ChannelField;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FindField;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.AlreadyHere;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.PerhapsKnown;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jspecify.annotations.Nullable;

/** What is known of a customer, added or corrected. Who is not known yet may be found among those who were here before. */
@StyleSheet("styles/visits.css")
final class DetailsDialog extends FormDialog {

    private final VisitActions.Factory services;
    private final VisitActions act;
    private final FrontDesk.Look look;
    private final DetailsFields fields;
    private final @Nullable FindField<Found> who;
    private final @Nullable ChannelField channel;

    DetailsDialog(VisitActions.Factory services, VisitActions act, FrontDesk.Look look) {
        super("visits.details.title", look.fact().ticket().text());
        this.services = services;
        this.act = act;
        this.look = look;
        setWidth("min(560px, 100vw)");
        var shown = new Div();
        shown.addClassName("arrival-form");
        fields = new DetailsFields(form);
        if (look.fact().customer() == null) {
            who = form.field("who", services.finder.customer(this, "visits.find.customer"));
            who.setPlaceholder(getTranslation("visits.find.how"));
            who.onChange(found -> fields.known(found.isPresent()));
            shown.add(who);
        } else {
            who = null;
        }
        fields.show(look.fact());
        shown.add(fields);
        channel = look.fact().source() == Source.WALK_IN ? channel() : null;
        if (channel != null) {
            shown.add(channel);
        }
        form.show(shown);
        form.asks(AlreadyHere.class, here -> act.ask(here, () -> form.tries(() -> save(null, true))));
        form.asks(
                PerhapsKnown.class,
                perhaps -> act.ask(
                        perhaps,
                        customer -> form.tries(() -> save(customer, false)),
                        () -> form.tries(() -> save(null, true))));
        foot(form.press("visits.details.save", () -> save(null, false)));
        form.keeps(services.drafts, About.of("details", look.fact().visit(), look.version()));
    }

    /** Whoever came without a booking may be asked now. */
    private ChannelField channel() {
        var asked = form.field(
                "channel", new ChannelField(getTranslation("visits.channel"), services.channels.all()), Channel::code);
        asked.setPlaceholder(getTranslation("visits.channel.notAsked"));
        if (look.channel() != null) {
            asked.show(look.channel());
        }
        return asked;
    }

    private void save(@Nullable CustomerId same, boolean another) {
        services.desk.correct(
                form.key(),
                look.fact().visit(),
                look.version(),
                correction(fields.read(), same, another)
                        .through(
                                channel == null
                                        ? null
                                        : channel.code()
                                                .filter(code -> !code.equals(look.channel()))
                                                .orElse(null)));
        form.finish();
    }

    /** A name that was not touched is not told anew. */
    private VisitDetails unlessAsShown(VisitDetails details) {
        var name = details.name();
        return name != null && name.value().equals(look.fact().name())
                ? new VisitDetails(null, details.phone(), details.companions(), details.discreet())
                : details;
    }

    private FrontDesk.Correction correction(VisitDetails details, @Nullable CustomerId same, boolean another) {
        var found = Optional.ofNullable(same)
                .or(() -> Optional.ofNullable(who).flatMap(FindField::said).map(Found::customer));
        return found.isPresent()
                ? new FrontDesk.Correction(
                        new VisitDetails(null, null, details.companions(), details.discreet()), found.get(), another)
                : new FrontDesk.Correction(unlessAsShown(details), null, another, look.customerVersion());
    }
}
