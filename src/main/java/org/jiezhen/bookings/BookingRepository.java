package org.jiezhen.bookings;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BookingRepository extends Repository<Booking, UUID> {

    /** The booking, locked: commands on one booking happen one after another. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Booking b where b.id = :id")
    Optional<Booking> findLocked(UUID id);

    Optional<Booking> findById(UUID id);

    Booking save(Booking booking);

    void flush();
}
