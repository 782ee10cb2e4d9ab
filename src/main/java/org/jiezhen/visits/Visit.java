package org.jiezhen.visits;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jiezhen.acts.Subject;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.channels.Through;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One customer in the building (FHIR Encounter). Where the customer is and who is responsible are periods of their own. */
@Entity
@Table(name = "visit")
class Visit implements Persistable<UUID>, Subject<VisitId> {

    @Id
    private UUID id;

    @Version
    @Nullable
    private Long version;

    private LocalDate arrivalDay;
    private int ticketNumber;

    @Enumerated(EnumType.STRING)
    private VisitStatus status;

    @Enumerated(EnumType.STRING)
    private Source source;

    @Nullable
    private String channel;

    @Nullable
    private String channelSaid;

    private String type;

    @Nullable
    private UUID customerId;

    @Nullable
    private UUID bookingId;

    @Nullable
    private UUID referrerId;

    private int companions;
    // Of somebody nobody knows yet; a customer's own wish stands in the customer's record.
    private boolean discreet;

    @Column(name = "arrived_at")
    private Instant arrivedAt;

    @Nullable
    private Instant departedAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Visit() {}

    Visit(
            VisitId id,
            Ticket ticket,
            Source source,
            @Nullable Through channel,
            String type,
            int companions,
            Recognition.Recognised who,
            @Nullable BookingId booking,
            @Nullable CustomerId referrer,
            Instant arrivedAt) {
        this.id = id.value();
        this.arrivalDay = ticket.day();
        this.ticketNumber = ticket.number();
        this.status = VisitStatus.IN_PROGRESS;
        this.source = source;
        through(channel);
        this.type = type;
        this.companions = companions;
        this.bookingId = booking == null ? null : booking.value();
        this.referrerId = referrer == null ? null : referrer.value();
        this.arrivedAt = arrivedAt;
        recognise(who);
    }

    /** Writes down who it is that visits, and with how many others. */
    void correct(Recognition.Recognised who, int companions) {
        this.companions = companions;
        recognise(who);
    }

    private void recognise(Recognition.Recognised who) {
        customerId = who.customer() == null ? null : who.customer().value();
        discreet = who.discreet();
    }

    /** The record of the customer who visits; null while nobody knows who it is. */
    @Nullable
    CustomerId customer() {
        return customerId == null ? null : new CustomerId(customerId);
    }

    /** The customer who sent this one. */
    @Nullable
    CustomerId referrer() {
        return referrerId == null ? null : new CustomerId(referrerId);
    }

    /** The booking that brought the customer here. */
    @Nullable
    BookingId booking() {
        return bookingId == null ? null : new BookingId(bookingId);
    }

    /** The customer has left; never before arriving, even when a clock was set back meanwhile. */
    void depart(Instant at) {
        requireOpen();
        status = VisitStatus.COMPLETED;
        departedAt = at.isBefore(arrivedAt) ? arrivedAt : at;
    }

    /** The leaving was a mistake: the customer is here. */
    void resume() {
        status = VisitStatus.IN_PROGRESS;
        departedAt = null;
    }

    /** The visit was registered by mistake, whether it is over by now or not. */
    void enteredInError() {
        requireNotInError();
        status = VisitStatus.ENTERED_IN_ERROR;
        departedAt = null;
    }

    /** It is not the customer that was written down. */
    void is(Recognition.Recognised who) {
        requireNotInError();
        recognise(who);
    }

    /** It is of this kind, as it turns out. */
    void is(String code) {
        type = code;
    }

    /** Of what kind it is, by its code. */
    String type() {
        return type;
    }

    /** It is not the booking that was written down; how the customer came to us follows from it. */
    void cameOn(@Nullable BookingId booking, Source source, @Nullable Through channel) {
        requireNotInError();
        bookingId = booking == null ? null : booking.value();
        this.source = source;
        through(channel);
    }

    /** The house won the guest through this channel, as far as it is known. */
    final void through(@Nullable Through told) {
        channel = told == null ? null : told.code();
        channelSaid = told == null ? null : told.said();
    }

    /** Through which channel the house won the guest; null while nobody knows. */
    @Nullable
    Through through() {
        return channel == null ? null : new Through(channel, channelSaid);
    }

    /**
     * Who visits, and what came with them.
     *
     * @param booking the booking that brought them here
     * @param referrer the customer who sent them
     */
    record Visitor(
            Recognition.Recognised who,
            String type,
            Source source,
            @Nullable Through channel,
            @Nullable BookingId booking,
            @Nullable CustomerId referrer) {

        /** Somebody of whom nothing is known yet, who came in the same way. */
        Visitor unknown() {
            return new Visitor(new Recognition.Recognised(null, false), type, source, channel, null, null);
        }
    }

    /** Who visits, as written down. */
    Visitor visitor() {
        return new Visitor(
                new Recognition.Recognised(customer(), discreet), type, source, through(), booking(), referrer());
    }

    /** It was somebody else who came, with all that is theirs; the way through the house stays this visit's. */
    void isOf(Visitor visitor) {
        is(visitor.who);
        cameOn(visitor.booking, visitor.source, visitor.channel);
        type = visitor.type;
        referrerId = visitor.referrer == null ? null : visitor.referrer.value();
    }

    /** Whether the customer is here. */
    boolean open() {
        return status == VisitStatus.IN_PROGRESS;
    }

    Source source() {
        return source;
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    @Override
    public String label() {
        return ticket().text();
    }

    /** @throws Refusal when the customer is not here any more */
    @Override
    public void requireOpen() {
        var left = departedAt;
        if (status == VisitStatus.COMPLETED && left != null) {
            throw new Refusal("refusal.visit.left", ticket().text(), left);
        }
        requireNotInError();
    }

    /** @throws Refusal when there never was such a visit */
    void requireNotInError() {
        if (status == VisitStatus.ENTERED_IN_ERROR) {
            throw new Refusal("refusal.visit.error", ticket().text());
        }
    }

    Ticket ticket() {
        return new Ticket(arrivalDay, ticketNumber);
    }

    long version() {
        return version == null ? 0 : version;
    }

    @Override
    public VisitId id() {
        return new VisitId(id);
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return version == null;
    }
}
