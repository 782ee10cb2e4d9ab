package org.jiezhen.bookings;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jiezhen.channels.Through;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Pinyin;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** Somebody who is expected (FHIR Appointment). */
@Entity
@Table(name = "booking")
class Booking implements Persistable<UUID> {

    /** FHIR Appointment.status, as far as ours can come. */
    enum Status {
        BOOKED,
        /** The customer is in the house. */
        ARRIVED,
        /** The customer was here and has left. */
        FULFILLED,
        CANCELLED,
        /** The day was closed and nobody had come. */
        NOSHOW
    }

    @Id
    private UUID id;

    @Version
    @Nullable
    private Long version;

    private String number;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String channel;

    @Nullable
    private String channelSaid;

    private LocalDate day;
    private LocalTime at;
    private String name;
    private String pinyin;
    private String search;

    @Nullable
    private String phone;

    @Nullable
    private UUID customerId;

    @Nullable
    private UUID consultantId;

    @Nullable
    private String referrer;

    @Nullable
    private String interest;

    @Nullable
    private String note;

    @Nullable
    private Boolean firstVisit;

    private Instant bookedAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Booking() {}

    @SuppressWarnings("NullAway.Init") // what it says is written by know
    Booking(BookingId id, String number, BookingDetails details, Instant bookedAt) {
        this.id = id.value();
        this.number = number;
        this.status = Status.BOOKED;
        this.bookedAt = bookedAt;
        know(details);
    }

    private void know(BookingDetails details) {
        if (!details.channel().equals(channel)) {
            channelSaid = null;
        }
        channel = details.channel();
        day = details.day();
        at = details.at();
        name = details.name().value();
        pinyin = Pinyin.of(name);
        search = Pinyin.words(name);
        phone = details.phone() == null ? null : details.phone().value();
        customerId = details.customer() == null ? null : details.customer().value();
        consultantId =
                details.consultant() == null ? null : details.consultant().value();
        referrer = details.referrer() == null ? null : details.referrer().value();
        interest = details.interest();
        note = details.note();
        firstVisit = details.firstVisit();
    }

    /** Changes what the booking says, while nobody has come. */
    void change(BookingDetails details) {
        requireBooked();
        know(details);
    }

    /** It is known now whom it is about. */
    void isAbout(CustomerId customer) {
        customerId = customer.value();
    }

    /** The customer does not come. */
    void cancel() {
        requireBooked();
        status = Status.CANCELLED;
    }

    /** The customer comes after all. */
    void putBack() {
        if (status != Status.CANCELLED && status != Status.NOSHOW) {
            throw new Refusal("refusal.booking." + status, number);
        }
        status = Status.BOOKED;
    }

    /** The customer is here, whoever that is: the visit says. Who was given up may come after all. */
    void arrive() {
        if (status != Status.NOSHOW) {
            requireBooked();
        }
        status = Status.ARRIVED;
    }

    /** It was not this booking's customer who came. */
    void backToBooked() {
        status = Status.BOOKED;
    }

    /** The customer was here and has left. */
    void fulfil() {
        status = Status.FULFILLED;
    }

    /** The customer is here after all. */
    void resume() {
        status = Status.ARRIVED;
    }

    /** @throws Refusal that says what has become of it */
    void requireBooked() {
        if (status != Status.BOOKED) {
            throw new Refusal("refusal.booking." + status, number);
        }
    }

    /** Through which channel it was made. */
    Through through() {
        return new Through(channel, channelSaid);
    }

    String number() {
        return number;
    }

    Status status() {
        return status;
    }

    BookingDetails details() {
        return new BookingDetails(
                channel,
                day,
                at,
                new PersonName(name),
                phone == null ? null : new Phone(phone),
                customerId == null ? null : new CustomerId(customerId),
                consultantId == null ? null : new StaffId(consultantId),
                referrer == null ? null : new PersonName(referrer),
                interest,
                note,
                firstVisit);
    }

    long version() {
        return version == null ? 0 : version;
    }

    BookingId id() {
        return new BookingId(id);
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
