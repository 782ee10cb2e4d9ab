package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jiezhen.bookings.BookingRecords;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was registered wrongly, set right with a reason, also after the customer has left: another person, another
 * booking, or no visit at all. What was so is kept and voided, so that boards and figures are as if it had been right.
 */
@Service
@Transactional
@RolesAllowed(Permission.VISITS_RECTIFY)
public class Rectifications {

    /** What can be wrong. */
    public enum Kind {
        PERSON,
        BOOKING,
        VISIT
    }

    /** Why it was wrong: a code of the journal. */
    public enum Reason {
        /** Two people were mixed up. */
        MIXED_UP(Kind.PERSON, Kind.BOOKING),
        /** Two people have the same name, or nearly. */
        SAME_NAME(Kind.PERSON, Kind.BOOKING),
        /** The customer's words were misheard. */
        MISHEARD(Kind.PERSON, Kind.BOOKING),
        /** The customer came without a booking, or the booking is for another day. */
        NOT_THIS_TIME(Kind.BOOKING),
        /** The same arrival was registered before. */
        TWICE(Kind.VISIT),
        /** Nobody came, or nobody who visits. */
        NO_VISIT(Kind.VISIT);

        private final List<Kind> kinds;

        Reason(Kind... kinds) {
            this.kinds = List.of(kinds);
        }

        /** The reasons that something of this kind can have. */
        public static List<Reason> of(Kind kind) {
            return Arrays.stream(values())
                    .filter(reason -> reason.kinds.contains(kind))
                    .toList();
        }
    }

    private final Command command;
    private final Visits visits;
    private final Recognition recognition;
    private final BookingRecords bookings;
    private final Explanations explain;
    private final CurrentStaff staff;
    private final Transitions transitions;

    Rectifications(
            Command command,
            Visits visits,
            Recognition recognition,
            BookingRecords bookings,
            Explanations explain,
            CurrentStaff staff,
            Transitions transitions) {
        this.command = command;
        this.visits = visits;
        this.recognition = recognition;
        this.bookings = bookings;
        this.explain = explain;
        this.staff = staff;
        this.transitions = transitions;
    }

    /**
     * Another person visits than was written down. The record of whoever was taken for the visitor stays as it is.
     *
     * @param correction who it is: a record that was found, or a name and a number
     * @throws AlreadyHere when that person has another open visit, or somebody with the same number has
     */
    public Done otherPerson(UUID key, UUID visitId, FrontDesk.Correction correction, Reason reason) {
        return rectify(key, visitId, "visits.otherPerson", Kind.PERSON, reason, Map.of(), context -> {
            var visit = context.visit();
            var details = correction.details();
            if (correction.customer() == null && details.name() == null && details.phone() == null) {
                throw new Refusal("refusal.rectify.nobody");
            }
            visit.is(recognition.recognise(
                    new Recognition.Told(
                            visitId,
                            visit.open(),
                            null,
                            correction.customer(),
                            details.name(),
                            details.phone(),
                            details.discreet(),
                            visit.referrer(),
                            correction.samePhoneIsAnother()),
                    context.staff()));
            visits.flush();
            if (explain.discreet(visitId)) {
                transitions.end(Tracks.CALL, visitId, null, context.now(), context.entry());
            }
        });
    }

    /**
     * Another booking brought the customer here than was written down, or none. Nobody has come on the former one.
     *
     * @param booking null when the customer came without one
     */
    public Done otherBooking(UUID key, UUID visitId, @Nullable UUID booking, Reason reason) {
        var detail = new HashMap<String, String>();
        if (booking != null) {
            detail.put("booking", booking.toString());
        }
        return rectify(key, visitId, "visits.otherBooking", Kind.BOOKING, reason, detail, context -> {
            var visit = context.visit();
            var former = visit.booking();
            if (booking == null ? former == null : booking.equals(former)) {
                throw new Refusal("refusal.rectify.same", visit.ticket().text());
            }
            bookings.lockAll(Stream.of(booking, former).filter(Objects::nonNull).toList());
            if (booking != null) {
                bookings.lock(booking);
            }
            visit.cameOn(booking, sourceOn(booking, visit.source()));
            visits.flush();
            if (former != null) {
                bookings.backToBooked(former);
            }
            if (booking != null) {
                bookings.arrived(booking);
                if (!visit.open()) {
                    bookings.fulfilled(booking);
                }
            }
        });
    }

    private Source sourceOn(@Nullable UUID booking, Source former) {
        if (booking != null) {
            return Source.of(bookings.channel(booking));
        }
        return former == Source.WEB || former == Source.TELEPHONE ? Source.WALK_IN : former;
    }

    /** There was no such visit: its ticket stays used, and everything written about it is void. */
    public Done registeredByMistake(UUID key, UUID visitId, Reason reason) {
        return rectify(key, visitId, "visits.inError", Kind.VISIT, reason, Map.of(), context -> {
            var visit = context.visit();
            visit.enteredInError();
            visits.flush();
            Tracks.ALL.forEach(track -> transitions.voidAll(track, visitId, context.now(), context.entry()));
            if (visit.booking() != null) {
                bookings.backToBooked(visit.booking());
            }
        });
    }

    private Done rectify(
            UUID key,
            UUID visitId,
            String action,
            Kind kind,
            Reason reason,
            Map<String, ?> detail,
            Consumer<Command.Context> verb) {
        if (!staff.may(Permission.VISITS_SEE)) {
            throw new Refusal("refusal.visit.unknown");
        }
        if (!Reason.of(kind).contains(reason)) {
            throw new IllegalArgumentException("no reason for that");
        }
        return command.once(
                key, action, () -> command.run(command.locked(visitId), action, reason.name(), detail, verb));
    }
}
