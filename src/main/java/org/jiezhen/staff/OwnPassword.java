package org.jiezhen.staff;

import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One's own password. For everybody who is signed in, also with a one-time secret. */
@Service
public class OwnPassword {

    private final Accounts accounts;
    private final CurrentStaff current;
    private final StaffPasswordEncoder encoder;
    private final Journal journal;
    private final Clock clock;

    OwnPassword(Accounts accounts, CurrentStaff current, StaffPasswordEncoder encoder, Journal journal, Clock clock) {
        this.accounts = accounts;
        this.current = current;
        this.encoder = encoder;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Replaces the password of whoever is signed in.
     *
     * @throws InvalidInput when the old one is wrong, or the new one must not be chosen
     */
    @PermitAll
    @Transactional
    public void change(String oldPassword, String newPassword) {
        var account = accounts.findForChange(current.id().value()).orElseThrow();
        if (!encoder.matches(oldPassword, account.passwordHash())) {
            throw new InvalidInput("oldPassword", "refusal.password.old");
        }
        PasswordRules.check(newPassword, account.username());
        if (newPassword.equals(oldPassword)) {
            throw new InvalidInput("password", "refusal.password.same");
        }
        account.choosePassword(encoder.hash(newPassword), clock.instant());
        var id = account.id().toString();
        journal.append(id, "staff.changePassword", "account", id, null, null);
    }
}
