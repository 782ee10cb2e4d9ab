package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Story;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.bookings.BookingRecords;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.Through;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.FirstSources;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was registered wrongly, set right with a reason, also after the customer has left: another person, another
 * booking, two people taken for each other, or no visit at all. What was so is kept and voided, so that boards and
 * figures are as if it had been right. Each command is told the version of the visit that was shown.
 */
@Service
@Transactional
@RolesAllowed(Permission.VISITS_RECTIFY)
public class Rectifications {

    /** What can be wrong. */
    public enum Kind {
        PERSON(VisitAct.OTHER_PERSON),
        BOOKING(VisitAct.OTHER_BOOKING),
        VISIT(VisitAct.IN_ERROR);

        private final VisitAct act;

        Kind(VisitAct act) {
            this.act = act;
        }

        private VisitAct act() {
            return act;
        }
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

    // Where the journal has ids.
    private static final String NOBODY = "NOBODY";

    private final Commands commands;
    private final VisitKind kind;
    private final Visits visits;
    private final Recognition recognition;
    private final VisitTypes types;
    private final BookingRecords bookings;
    private final FirstSources sources;
    private final Explanations explain;
    private final Claims claims;
    private final Story story;
    private final CurrentStaff staff;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    Rectifications(
            Commands commands,
            VisitKind kind,
            Visits visits,
            Recognition recognition,
            VisitTypes types,
            BookingRecords bookings,
            FirstSources sources,
            Explanations explain,
            Claims claims,
            Story story,
            CurrentStaff staff,
            Transitions transitions,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.visits = visits;
        this.recognition = recognition;
        this.types = types;
        this.bookings = bookings;
        this.sources = sources;
        this.explain = explain;
        this.claims = claims;
        this.story = story;
        this.staff = staff;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /** A booking, as far as it tells whom it was for. */
    public record Booked(String number, LocalDate day, LocalTime at, String name) {}

    /**
     * What is registered of a visit now.
     *
     * @param version to be given back with what is set right
     * @param name null while nobody knows it
     * @param phoneTail the telephone number's last four digits
     * @param discreet whether the visitor asked to be discreet
     * @param booking null when the visitor came without one
     */
    public record Registered(
            long version,
            @Nullable String name,
            @Nullable String phoneTail,
            boolean discreet,
            @Nullable Booked booking) {}

    /** What is registered of a visit, to be set right. */
    @Transactional(readOnly = true)
    public Registered look(VisitId visitId) {
        requireSeesAll();
        return jdbc.sql("""
                        SELECT v.version, p.name, right(p.phone, 4) AS tail,
                               v.discreet OR coalesce(p.discreet, false) AS discreet,
                               b.number, b.day, b.at, b.name AS booked
                        FROM visit v
                        LEFT JOIN customer k ON k.id = v.customer_id
                        LEFT JOIN customer p ON p.id = k.root_id
                        LEFT JOIN booking b ON b.id = v.booking_id
                        WHERE v.id = ?""")
                .param(visitId.value())
                .query((rs, row) -> new Registered(
                        rs.getLong("version"),
                        rs.getString("name"),
                        rs.getString("tail"),
                        rs.getBoolean("discreet"),
                        rs.getString("number") == null
                                ? null
                                : new Booked(
                                        rs.getString("number"),
                                        rs.getObject("day", LocalDate.class),
                                        rs.getObject("at", LocalTime.class),
                                        rs.getString("booked"))))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.visit.unknown"));
    }

    /**
     * Another person visits than was written down. The record of whoever was taken for the visitor stays as it is.
     *
     * @param version the version that was shown; a later one means that somebody else wrote meanwhile
     * @param correction who it is: a record that was found, or a name and a number
     * @param namesMayDiffer whether somebody said that the visit's booking may be in another name than this person's
     * @throws AlreadyHere when that person has another open visit, or somebody with the same number has
     * @throws NamesDiffer when the visit's booking is in another name
     */
    public Done<VisitId> otherPerson(
            UUID key,
            VisitId visitId,
            long version,
            FrontDesk.Correction correction,
            boolean namesMayDiffer,
            Reason reason) {
        return rectify(key, visitId, version, Rectifications::wasAnother, Kind.PERSON, reason, context -> {
            var visit = context.subject();
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
                    new StaffId(context.staff())));
            visits.flush();
            if (!namesMayDiffer) {
                requireOneName("refusal.rectify.person.name", visit.booking(), visit.customer());
            }
            followsFromThePerson(visit);
            callNobodyDiscreet(context);
        });
    }

