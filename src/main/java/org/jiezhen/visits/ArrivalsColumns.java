package org.jiezhen.visits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jiezhen.customers.ShownName;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.HeldBy;
import org.jiezhen.live.Next;
import org.jiezhen.live.OfferedTo;
import org.jiezhen.live.Shown;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard.Call;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jspecify.annotations.Nullable;

/** What is shown of an open visit on arrivals and among one's own customers. */
final class ArrivalsColumns {

    private static final String SOMEBODY = "somebody";

    private ArrivalsColumns() {}

    /** @param mayCall whether who looks calls tickets */
    static List<Shown<VisitFact>> of(boolean mayCall) {
        return List.of(
                Column.ticket(field("tk", fact -> fact.ticket().text()), "arrivals.ticket"),
                Column.text(field("nm", VisitFact::shownName), "arrivals.customer")
                        .strong()
                        .none("name.unknown")
                        .sub(
                                Field.mark("sn", fact -> fact.sameNameShown() && !fact.discreet(), "visits.sameName"),
                                // What must be minded stands before what may be cut.
                                Field.mark("dc", VisitFact::discreet, "visits.discreet"),
                                field("ty", ArrivalsColumns::type),
                                field("src", fact -> fact.source().with(fact.channel()))
                                        .coded("visits.source", Source.class),
                                // The day of arrival, when it is not today.
                                field(
                                        "dy",
                                        fact -> fact.today()
                                                ? null
                                                : fact.ticket().day().toString().substring(5)),
                                field("mk", VisitFact::marks)),
                Column.status(field("st", VisitFact::code), "arrivals.state")
                        .sub(field("pl", fact -> fact.place() == null ? "STANDING" : fact.place())
                                .coded("visits.place", "STANDING")),
                Column.text(field("wf", VisitFact::code), "arrivals.waitsFor")
                        .sub(
                                // What else is waited for at the same time.
                                field("wa", fact -> WaitingReason.alsoFor(fact.also())),
                                call("cl", Call::status).coded("visits.call", Call.Status.class),
                                call("cp", Call::place),
                                call("cn", call -> call.times() < 2 ? null : Integer.toString(call.times()))
                                        .counted("visits.call.times.one", "visits.call.times"),
                                field("co", fact -> fact.companions() == 0 ? null : Integer.toString(fact.companions()))
                                        .counted("visits.companions.one", "visits.companions")),
                Column.holder(ArrivalsColumns::holder, ArrivalsColumns::offer, "arrivals.custody"),
                Column.elapsed(
                        field("s", fact -> fact.reasonSince().toEpochMilli()),
                        field("tg", VisitFact::targetSeconds),
                        "arrivals.elapsed"),
                Column.actions(
                        fact -> next(fact, mayCall),
                        "visits.action",
                        "ACCEPT",
                        "DECLINE",
                        "TAKE",
                        "CALL",
                        "CALL_AGAIN",
                        "REQUEUE",
                        "WHERE",
                        "FAREWELL",
                        "OPEN"),
                // How the name is spelled, and the end of the telephone number: to be found by.
                field("py", fact -> ShownName.spelled(fact.shownName())),
                field("ph", VisitFact::phoneTail),
                field("to", fact -> JourneyLink.address(fact.ticket())));
    }

    /**
     * What is shown of an open visit behind a locked screen: the ticket, where, for what, how long, whether somebody is
     * there.
     *
     * @param whose customers these are; null of the board of all
     */
    static List<Shown<VisitFact>> behindLock(@Nullable StaffId whose) {
        return List.of(
                Column.ticket(field("tk", fact -> fact.ticket().text()), "arrivals.ticket"),
                Column.status(field("st", VisitFact::code), "arrivals.state")
                        .sub(field("pl", fact -> fact.place() == null ? "STANDING" : fact.place())
                                .coded("visits.place", "STANDING")),
                Column.text(field("wf", VisitFact::code), "arrivals.waitsFor")
                        .sub(
                                field("wa", fact -> WaitingReason.alsoFor(fact.also())),
                                call("cl", Call::status).coded("visits.call", Call.Status.class),
                                call("cp", Call::place)),
                Column.holder(fact -> unnamed(fact, whose), fact -> offerUnnamed(fact, whose), "arrivals.custody"),
                Column.elapsed(
                        field("s", fact -> fact.reasonSince().toEpochMilli()),
                        field("tg", VisitFact::targetSeconds),
                        "arrivals.elapsed"));
    }

