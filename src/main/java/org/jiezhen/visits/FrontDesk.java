package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.bookings.BookingRecords;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the reception does with a visit: lets it begin, says where and at what step it is, ends it with the farewell. */
@Service
@Transactional
public class FrontDesk {

    /** How long a tap can be taken back, as the screen offers it. */
    public static final Duration UNDO = Duration.ofSeconds(10);

    private final Command command;
    private final Undo undo;
    private final Visits visits;
    private final Recognition recognition;
    private final BookingRecords bookings;
    private final Transitions transitions;
    private final Explanations explain;
    private final Claims claims;
    private final Custodians custodians;
    private final House house;
    private final ArrivalsBoard board;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    FrontDesk(
            Command command,
            Undo undo,
            Visits visits,
            Recognition recognition,
            BookingRecords bookings,
            Transitions transitions,
            Explanations explain,
            Claims claims,
            Custodians custodians,
            House house,
            ArrivalsBoard board,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.command = command;
        this.undo = undo;
        this.visits = visits;
        this.recognition = recognition;
        this.bookings = bookings;
        this.transitions = transitions;
        this.explain = explain;
        this.claims = claims;
        this.custodians = custodians;
        this.house = house;
        this.board = board;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * A customer steps out of the lift.
     *
     * @param place where the guide leads the customer; null when they stay standing
     * @param customer the customer's record, when somebody found it
     * @param booking the booking that brings the customer here
     * @param referrer the customer who sent this one
     * @param samePhoneIsAnother whether the guide said that a visitor with the same telephone number is somebody else
     */
    public record Arrival(
            Source source,
            boolean firstVisit,
            @Nullable UUID place,
            VisitDetails details,
            @Nullable UUID customer,
            @Nullable UUID booking,
            @Nullable UUID referrer,
            boolean samePhoneIsAnother) {

        /** Somebody who is not looked up. */
        public Arrival(Source source, boolean firstVisit, @Nullable UUID place, VisitDetails details) {
            this(source, firstVisit, place, details, null, null, null, false);
        }

        /** The same, of a customer whose record was found. */
        public Arrival of(@Nullable UUID found) {
            return new Arrival(source, firstVisit, place, details, found, booking, referrer, samePhoneIsAnother);
        }

        /** The same, on a booking. */
        public Arrival on(@Nullable UUID found) {
            return new Arrival(source, firstVisit, place, details, customer, found, referrer, samePhoneIsAnother);
        }

        /** The same, of somebody whom a customer has sent. */
        public Arrival sentBy(@Nullable UUID friend) {
            return new Arrival(source, firstVisit, place, details, customer, booking, friend, samePhoneIsAnother);
        }

        /** The same, of somebody who only shares a telephone number with another visitor. */
        public Arrival ofAnother() {
            return new Arrival(source, firstVisit, place, details, customer, booking, referrer, true);
        }
    }

    /**
     * Registers an arrival: a ticket, a place, the first stage; custody is with who registers.
     *
     * @throws AlreadyHere when the customer has an open visit, or somebody with the same telephone number has
     */
    @RolesAllowed(Permission.VISITS_ARRIVE)
    public Done arrive(UUID key, Arrival arrival) {
        return command.once(key, "visits.arrive", () -> {
            var id = VisitId.random();
            var who = recognise(arrival);
            var now = command.now();
            var visit = visits.save(new Visit(
                    id,
                    nextTicket(now),
                    arrival.source,
                    arrival.firstVisit,
                    arrival.details.companions(),
                    who,
                    arrival.booking,
                    arrival.referrer,
                    now));
            visits.flush();
            if (arrival.booking != null) {
                bookings.arrived(arrival.booking);
            }
            return command.run(visit, "visits.arrive", null, detail(arrival), context -> {
                var stage = arrival.source.firstStage().name();
                must(transitions.begin(Tracks.STAGE, id.value(), Map.of("stage", stage), now, context.entry()));
                var place = placeValues(arrival.place);
                claims.requireNotKept(arrival.place, id);
                if (transitions.begin(Tracks.PLACE, id.value(), place, now, context.entry()) == Outcome.TAKEN) {
                    throw claims.placeTaken(arrival.place);
                }
                must(transitions.begin(
                        Tracks.CUSTODY, id.value(), Custody.person(context.staff()), now, context.entry()));
            });
        });
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

    private static Map<String, String> detail(Arrival arrival) {
        var detail = new HashMap<>(placed(arrival.place));
        if (arrival.booking != null) {
            detail.put("booking", arrival.booking.toString());
        }
        return detail;
    }

    /**
     * What a form about a visit begins with.
     *
     * @param version to be given back to {@link #correct}
     * @param customerVersion the version of the customer's record, to be given back too; null while nobody knows who it is
     */
    public record Look(
            ArrivalsBoard.VisitFact fact,
            long version,
            @Nullable Long customerVersion) {}

    /** Looks at one open visit: anybody's for those who see them all, one's own otherwise. */
    @RolesAllowed({Permission.VISITS_SEE, Permission.VISITS_ACCOMPANY})
    @Transactional(readOnly = true)
    public Look look(VisitId visitId) {
        var fact = board.find(visitId)
                .filter(visit -> staff.may(Permission.VISITS_SEE) || visit.concerns(staff.id()))
                .orElseThrow(() -> new Refusal("refusal.visit.unknown"));
        var version = visits.findById(visitId.value()).orElseThrow().version();
        return new Look(fact, version, explain.customerVersion(visitId));
    }

    /** The visit that has a seat. */
    @RolesAllowed(Permission.VISITS_SEE)
    @Transactional(readOnly = true)
    public VisitId inSeat(UUID seat) {
        return jdbc.sql("SELECT visit_id FROM visit_place WHERE claim = ? AND ended IS NULL AND voided IS NULL")
                .param(seat)
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
        var taken = claims.taken(visitId);
        return house.places().stream()
                .filter(place -> !taken.contains(place.id()))
                .toList();
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
     * @param customer the record of somebody who was not known until now and has been found; null leaves who it is
     * @param samePhoneIsAnother as of an arrival
     * @param customerVersion the version of the customer's record that was shown; null when none was
     */
    public record Correction(
            VisitDetails details,
            @Nullable UUID customer,
            boolean samePhoneIsAnother,
            @Nullable Long customerVersion) {

        /** What is known of the same customer as before, or of one who is not looked up. */
        public Correction(VisitDetails details) {
            this(details, null, false, null);
        }

        public Correction(VisitDetails details, @Nullable UUID customer, boolean samePhoneIsAnother) {
            this(details, customer, samePhoneIsAnother, null);
        }
    }

    /**
     * Writes down what is known of the customer. A telephone number is replaced, never forgotten.
     *
     * @param version the version that was shown; a later one means that somebody else wrote meanwhile
     * @throws AlreadyHere when the customer turns out to have another open visit
     */
    @RolesAllowed(Permission.VISITS_ARRIVE)
    public Done correct(UUID key, VisitId visitId, long version, Correction correction) {
        return command.on(visitId, key, "visits.correct", null, Map.of(), context -> {
            var visit = context.visit();
            if (visit.version() != version) {
                throw explain.changedMeanwhile("refusal.visit.changed", visitId, context.entry());
            }
            var details = correction.details;
            if (visit.customer() != null && correction.customer != null) {
                throw new Refusal("refusal.visit.known", visit.ticket().text());
            }
            var told = new Recognition.Told(
                    visitId,
                    true,
                    visit.customer(),
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
            visit.correct(recognition.recognise(told, context.staff()), details.companions());
            visits.raiseVersion(visitId.value());
            if (explain.discreet(visitId)) {
                transitions.end(Tracks.CALL, visitId.value(), null, context.now(), context.entry());
            }
        });
    }

    /**
     * Says what the customer does or waits for now.
     *
     * @param shown the stage that the screen showed; another one means that somebody was first
     */
    @RolesAllowed(Permission.VISITS_ADVANCE)
    public Done advance(UUID key, VisitId visitId, Stage shown, Stage next) {
        var detail = Map.of("from", shown.name(), "to", next.name());
        return command.on(visitId, key, "visits.advance", null, detail, context -> {
            var now = explain.stage(visitId);
            if (now != shown) {
                throw explain.stageChanged(visitId, context.visit().ticket());
            }
            if (!shown.canBecome(next)) {
                throw new Refusal(
                        "refusal.stage.illegal", context.visit().ticket().text());
            }
            must(transitions.next(
                    Tracks.STAGE, visitId.value(), null, Map.of("stage", next.name()), context.now(), context.entry()));
            // A call, and a place in the queue, are of the wait that has ended.
            transitions.end(Tracks.CALL, visitId.value(), null, context.now(), context.entry());
        });
    }

    /** Leads the customer to another place; null means standing, in the lift hall. */
    @RolesAllowed(Permission.VISITS_ADVANCE)
    public Done move(UUID key, VisitId visitId, @Nullable UUID place) {
        return command.on(visitId, key, "visits.move", null, placed(place), context -> {
            var values = placeValues(place);
            claims.requireNotKept(place, visitId);
            var outcome = transitions.next(Tracks.PLACE, visitId.value(), null, values, context.now(), context.entry());
            if (outcome == Outcome.TAKEN) {
                throw claims.placeTaken(place);
            }
            must(outcome);
            if (claims.isCalledTo(visitId, place)) {
                transitions.end(Tracks.CALL, visitId.value(), null, context.now(), context.entry());
            }
        });
    }

    /**
     * Sees the customer off at the lift, with the farewell. Whoever has custody does it; of a customer who is alone,
     * anybody may.
     */
    @RolesAllowed(Permission.VISITS_DEPART)
    public Done depart(UUID key, VisitId visitId) {
        return command.on(visitId, key, "visits.depart", null, Map.of(), context -> {
            custodians.requireHolderOrNobody(context.visit(), context.staff());
            Tracks.ALL.forEach(track -> transitions.end(track, visitId.value(), null, context.now(), context.entry()));
            context.visit().depart(context.now());
            var booking = context.visit().booking();
            if (booking != null) {
                bookings.fulfilled(booking);
            }
        });
    }

    /**
     * Takes back one's own last tap, within ten seconds and while nothing has been done on top of it.
     *
     * @param entry the journal entry of the command, from its {@link Done}
     */
    @RolesAllowed({Permission.VISITS_ARRIVE, Permission.VISITS_ACCOMPANY})
    public Done undo(UUID key, long entry) {
        return undo.takeBack(key, entry);
    }

    private Map<String, Object> placeValues(@Nullable UUID placeId) {
        var values = new HashMap<String, Object>();
        if (placeId != null) {
            var place = house.findPlace(placeId).orElseThrow(() -> new Refusal("refusal.place.unknown"));
            values.put("place_id", place.id());
            if (place.kind().exclusive()) {
                claims.lockPlace(place.id());
                values.put("claim", place.id());
            }
        }
        return values;
    }

    private static Map<String, String> placed(@Nullable UUID place) {
        return place == null ? Map.of() : Map.of("place", place.toString());
    }

    private static void must(Outcome outcome) {
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("an open visit lacks an open period");
        }
    }
}
