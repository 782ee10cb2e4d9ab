package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.channels.Channel;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FindField;
import org.jiezhen.shell.Form;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;

/** Who comes, as it is asked at the lift: found by a few keys, or said with one tap. For one guest; then comes the next. */
@StyleSheet("styles/visits.css")
final class WhoComes extends Div {

    /** What is asked at the lift. */
    private enum Who {
        FIRST(Source.WALK_IN, VisitType.FIRST, null),
        RETURN(Source.WALK_IN, VisitType.FOLLOW_UP, null),
        REFERRAL(Source.WALK_IN, VisitType.FIRST, Channel.REFERRAL),
        BUSINESS(Source.BUSINESS, VisitType.OTHER, null);

        private final Source source;
        private final String type;
        private final @Nullable String channel;

        Who(Source source, String type, @Nullable String channel) {
            this.source = source;
            this.type = type;
            this.channel = channel;
        }

        /** Whether the guide may ask through which channel. */
        boolean mayBeAsked() {
            return source == Source.WALK_IN && channel == null;
        }
    }

    private final Form form = new Form();
    private final FindField<Found> found;
    private final FindField<Found> friend;
    private final Div sources = new Div();
    private final Map<Who, NativeButton> choices = new EnumMap<>(Who.class);
    private final Div door = new Div();
    private final Map<String, NativeButton> channels = new HashMap<>();
    private Who who = Who.FIRST;
    private @Nullable String channel;

    /** @param offered the channels that are offered with one tap */
    WhoComes(Component host, Finder finder, List<Channel> offered, Drafts drafts) {
        addClassName("arrive-who");
        found = finder.who(host, "visits.find.who");
        found.hideLabel();
        found.setPlaceholder(host.getTranslation("visits.find.how"));
        found.onChange(taken -> ask(taken.isEmpty()));
        friend = finder.customer(host, "visits.find.friend");
        friend.setPlaceholder(host.getTranslation("visits.find.friend.how"));
        // Also when it is given back after a page had to be loaded anew.
        friend.onTyped(typed -> {
            if (!typed.isBlank()) {
                choose(Who.REFERRAL);
            }
        });
        sources.addClassName("src");
        for (var choice : Who.values()) {
            var button = new NativeButton(host.getTranslation("arrive.who." + choice), _ -> choose(choice));
            choices.put(choice, button);
            sources.add(button);
        }
        door.addClassName("door");
        door.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", host.getTranslation("visits.channel"));
        for (var one : offered) {
            var button = new NativeButton(one.name().in(getLocale()), _ -> through(one.code()));
            button.getElement().setAttribute("aria-pressed", "false");
            channels.put(one.code(), button);
            door.add(button);
        }
        form.show(form.field("who", found), sources, door, form.field("friend", friend));
        form.keeps(drafts, Drafts.About.moment("arrive"));
        add(heading(host), form);
        choose(Who.FIRST);
    }

    private static Component heading(Component host) {
        var number = new Span("1");
        number.addClassNames("no", "num");
        var hint = new Span(host.getTranslation("arrive.who.hint"));
        hint.addClassName("sub");
        var heading = new Div(number, new Span(host.getTranslation("arrive.who")), hint);
        heading.addClassName("step");
        return heading;
    }

    /** The key of this guest's arrival, whatever seat it will be: by it is known whether it was saved. */
    UUID key() {
        return form.key();
    }

    /** Begins with somebody who is known already. */
    void is(Found known) {
        found.setValue(known);
        ask(false);
    }

    /** Whether nothing is typed that was not taken: whoever types and sends means somebody. Else the field says so. */
    boolean settled() {
        return found.settled() && (who != Who.REFERRAL || friend.settled());
    }

    /** The arrival of whoever was said, on a seat or standing. */
    Arrival arrival(@Nullable PlaceId seat) {
        return found.getValue()
                .map(known -> new Arrival(known.source(), known.type(), seat, VisitDetails.NONE)
                        .of(known.customer())
                        .on(known.booking()))
                .orElseGet(() -> new Arrival(who.source, who.type, seat, VisitDetails.NONE)
                        .through(who.mayBeAsked() ? channel : who.channel)
                        .sentBy(sentBy().map(Found::customer).orElse(null)));
    }

    private Optional<Found> sentBy() {
        return who == Who.REFERRAL ? friend.getValue() : Optional.empty();
    }

    /** It is saved: nothing of what was typed is offered again. */
    void arrived() {
        form.finish();
    }

    /** Who was found need not be asked how they came. */
    private void ask(boolean unknown) {
        sources.setVisible(unknown);
        friend.setVisible(unknown && who == Who.REFERRAL);
        door.setVisible(unknown && who.mayBeAsked() && !channels.isEmpty());
    }

    /** One more tap, where somebody asked; pressed again it is not said. */
    private void through(String code) {
        channel = code.equals(channel) ? null : code;
        channels.forEach((one, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(one.equals(channel))));
    }

    private void choose(Who chosen) {
        who = chosen;
        ask(found.getValue().isEmpty());
        choices.forEach((choice, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(choice == chosen)));
    }
}
