package org.jiezhen.staff;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Accounts extends Repository<Account, UUID> {

    /** The account, locked until the end of the transaction, so that two changes cannot cross. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Account a where a.id = :id")
    Optional<Account> findForChange(UUID id);

    Account saveAndFlush(Account account);
}
