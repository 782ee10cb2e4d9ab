package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Holder;
import org.jiezhen.acts.Holders;
import org.jiezhen.acts.Story;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.bookings.BookingRecords;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.Channels;
import org.jiezhen.channels.Through;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.FirstSources;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the reception does with a visit: lets it begin, says where and at what step it is, ends it with the farewell. */
@Service
@Transactional
public class FrontDesk {

    private final Commands commands;
    private final VisitKind kind;
    private final Visits visits;
    private final Recognition recognition;
    private final VisitTypes types;
    private final BookingRecords bookings;
    private final Channels channels;
    private final FirstSources sources;
    private final Transitions transitions;
    private final Explanations explain;
    private final Story story;
    private final Claims claims;
    private final Leading leading;
    private final Waiting waiting;
    private final WaitingReasons reasons;
    private final Holders holders;
    private final PlaceChoice choice;
    private final ArrivalsBoard board;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    FrontDesk(
            Commands commands,
            VisitKind kind,
            Visits visits,
            Recognition recognition,
            VisitTypes types,
            BookingRecords bookings,
            Channels channels,
            FirstSources sources,
            Transitions transitions,
            Explanations explain,
            Story story,
            Claims claims,
            Leading leading,
            Waiting waiting,
            WaitingReasons reasons,
            Holders holders,
            PlaceChoice choice,
            ArrivalsBoard board,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.visits = visits;
        this.recognition = recognition;
        this.types = types;
        this.bookings = bookings;
        this.channels = channels;
        this.sources = sources;
        this.transitions = transitions;
        this.explain = explain;
        this.story = story;
        this.claims = claims;
        this.leading = leading;
        this.waiting = waiting;
        this.reasons = reasons;
        this.holders = holders;
        this.choice = choice;
        this.board = board;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * A customer steps out of the lift.
     *
     * @param type the code of what kind of visit it is said to be; null when it is left to the history
     * @param place where the guide leads the customer; null when they stay standing
     * @param customer the customer's record, when somebody found it
     * @param booking the booking that brings the customer here
     * @param channel the code of the one through which the house won the customer, where somebody asked; of a booking it is
     *     the booking's
     * @param referrer the customer who sent this one
     * @param samePhoneIsAnother whether the guide said that a visitor with the same telephone number is somebody else
     */
    public record Arrival(
            Source source,
            @Nullable String type,
            @Nullable PlaceId place,
            VisitDetails details,
            @Nullable CustomerId customer,
            @Nullable BookingId booking,
            @Nullable String channel,
            @Nullable CustomerId referrer,
            boolean samePhoneIsAnother) {

        /** Somebody who is not looked up. */
        public Arrival(Source source, @Nullable String type, @Nullable PlaceId place, VisitDetails details) {
            this(source, type, place, details, null, null, null, null, false);
        }

        /** The same, of a customer whose record was found. */
        public Arrival of(@Nullable CustomerId found) {
            return new Arrival(source, type, place, details, found, booking, channel, referrer, samePhoneIsAnother);
        }

        /** The same, of a customer who was asked about: the name stays as it is known. */
        public Arrival as(CustomerId customer) {
            var said = new VisitDetails(null, details.phone(), details.companions(), details.discreet());
            return new Arrival(source, type, place, said, customer, booking, channel, referrer, samePhoneIsAnother);
        }

        /** The same, on a booking. */
        public Arrival on(@Nullable BookingId found) {
            return new Arrival(source, type, place, details, customer, found, channel, referrer, samePhoneIsAnother);
        }

        /** The same, of somebody whom a customer has sent. */
        public Arrival sentBy(@Nullable CustomerId friend) {
            return new Arrival(
                    source,
                    type,
                    place,
                    details,
                    customer,
                    booking,
                    friend == null ? channel : Channel.REFERRAL,
                    friend,
                    samePhoneIsAnother);
        }

        /** The same, of somebody whom the house won through this channel. */
        public Arrival through(@Nullable String code) {
            return new Arrival(source, type, place, details, customer, booking, code, referrer, samePhoneIsAnother);
        }

        /** The same, of somebody who only shares a telephone number with another visitor. */
        public Arrival ofAnother() {
            return new Arrival(source, type, place, details, customer, booking, channel, referrer, true);
        }
    }

    /**
     * Registers an arrival: a ticket, a place, what is waited for first; custody is with who registers.
     *
     * @throws AlreadyHere when the customer has an open visit, or somebody with the same telephone number has
     */
    @RolesAllowed(Permission.VISITS_ARRIVE)
    public Done<VisitId> arrive(UUID key, Arrival arrival) {
        return commands.once(kind, key, VisitAct.ARRIVE, () -> {
            var id = VisitId.random();
            var who = recognise(arrival);
            var now = commands.now();
            var visit = visits.save(new Visit(
                    id,
                    nextTicket(now),
                    arrival.source,
                    channelOf(arrival),
                    typeOf(arrival, who, id, now),
                    arrival.details.companions(),
                    who,
                    arrival.booking,
                    arrival.referrer,
                    now));
            visits.flush();
            sources.settle(Collections.singleton(visit.customer()));
            if (arrival.booking != null) {
                bookings.arrived(arrival.booking);
            }
            return commands.run(kind, visit, arrived(arrival), context -> {
                var place = leading.values(arrival.place);
                leading.lock(id, place);
                claims.requireNotKept(arrival.place, id);
                // The ticket is of the day on which the guest came, though the clock strikes meanwhile.
                var came = BusinessTime.day(context.now()).equals(visit.ticket().day()) ? context.now() : now;
                visits.arrivedAt(id.value(), came);
                if (transitions.begin(Tracks.PLACE, id.value(), place, came, context.entry()) == Outcome.TAKEN) {
                    throw claims.placeTaken(arrival.place);
                }
                waiting.begin(id, arrival.source.firstReason(), came, context.entry());
                holders.begin(kind.chain(), id, new Holder.Person(context.staff()), came, context.entry());
            });
        });
    }

    private @Nullable Through channelOf(Arrival arrival) {
        if (arrival.source == Source.BUSINESS) {
            return null;
        }
        return arrival.booking != null
                ? bookings.through(arrival.booking)
                : arrival.channel == null ? null : known(arrival.channel);
    }

    private Through known(String channel) {
        return channels.find(channel)
                .map(found -> Through.of(found.code()))
                .orElseThrow(() -> new InvalidInput("channel", "refusal.channel.unknown"));
    }

    private String typeOf(Arrival arrival, Recognition.Recognised who, VisitId visit, Instant arrived) {
        if (arrival.source == Source.BUSINESS) {
            return VisitType.OTHER;
        }
        if (arrival.type != null && types.find(arrival.type).isEmpty()) {
            throw new InvalidInput("type", "refusal.type.needed");
        }
        return VisitTypes.unlessFirst(arrival.type, types.byHistory(who.customer(), visit, arrived));
    }

    private Recognition.Recognised recognise(Arrival arrival) {
        var details = arrival.details;
        var told = new Recognition.Told(
                null,
                true,
                null,
                arrival.customer,
                details.name(),
                details.phone(),
                details.discreet(),
                arrival.referrer,
                arrival.samePhoneIsAnother);
        return recognition.recognise(
                arrival.booking == null ? told : told.on(bookings.lock(arrival.booking)), staff.id());
    }

    private static Deed arrived(Arrival arrival) {
        return VisitAct.ARRIVE
                .with("place", arrival.place)
                .with("booking", arrival.booking)
                .with("type", arrival.type)
                .with("channel", arrival.channel);
    }

    /**
     * What a form about a visit begins with.
     *
     * @param channel the code of the one through which the house won the guest; null while nobody knows
     * @param version to be given back to {@link #correct}
     * @param customerVersion the version of the customer's record, to be given back too; null while nobody knows who it is
     */
    public record Look(
            ArrivalsBoard.VisitFact fact,
            @Nullable String channel,
            long version,
            @Nullable Long customerVersion) {}

    /** Looks at one open visit: anybody's for those who see them all, one's own otherwise. */
    @RolesAllowed({Permission.VISITS_SEE, Permission.VISITS_ACCOMPANY})
    @Transactional(readOnly = true)
    public Look look(VisitId visitId) {
        var fact = board.find(visitId)
                .filter(visit -> staff.may(Permission.VISITS_SEE) || visit.concerns(staff.id()))
                .orElseThrow(() -> new Refusal("refusal.visit.unknown"));
        var visit = visits.findById(visitId.value()).orElseThrow();
        var through = visit.through();
        return new Look(
                fact, through == null ? null : through.code(), visit.version(), explain.customerVersion(visitId));
    }

    /** The visit that has a seat. */
    @RolesAllowed(Permission.VISITS_SEE)
    @Transactional(readOnly = true)
    public VisitId inSeat(PlaceId seat) {
        return jdbc.sql("SELECT visit_id FROM visit_place WHERE claim = ? AND ended IS NULL AND voided IS NULL")
                .param(seat.value())
                .query(Id.column(VisitId::new))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.seat.empty"));
    }

    /**
     * Where a customer could be led now: places that hold many, those that hold one and are empty, and the one that the
     * customer is called to.
     *
     * @param visitId null for somebody who arrives
     */
    @RolesAllowed({Permission.VISITS_ARRIVE, Permission.VISITS_ADVANCE})
    @Transactional(readOnly = true)
    public List<Place> freePlaces(@Nullable VisitId visitId) {
        return choice.of(visitId).stream().map(PlaceChoice.Offered::place).toList();
    }

    /** Every place: where this guest could be led now, the best first; then those of which somebody says why not. */
    @RolesAllowed(Permission.VISITS_ADVANCE)
    @Transactional(readOnly = true)
    public List<PlaceChoice.Offered> places(VisitId visitId) {
        return choice.all(visitId);
    }

    // The row stays locked until the number is used or, with the transaction, given back.
    private Ticket nextTicket(Instant now) {
        var day = BusinessTime.day(now);
        var number = jdbc.sql("""
                        INSERT INTO ticket_counter (day, last) VALUES (?, 1)
                        ON CONFLICT (day) DO UPDATE SET last = ticket_counter.last + 1 RETURNING last
                        """).param(day).query(Integer.class).single();
        return new Ticket(day, number);
    }

    /**
     * What is known of a visit's customer, to be written down.
     *
     * @param customer the record of somebody who has been found, and was not known until now, or was written down anew by
     *     this very visit; null leaves who it is
     * @param samePhoneIsAnother as of an arrival
     * @param customerVersion the version of the customer's record that was shown; null when none was
     * @param channel the code of the one through which the house won whoever came without a booking; null leaves what is
     *     known
     */
    public record Correction(
            VisitDetails details,
            @Nullable CustomerId customer,
            boolean samePhoneIsAnother,
            @Nullable Long customerVersion,
            @Nullable String channel) {

        /** What is known of the same customer as before, or of one who is not looked up. */
        public Correction(VisitDetails details) {
            this(details, null, false, null, null);
        }

        public Correction(VisitDetails details, @Nullable CustomerId customer, boolean samePhoneIsAnother) {
            this(details, customer, samePhoneIsAnother, null, null);
        }

        public Correction(
                VisitDetails details,
                @Nullable CustomerId customer,
                boolean samePhoneIsAnother,
                @Nullable Long customerVersion) {
            this(details, customer, samePhoneIsAnother, customerVersion, null);
        }

        /** The same, of somebody whom the house won through this channel. */
        public Correction through(@Nullable String code) {
            return new Correction(details, customer, samePhoneIsAnother, customerVersion, code);
        }
    }

    /**
     * Writes down what is known of the customer. A telephone number is replaced, never forgotten.
     *
     * @param version the version that was shown; a later one means that somebody else wrote meanwhile
     * @throws AlreadyHere when the customer turns out to have another open visit
     */
    @RolesAllowed(Permission.VISITS_ARRIVE)
    public Done<VisitId> correct(UUID key, VisitId visitId, long version, Correction correction) {
        var deed = VisitAct.CORRECT.with("channel", correction.channel);
        return commands.on(kind, visitId, key, deed, context -> {
            var visit = context.subject();
            if (visit.version() != version) {
                throw story.lastBefore(
                        "refusal.visit.changed", kind.reference(visitId), VisitAct.REWRITING, context.entry());
            }
            var details = correction.details;
            if (visit.customer() != null && correction.customer != null && !explain.isOfThisVisitAlone(visitId)) {
                throw new Refusal("refusal.visit.known", visit.ticket().text());
            }
            var told = new Recognition.Told(
                    visitId,
                    true,
                    correction.customer == null ? visit.customer() : null,
                    correction.customer,
                    details.name(),
                    details.phone(),
                    details.discreet(),
                    visit.referrer(),
                    correction.samePhoneIsAnother);
            recognition.lockKnown(told);
            if (correction.customerVersion != null
                    && !correction.customerVersion.equals(explain.customerVersion(visitId))) {
                throw explain.customerChangedMeanwhile(visitId);
            }
            if (details.name() != null && explain.isAnothersName(visitId, details.name())) {
                throw new Refusal("refusal.visit.renames", visit.ticket().text());
            }
            var who = recognition.recognise(told, new StaffId(context.staff()));
            if (visit.source() != Source.BUSINESS) {
                visit.is(VisitTypes.unlessFirst(
                        visit.type(), types.byHistory(who.customer(), visitId, visit.arrivedAt())));
            }
            var former = visit.customer();
            visit.correct(who, details.companions());
            if (correction.channel != null && visit.source() == Source.WALK_IN) {
                visit.through(known(correction.channel));
            }
            visits.raiseVersion(visitId.value());
            visits.flush();
            sources.settle(Arrays.asList(former, visit.customer()));
            if (explain.discreet(visitId)) {
                transitions.end(Tracks.CALL, visitId.value(), null, context.now(), context.entry());
            }
        });
    }

    /**
     * Says what the customer does or waits for now.
     *
     * @param shown what the screen showed, by its code; if it is over, somebody was first
     * @param next what comes instead
     */
    @RolesAllowed(Permission.VISITS_ADVANCE)
    public Done<VisitId> advance(UUID key, VisitId visitId, String shown, String next) {
        var deed = VisitAct.ADVANCE.with("from", shown).with("to", next);
        return commands.on(kind, visitId, key, deed, context -> {
            var ticket = context.subject().ticket();
            if (!waiting.now(visitId).contains(shown)) {
                throw explain.reasonChanged(visitId, ticket);
            }
            if (!reasons.of(shown).canBecome(next)) {
                throw new Refusal("refusal.reason.illegal", ticket.text());
            }
            if (!waiting.change(visitId, shown, next, context.now(), context.entry())) {
                throw explain.reasonChanged(visitId, ticket);
            }
        });
    }

    /** Leads the customer to another place; null means standing, in the lift hall. */
    @RolesAllowed(Permission.VISITS_ADVANCE)
    public Done<VisitId> move(UUID key, VisitId visitId, @Nullable PlaceId place) {
        return commands.on(
                kind, visitId, key, VisitAct.MOVE.with("place", place), context -> leading.to(context, place));
    }

    /**
     * Sees the customer off at the lift, with the farewell. Whoever has custody does it; of a customer who is alone,
     * anybody may.
     */
    @RolesAllowed(Permission.VISITS_DEPART)
    public Done<VisitId> depart(UUID key, VisitId visitId) {
        return commands.on(kind, visitId, key, VisitAct.DEPART.plain(), context -> {
            holders.requireHolderOrNobody(kind.chain(), context.subject(), context.staff());
            claims.lockPlaces(visitId, null, 0);
            context.subject().depart(context.now());
            var booking = context.subject().booking();
            if (booking != null) {
                bookings.fulfilled(booking);
            }
        });
    }
}
