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
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One customer in the building (FHIR Encounter). Where the customer is and who is responsible are periods of their own. */
@Entity
@Table(name = "visit")
class Visit implements Persistable<UUID> {

    /** FHIR Encounter.status, as far as a visit of ours can come. */
    enum Status {
        IN_PROGRESS,
        COMPLETED,
        /** Registered by mistake: the ticket stays used, the visit counts nowhere. */
        ENTERED_IN_ERROR
    }

    @Id
    private UUID id;

    @Version
    @Nullable
    private Long version;

    private LocalDate arrivalDay;
    private int ticketNumber;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Enumerated(EnumType.STRING)
    private Source source;

    private boolean firstVisit;

    @Nullable
    private String name;

    @Nullable
    private String phone;

    private int companions;
    private boolean discreet;

    @Column(name = "arrived_at")
    private Instant arrivedAt;

    @Nullable
    private Instant departedAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Visit() {}

    Visit(UUID id, Ticket ticket, Source source, boolean firstVisit, VisitDetails details, Instant arrivedAt) {
        this.id = id;
        this.arrivalDay = ticket.day();
        this.ticketNumber = ticket.number();
        this.status = Status.IN_PROGRESS;
        this.source = source;
        this.firstVisit = firstVisit;
        this.arrivedAt = arrivedAt;
        know(details);
    }

    /** Writes down what is known of the customer now. A telephone number is replaced, never forgotten. */
    void correct(VisitDetails details) {
        var before = phone;
        know(details);
        phone = phone == null ? before : phone;
    }

    private void know(VisitDetails details) {
        var known = details.name();
        var reachable = details.phone();
        name = known == null ? null : known.value();
        phone = reachable == null ? null : reachable.value();
        companions = details.companions();
        discreet = details.discreet();
    }

    /** The customer has left; never before arriving, even when a clock was set back meanwhile. */
    void depart(Instant at) {
        requireOpen();
        status = Status.COMPLETED;
        departedAt = at.isBefore(arrivedAt) ? arrivedAt : at;
    }

    /** The leaving was a mistake: the customer is here. */
    void resume() {
        status = Status.IN_PROGRESS;
        departedAt = null;
    }

    /** The arrival was a mistake. */
    void enteredInError() {
        requireOpen();
        status = Status.ENTERED_IN_ERROR;
    }

    /** @throws Refusal when the customer is not here any more */
    void requireOpen() {
        var left = departedAt;
        if (status == Status.COMPLETED && left != null) {
            throw new Refusal("refusal.visit.left", ticket().text(), left);
        }
        if (status == Status.ENTERED_IN_ERROR) {
            throw new Refusal("refusal.visit.error", ticket().text());
        }
    }

    Ticket ticket() {
        return new Ticket(arrivalDay, ticketNumber);
    }

    VisitDetails details() {
        return new VisitDetails(
                name == null ? null : new PersonName(name),
                phone == null ? null : new Phone(phone),
                companions,
                discreet);
    }

    /** Whether the customer must never appear on the wall. */
    boolean discreet() {
        return discreet;
    }

    long version() {
        return version == null ? 0 : version;
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