    /** Somebody, the desk or nobody: a person's key is told to that person alone. */
    private static HeldBy unnamed(VisitFact fact, @Nullable StaffId whose) {
        var with = fact.with();
        if (with == null) {
            return holder(fact);
        }
        var key = with.id().equals(whose) ? HeldBy.key(with.id()) : SOMEBODY;
        return new HeldBy(key, null, null, null, null, null).since(fact.custodySince());
    }

    /** An offer to the desk, or to the person whose board it is. */
    private static @Nullable OfferedTo offerUnnamed(VisitFact fact, @Nullable StaffId whose) {
        var offer = fact.offer();
        if (offer == null) {
            return null;
        }
        var taker = offer.taker();
        if (taker != null && !taker.id().equals(whose)) {
            return null;
        }
        return new OfferedTo(
                Long.toString(offer.id()),
                taker == null ? HeldBy.DESK.h() : HeldBy.key(taker.id()),
                null,
                SOMEBODY,
                offer.since().toEpochMilli());
    }

    private static Field<VisitFact> field(String name, Function<VisitFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    private static Field<VisitFact> call(String name, Function<Call, @Nullable Object> read) {
        return Field.of(name, fact -> fact.call() == null ? null : read.apply(fact.call()));
    }

    private static @Nullable String type(VisitFact fact) {
        return fact.source() == Source.BUSINESS ? null : fact.type();
    }

    private static HeldBy holder(VisitFact fact) {
        var with = fact.with();
        var holder = with != null
                ? HeldBy.person(with.id(), with.name(), with.role())
                : fact.holder().equals("DESK") ? HeldBy.DESK : HeldBy.NOBODY;
        return holder.since(fact.custodySince()).unreachable(fact.unreachable()).lateAfter(fact.lateAlone());
    }

    private static @Nullable OfferedTo offer(VisitFact fact) {
        var offer = fact.offer();
        if (offer == null) {
            return null;
        }
        var taker = offer.taker();
        return new OfferedTo(
                Long.toString(offer.id()),
                taker == null ? HeldBy.DESK.h() : HeldBy.key(taker.id()),
                taker == null ? null : taker.name(),
                HeldBy.key(offer.giver().id()),
                offer.since().toEpochMilli());
    }

    private static List<Next> next(VisitFact fact, boolean mayCall) {
        var next = new ArrayList<Next>();
        var offer = fact.offer();
        if (offer != null) {
            next.add(new Next(
                    "ACCEPT",
                    offer.taker() == null
                            ? HeldBy.DESK.h()
                            : HeldBy.key(offer.taker().id())));
        }
        var with = fact.with();
        if (with == null) {
            next.add(new Next("TAKE", fact.holder().equals("DESK") ? HeldBy.DESK.h() : null));
        } else {
            var holder = HeldBy.key(with.id());
            var offered = fact.reason().offered();
            if (offered != null) {
                next.add(new Next(offered, holder));
            }
            if (fact.phase() == Phase.LEAVING) {
                next.add(new Next("FAREWELL", holder));
            }
        }
        if (mayCall && !fact.discreet() && fact.today()) {
            var call = fact.call();
            if (call != null && call.status() == Call.Status.CALLED) {
                next.add(Next.of("CALL_AGAIN"));
            } else if (call != null && call.status() == Call.Status.ABSENT) {
                next.add(Next.of("REQUEUE"));
            } else if (fact.reason().called()) {
                next.add(Next.of("CALL"));
            }
        } else if (fact.reason().called()) {
            // Whoever is not called is fetched: where to, is chosen all the same.
            next.add(Next.of("WHERE"));
        }
        return next;
    }
}
