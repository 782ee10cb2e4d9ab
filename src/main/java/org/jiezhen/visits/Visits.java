package org.jiezhen.visits;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Visits extends Repository<Visit, UUID> {

    /** The visit, locked: commands on one visit happen one after another. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select v from Visit v where v.id = :id")
    Optional<Visit> findLocked(UUID id);

    Optional<Visit> findById(UUID id);

    /** Makes the visit newer than any screen has shown it, though what was written stands elsewhere. */
    @Lock(LockModeType.PESSIMISTIC_FORCE_INCREMENT)
    @Query("select v from Visit v where v.id = :id")
    Visit raiseVersion(UUID id);

    /** The customer came at this instant: written past what is held of the visit, which stays the version it is. */
    @Modifying
    @Query("update Visit v set v.arrivedAt = :at where v.id = :id")
    void arrivedAt(UUID id, Instant at);

    Visit save(Visit visit);

    void flush();
}
