package org.jiezhen.staff;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens, changes and closes accounts. A change names the version it was made on, so that two administrators do not
 * overwrite each other; nobody locks out themselves, and at least one enabled administrator remains.
 */
@Service
@RolesAllowed(Permission.STAFF_MANAGE)
@Transactional
public class StaffAdministration {

    /** What the journal holds of an account that changed it. */
    public static final Set<String> WRITTEN_DOWN = Set.of(
            "staff.firstAdmin",
            "staff.create",
            "staff.describe",
            "staff.disable",
            "staff.enable",
            "staff.resetSecret",
            "staff.changePassword");

    private final Accounts accounts;
    private final StaffBoard board;
    private final JdbcClient jdbc;
    private final CurrentStaff current;
    private final Shifts shifts;
    private final StaffPasswordEncoder encoder;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StaffAdministration(
            Accounts accounts,
            StaffBoard board,
            JdbcClient jdbc,
            CurrentStaff current,
            Shifts shifts,
            StaffPasswordEncoder encoder,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.board = board;
        this.jdbc = jdbc;
        this.current = current;
        this.shifts = shifts;
        this.encoder = encoder;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** Every account, the disabled ones last. */
    @Transactional(readOnly = true)
    public List<StaffAccount> accounts() {
        return board.read().stream().map(StaffBoard.Row::account).toList();
    }

    /** An account as it is now. */
    @Transactional(readOnly = true)
    public Optional<StaffAccount> account(StaffId id) {
        return accounts().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Opens an account. The secret is shown once and serves for the first sign-in. */
    public OneTimeSecret create(AccountDetails details) {
        checkRoles(details);
        checkUsernameFree(details.username(), null);
        var secret = OneTimeSecret.random();
        var account = new Account(StaffId.random(), details, encoder.hash(secret), current.id(), clock.instant());
        accounts.saveAndFlush(account);
        record("staff.create", account, rolesDetail(details));
        return new OneTimeSecret(account.id(), account.username(), secret);
    }

    /** Changes name, post and roles. */
    public void describe(StaffId id, long version, AccountDetails details) {
        checkRoles(details);
        var account = forChange(id, version);
        checkUsernameFree(details.username(), id);
        var losesAdmin = account.isActiveAdmin() && !details.roles().contains(Account.ADMIN);
        if (losesAdmin) {
            checkNotLastAdmin(id);
        }
        var others = !details.roles().equals(account.roles());
        account.describe(details, current.id(), clock.instant());
        accounts.saveAndFlush(account);
        if (others) {
            // What a lost role had opened is closed at once; the shift's token brings the person back, who is told.
            events.publishEvent(new RolesGiven(id));
            events.publishEvent(new OpenSessions.Revoked(id));
        }
        record("staff.describe", account, rolesDetail(details));
    }

    /** Closes the account and ends its sessions at once. */
    public void disable(StaffId id, long version) {
        var account = forChange(id, version);
        if (id.equals(current.id())) {
            throw new Refusal("refusal.staff.self");
        }
        if (account.isActiveAdmin()) {
            checkNotLastAdmin(id);
        }
        account.disable(current.id(), clock.instant());
        shifts.endAll(id, Shifts.Why.DISABLED, null);
        record("staff.disable", account, null);
        events.publishEvent(new AccountDisabled(id));
        events.publishEvent(new OpenSessions.Revoked(id));
    }

    /** Opens a closed account again. */
    public void enable(StaffId id, long version) {
        var account = forChange(id, version);
        account.enable(current.id(), clock.instant());
        record("staff.enable", account, null);
    }

    /** Replaces a lost password by a one-time secret, and ends the account's sessions. */
    public OneTimeSecret resetSecret(StaffId id, long version) {
        var account = forChange(id, version);
        if (account.passwordHash().equals(StaffPasswordEncoder.NONE)) {
            throw new Refusal("refusal.staff.demo");
        }
        var secret = OneTimeSecret.random();
        account.resetSecret(encoder.hash(secret), current.id(), clock.instant());
        shifts.endAll(id, Shifts.Why.SECRET_RESET, null);
        record("staff.resetSecret", account, null);
        events.publishEvent(new OpenSessions.Revoked(id));
        return new OneTimeSecret(id, account.username(), secret);
    }

    private Account forChange(StaffId id, long version) {
        lockAdministrators();
        var account = accounts.findForChange(id.value()).orElseThrow(() -> new Refusal("refusal.staff.gone"));
        if (account.version() != version) {
            throw new Refusal("refusal.staff.changedMeanwhile", nameOf(account.changedBy()), account.changedAt());
        }
        return account;
    }

    /** One change at a time: else two administrators could disable each other in the same moment. */
    private void lockAdministrators() {
        jdbc.sql("SELECT code FROM role WHERE code = 'ADMIN' FOR UPDATE")
                .query(String.class)
                .single();
    }

    private void checkNotLastAdmin(StaffId leaving) {
        var remaining =
                jdbc.sql("""
                        SELECT count(*) FROM account JOIN account_role ON account_id = account.id
                        WHERE enabled AND role_code = 'ADMIN' AND account.id <> ?
                        """).param(leaving.value()).query(Integer.class).single();
        if (remaining == 0) {
            throw new Refusal("refusal.staff.lastAdmin");
        }
    }

    private void checkUsernameFree(String username, @Nullable StaffId own) {
        var taken = jdbc.sql("SELECT id FROM account WHERE lower(username) = ?")
                .param(username)
                .query(Id.column(StaffId::new))
                .optional();
        if (taken.isPresent() && !taken.get().equals(own)) {
            throw new InvalidInput("username", "refusal.staff.usernameTaken", username);
        }
    }

    private void checkRoles(AccountDetails details) {
        var known = jdbc.sql("SELECT code FROM role").query(String.class).set();
        if (!known.containsAll(details.roles())) {
            throw new InvalidInput("roles", "refusal.staff.roleMissing");
        }
    }

    private String nameOf(@Nullable StaffId id) {
        return id == null
                ? "–"
                : jdbc.sql("SELECT display_name FROM account WHERE id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single();
    }

    private void record(String action, Account account, @Nullable String detail) {
        journal.append(current.id().toString(), action, "account", account.id().toString(), null, detail);
    }

    /** Role codes are checked against the table before, so they need no escaping. */
    private static String rolesDetail(AccountDetails details) {
        return details.roles().stream().collect(Collectors.joining("\",\"", "{\"roles\":[\"", "\"]}"));
    }
}
