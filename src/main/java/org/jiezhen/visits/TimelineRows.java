package org.jiezhen.visits;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jiezhen.shared.Localized;
import org.jiezhen.visits.ArrivalsBoard.Colleague;
import org.jiezhen.visits.TimelineBoard.Event;
import org.jiezhen.visits.TimelineBoard.Head;
import org.jiezhen.visits.TimelineBoard.Holder;
import org.jiezhen.visits.TimelineBoard.Offer;
import org.jiezhen.visits.TimelineBoard.TicketCall;
import org.jspecify.annotations.Nullable;

/** A journey as a browser is sent it. Field names are short because every browser gets them with every change. */
final class TimelineRows {

    /** Somebody, by the key that boards know a holder by. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Who(
            String h,
            @Nullable String n,
            @Nullable String r,
            @Nullable Long s) {

        static Who of(Colleague colleague) {
            return new Who("staff:" + colleague.id(), colleague.name(), colleague.role(), null);
        }

        static Who of(Holder holder, @Nullable Instant since) {
            var staff = holder.staff();
            var from = since == null ? null : (Long) since.toEpochMilli();
            return staff == null
                    ? new Who(holder.kind().equals("DESK") ? "desk" : "none", null, null, from)
                    : new Who("staff:" + staff.id(), staff.name(), staff.role(), from);
        }
    }

    /**
     * The row of how the visit stands.
     *
     * @param k what kind of row
     * @param tk ticket
     * @param dy arrival day, when it is not today
     * @param nm name
     * @param co companions
     * @param dc whether the guest is discreet
     * @param sta the visit's status
     * @param arr arrived, in milliseconds
     * @param dep departed
     * @param st stage
     * @param s since when in this stage
     * @param tg the stage's target, in seconds
     * @param pl place
     * @param who custody
     * @param off open offer
     * @param call open call
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeadRow(
            String id,
            String k,
            String tk,
            @Nullable String dy,
            @Nullable Object nm,
            @Nullable String first,
            String src,
            @Nullable String co,
            @Nullable Boolean dc,
            String sta,
            long arr,
            @Nullable Long dep,
            @Nullable String st,
            @Nullable Long s,
            @Nullable Integer tg,
            @Nullable Object pl,
            @Nullable Who who,
            @Nullable Off off,
            @Nullable Call call) {

        /** An offer: to whom, by whom, since when. */
        record Off(Who to, Who g, long s) {}

        /** A call: how it stands, where to, how often, since when. */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Call(String c, @Nullable Localized p, int n, long s) {}

        static HeadRow of(Head head) {
            var now = head.present();
            return new HeadRow(
                    head.id(),
                    "head",
                    head.ticket().text(),
                    head.today() ? null : head.ticket().day().toString(),
                    head.name(),
                    head.source() == Source.BUSINESS ? null : head.firstVisit() ? "FIRST" : "RETURN",
                    head.source().name(),
                    head.companions() == 0 ? null : Integer.toString(head.companions()),
                    head.discreet() ? true : null,
                    head.status().name(),
                    head.arrived().toEpochMilli(),
                    head.departed() == null ? null : (Long) head.departed().toEpochMilli(),
                    now == null ? null : now.stage().name(),
                    now == null ? null : (Long) now.stageSince().toEpochMilli(),
                    now == null ? null : now.targetSeconds(),
                    now == null ? null : now.place() == null ? "STANDING" : now.place(),
                    now == null ? null : Who.of(now.holder(), now.custodySince()),
                    now == null || now.offer() == null ? null : off(now.offer()),
                    now == null || now.call() == null ? null : call(now.call()));
        }

        private static Off off(Offer offer) {
            return new Off(
                    Who.of(new Holder("DESK", offer.taker()), null),
                    Who.of(offer.giver()),
                    offer.since().toEpochMilli());
        }

        private static Call call(TicketCall call) {
            return new Call(
                    call.status(), call.place(), call.times(), call.since().toEpochMilli());
        }
    }

    /**
     * The row of an entry.
     *
     * @param k what kind of row
     * @param n the entry's number: the order of the rows
     * @param at when, in milliseconds
     * @param a the action, without its module
     * @param why reason code
     * @param by who did it
     * @param st the stage it began
     * @param pl the place it led to
     * @param who who had custody from then on
     * @param to whom the customer was offered to
     * @param cp where the ticket was called to
     * @param cn how often it had been called then
     * @param un who took it back, and when
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventRow(
            String id,
            String k,
            long n,
            long at,
            String a,
            @Nullable String why,
            @Nullable Who by,
            @Nullable String st,
            @Nullable Object pl,
            @Nullable Who who,
            @Nullable Who to,
            @Nullable Localized cp,
            @Nullable Integer cn,
            @Nullable Un un) {

        /** By whom, and when. */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Un(@Nullable String n, long at) {}

        static EventRow of(Event event) {
            var call = event.call();
            var undone = event.undone();
            return new EventRow(
                    event.id(),
                    "ev",
                    event.entry(),
                    event.at().toEpochMilli(),
                    event.action().substring(event.action().indexOf('.') + 1),
                    event.reason(),
                    event.actor() == null ? null : Who.of(event.actor()),
                    event.stage() == null ? null : event.stage().name(),
                    !event.led() ? null : event.place() == null ? "STANDING" : event.place(),
                    event.holder() == null ? null : Who.of(event.holder(), null),
                    event.offeredTo() == null ? null : Who.of(event.offeredTo(), null),
                    call == null ? null : call.place(),
                    call == null || call.place() == null ? null : call.times(),
                    undone == null ? null : new Un(undone.by(), undone.at().toEpochMilli()));
        }
    }

    private TimelineRows() {}
}