    /**
     * Another booking brought the customer here than was written down, or none. Nobody has come on the former one. Of
     * whom nothing is known yet, the booking tells who it is.
     *
     * @param version the version that was shown
     * @param booking null when the customer came without one
     * @param samePhoneIsAnother as of an arrival
     * @param namesMayDiffer whether somebody said that the booking may be in another name than the customer's
     * @throws AlreadyHere when the booking's person has another open visit, or somebody with the same number has
     * @throws NamesDiffer when the booking is in another name
     */
    public Done<VisitId> otherBooking(
            UUID key,
            VisitId visitId,
            long version,
            @Nullable BookingId booking,
            boolean samePhoneIsAnother,
            boolean namesMayDiffer,
            Reason reason) {
        var deed = VisitAct.OTHER_BOOKING.with("booking", booking);
        return rectify(key, visitId, version, _ -> deed, Kind.BOOKING, reason, context -> {
            var visit = context.subject();
            if (visit.source() == Source.BUSINESS) {
                throw new Refusal("refusal.rectify.business");
            }
            var former = visit.booking();
            if (booking == null ? former == null : booking.equals(former)) {
                throw new Refusal("refusal.rectify.same", visit.ticket().text());
            }
            bookings.lockAll(Stream.of(booking, former).filter(Objects::nonNull).toList());
            if (booking != null) {
                var booked = bookings.lock(booking);
                if (visit.customer() == null) {
                    visit.is(recognition.recognise(
                            nothingIsKnown(visitId, visit, samePhoneIsAnother).on(booked),
                            new StaffId(context.staff())));
                    visits.flush();
                    followsFromThePerson(visit);
                    callNobodyDiscreet(context);
                }
            }
            if (!namesMayDiffer) {
                requireOneName("refusal.rectify.booking.name", booking, visit.customer());
            }
            visit.cameOn(booking, booking == null ? Source.WALK_IN : Source.BOOKED, channelOn(booking, visit));
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

    private Recognition.Told nothingIsKnown(VisitId visitId, Visit visit, boolean samePhoneIsAnother) {
        return new Recognition.Told(
                visitId,
                visit.open(),
                null,
                null,
                null,
                null,
                explain.discreet(visitId),
                visit.referrer(),
                samePhoneIsAnother);
    }

    // Names that merely sound alike are two names here: such people are mixed up most easily.
    private void requireOneName(String key, @Nullable BookingId booking, @Nullable CustomerId customer) {
        if (booking == null || customer == null) {
            return;
        }
        jdbc.sql("""
                        SELECT b.number, b.name AS booked, p.name FROM booking b
                        LEFT JOIN customer bk ON bk.id = b.customer_id
                        JOIN customer k ON k.id = :customer
                        JOIN customer p ON p.id = k.root_id
                        WHERE b.id = :booking AND p.name IS NOT NULL AND bk.root_id IS DISTINCT FROM p.id""")
                .param("booking", booking.value())
                .param("customer", customer.value())
                .query((rs, row) -> new Named(
                        rs.getString("number"),
                        new PersonName(rs.getString("booked")),
                        new PersonName(rs.getString("name"))))
                .optional()
                .filter(named -> !named.booked.isOneWith(named.name))
                .ifPresent(named -> {
                    throw new NamesDiffer(key, named.number, named.booked.value(), named.name.value());
                });
    }

    private record Named(String number, PersonName booked, PersonName name) {}

    // What a booking told of the channel was told of whoever made it.
    private @Nullable Through channelOn(@Nullable BookingId booking, Visit visit) {
        return booking != null
                ? bookings.through(booking)
                : visit.referrer() != null
                        ? Through.of(Channel.REFERRAL)
                        : visit.booking() == null ? visit.through() : null;
    }

    /**
     * There was no such visit: its ticket stays used, and everything written about it is void.
     *
     * @param version the version that was shown
     */
    public Done<VisitId> registeredByMistake(UUID key, VisitId visitId, long version, Reason reason) {
        return rectify(key, visitId, version, _ -> VisitAct.IN_ERROR.plain(), Kind.VISIT, reason, context -> {
            var visit = context.subject();
            visit.enteredInError();
            visits.flush();
            claims.lockPlaces(visitId, null, 0);
            Tracks.ALL.forEach(track -> transitions.voidAll(track, visitId.value(), context.now(), context.entry()));
            if (visit.booking() != null) {
                bookings.backToBooked(visit.booking());
            }
        });
    }

    /**
     * Two people were registered for each other. Each keeps what came with them: the record, the booking, who sent them;
     * ticket, place, step, custody and companions stay with the visit, because there they stand. While both are here, or
     * once both have left: otherwise each is set right alone.
     *
     * @param one a visit
     * @param version its version that was shown
     * @param other the visit under which its visitor was registered
     * @param otherVersion that one's version when it was named
     */
    public Done<VisitId> exchange(
            UUID key, VisitId one, long version, VisitId other, long otherVersion, Reason reason) {
        requireReason(Kind.PERSON, reason);
        if (one.equals(other)) {
            throw new IllegalArgumentException("nobody is exchanged with themselves");
        }
        return commands.once(kind, key, VisitAct.EXCHANGE, () -> {
            // In the order of their ids, so that two who exchange the same pair wait for each other and never both.
            Stream.of(one, other).sorted(Comparator.comparing(VisitId::value)).forEach(kind::locked);
            var first = kind.locked(one);
            var second = kind.locked(other);
            return commands.run(kind, first, with(first, other, reason), ofOne -> {
                requireAsShown(ofOne, version);
                commands.run(kind, second, with(second, one, reason), ofOther -> {
                    requireAsShown(ofOther, otherVersion);
                    requireExchangeable(ofOne.subject(), ofOther.subject());
                    exchange(ofOne.subject(), ofOther.subject());
                    sources.settle(Arrays.asList(first.customer(), second.customer()));
                    callNobodyDiscreet(ofOne);
                    callNobodyDiscreet(ofOther);
                });
            });
        });
    }

    private static Deed with(Visit visit, VisitId other, Reason reason) {
        return was(VisitAct.EXCHANGE.because(reason.name()).with("with", other), visit);
    }

    private static Deed wasAnother(Visit visit) {
        return was(VisitAct.OTHER_PERSON.plain(), visit);
    }

    /** Whose record the visit had until now: the journey says from whom to whom. */
    private static Deed was(Deed deed, Visit visit) {
        var customer = visit.customer();
        return deed.with("was", customer == null ? NOBODY : customer);
    }

    // Whether somebody was here before is the person's, not the visit's.
    private void followsFromThePerson(Visit visit) {
        if (visit.source() != Source.BUSINESS && visit.customer() != null) {
            visit.is(types.afterAll(visit.type(), types.byHistory(visit.customer(), visit.id(), visit.arrivedAt())));
        }
    }

    private void requireExchangeable(Visit one, Visit other) {
        if (one.open() != other.open()) {
            one.requireOpen();
            other.requireOpen();
        }
        for (var visit : List.of(one, other)) {
            if (visit.source() == Source.BUSINESS) {
                throw new Refusal("refusal.rectify.exchange", visit.ticket().text());
            }
        }
    }

    // Not even for a moment does somebody visit twice, or a booking bring two: the indexes that refuse it do not wait.
    private void exchange(Visit one, Visit other) {
        var visitor = one.visitor();
        var another = other.visitor();
        one.isOf(visitor.unknown());
        visits.flush();
        other.isOf(visitor);
        visits.flush();
        one.isOf(another);
        visits.flush();
    }

    private void callNobodyDiscreet(Context<Visit> context) {
        var visit = context.subject().id();
        if (explain.discreet(visit)) {
            transitions.end(Tracks.CALL, visit.value(), null, context.now(), context.entry());
        }
    }

    private void requireAsShown(Context<Visit> context, long version) {
        var visit = context.subject();
        visit.requireNotInError();
        if (visit.version() != version) {
            throw story.lastBefore(
                    "refusal.rectify.changed", kind.reference(visit.id()), VisitAct.REWRITING, context.entry());
        }
    }

    private Done<VisitId> rectify(
            UUID key,
            VisitId visitId,
            long version,
            Function<Visit, Deed> deed,
            Kind what,
            Reason reason,
            Consumer<Context<Visit>> verb) {
        requireReason(what, reason);
        return commands.once(kind, key, what.act(), () -> {
            var visit = kind.locked(visitId);
            return commands.run(kind, visit, deed.apply(visit).because(reason.name()), context -> {
                requireAsShown(context, version);
                var former = visit.customer();
                verb.accept(context);
                visits.flush();
                sources.settle(Arrays.asList(former, visit.customer()));
            });
        });
    }

    private void requireReason(Kind kind, Reason reason) {
        requireSeesAll();
        if (!Reason.of(kind).contains(reason)) {
            throw new IllegalArgumentException("no reason for that");
        }
    }

    private void requireSeesAll() {
        if (!staff.may(Permission.VISITS_SEE)) {
            throw new Refusal("refusal.visit.unknown");
        }
    }
}
