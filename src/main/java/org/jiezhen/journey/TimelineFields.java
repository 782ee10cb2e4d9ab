package org.jiezhen.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jiezhen.journey.TimelineBoard.Event;
import org.jiezhen.journey.TimelineBoard.Head;
import org.jiezhen.journey.TimelineBoard.Holder;
import org.jiezhen.journey.TimelineBoard.Offer;
import org.jiezhen.journey.TimelineBoard.Present;
import org.jiezhen.journey.TimelineBoard.TicketCall;
import org.jiezhen.journey.TimelineBoard.TimelineFact;
import org.jiezhen.journey.TimelineBoard.Undone;
import org.jiezhen.live.Field;
import org.jiezhen.live.HeldBy;
import org.jiezhen.shared.Localized;
import org.jiezhen.visits.ArrivalsBoard.Colleague;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;

/** What is shown of a journey: of how the visit stands, and of each entry what it began. */
final class TimelineFields {

    /** An offer: to whom, by whom, since when. */
    private record Off(HeldBy to, HeldBy g, long s) {}

    /** A call: how it stands, where to, how often, since when. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Call(String c, @Nullable Localized p, int n, long s) {}

    /** By whom, and when. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Un(@Nullable String n, long at) {}

    static final List<Field<TimelineFact>> SHOWN = List.of(
            // What kind of row.
            Field.of("k", fact -> switch (fact) {
                case Head _ -> "head";
                case Event _ -> "ev";
            }),
            head("tk", head -> head.ticket().text()),
            // The day of arrival, when it is not today.
            head("dy", head -> head.today() ? null : head.ticket().day().toString()),
            head("nm", Head::name),
            head("ty", head -> head.source() == Source.BUSINESS ? null : head.type()),
            head("src", head -> head.source().with(head.channel())).coded("visits.source", Source.class),
            head("co", head -> head.companions() == 0 ? null : Integer.toString(head.companions()))
                    .counted("visits.companions.one", "visits.companions"),
            head("dc", head -> head.discreet() ? true : null),
            head("sta", Head::status),
            head("arr", head -> head.arrived().toEpochMilli()),
            head("dep", head -> millis(head.departed())),
            head("la", Head::lateAlone),
            now("s", now -> now.reasonSince().toEpochMilli()),
            now("tg", Present::targetSeconds),
            now("off", now -> off(now.offer())),
            now("call", now -> call(now.call())),
            // The entry's number: the order of the rows.
            event("n", Event::entry),
            event("at", event -> event.at().toEpochMilli()),
            // The act; one on the visit itself without its module.
            event("a", event -> event.action().replaceFirst("^visits\\.", "")),
            // What its module says of it beyond that.
            event("x", Event::said),
            event("why", Event::why),
            event("by", event -> event.actor() == null ? null : person(event.actor())),
            event("to", event -> event.offeredTo() == null ? null : held(event.offeredTo())),
            event("cp", event -> event.call() == null ? null : event.call().place()),
            event(
                    "cn",
                    event -> event.call() == null || event.call().place() == null
                            ? null
                            : event.call().times()),
            event("un", event -> un(event.undone())),
            // What the entry began to wait for was over then.
            event("su", event -> millis(event.until())),
            // What is waited for, or was from the entry on; so with the place, and with who is responsible.
            Field.<TimelineFact>of("st", TimelineFields::reason),
            now("wa", now -> WaitingReason.alsoFor(now.also())),
            Field.<TimelineFact>of("pl", TimelineFields::place).coded("visits.place", "STANDING"),
            Field.of("who", TimelineFields::holder));

    private TimelineFields() {}

    private static Field<TimelineFact> head(String name, Function<Head, @Nullable Object> read) {
        return Field.of(name, fact -> fact instanceof Head head ? read.apply(head) : null);
    }

    private static Field<TimelineFact> now(String name, Function<Present, @Nullable Object> read) {
        return head(name, head -> head.present() == null ? null : read.apply(head.present()));
    }

    private static Field<TimelineFact> event(String name, Function<Event, @Nullable Object> read) {
        return Field.of(name, fact -> fact instanceof Event event ? read.apply(event) : null);
    }

    private static @Nullable String reason(TimelineFact fact) {
        return switch (fact) {
            case Head head -> head.present() == null ? null : head.present().reason();
            case Event event -> event.reason();
        };
    }

    private static @Nullable Object place(TimelineFact fact) {
        return switch (fact) {
            case Head head ->
                head.present() == null ? null : orStanding(head.present().place());
            case Event event -> event.led() ? orStanding(event.place()) : null;
        };
    }

    private static Object orStanding(@Nullable Localized place) {
        return place == null ? "STANDING" : place;
    }

    private static @Nullable HeldBy holder(TimelineFact fact) {
        return switch (fact) {
            case Head head -> {
                var now = head.present();
                yield now == null ? null : held(now.holder()).since(now.custodySince());
            }
            case Event event -> event.holder() == null ? null : held(event.holder());
        };
    }

    private static HeldBy held(Holder holder) {
        var staff = holder.staff();
        return staff != null ? person(staff) : holder.kind().equals("DESK") ? HeldBy.DESK : HeldBy.NOBODY;
    }

    private static HeldBy person(Colleague colleague) {
        return HeldBy.person(colleague.id(), colleague.name(), colleague.role());
    }

    private static @Nullable Off off(@Nullable Offer offer) {
        return offer == null
                ? null
                : new Off(
                        offer.taker() == null ? HeldBy.DESK : person(offer.taker()),
                        person(offer.giver()),
                        offer.since().toEpochMilli());
    }

    private static @Nullable Call call(@Nullable TicketCall call) {
        return call == null
                ? null
                : new Call(
                        call.status(), call.place(), call.times(), call.since().toEpochMilli());
    }

    private static @Nullable Un un(@Nullable Undone undone) {
        return undone == null ? null : new Un(undone.by(), undone.at().toEpochMilli());
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : (Long) time.toEpochMilli();
    }
}
