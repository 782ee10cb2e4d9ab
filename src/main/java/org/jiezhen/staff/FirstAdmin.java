package org.jiezhen.staff;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jiezhen.database.HouseKind;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Localized;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real house has no default account. When nobody can manage it, the portal opens one administrator's account and
 * prints its secret once: to standard output, because logs are kept and copied.
 */
@Component
class FirstAdmin implements ApplicationRunner {

    private final HouseKind house;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final StaffPasswordEncoder encoder;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FirstAdmin(
            HouseKind house,
            Accounts accounts,
            JdbcClient jdbc,
            StaffPasswordEncoder encoder,
            Journal journal,
            Clock clock,
            TransactionTemplate transaction) {
        this.house = house;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (house == HouseKind.REAL) {
            Optional.ofNullable(transaction.execute(_ -> openIfNobodyManages()))
                    .flatMap(opened -> opened)
                    .ifPresent(secret -> print(secret, System.out));
        }
    }

    Optional<OneTimeSecret> openIfNobodyManages() {
        // Held to the end of the transaction: two nodes that start together open one account.
        jdbc.sql("SELECT code FROM role WHERE code = 'ADMIN' FOR UPDATE")
                .query(String.class)
                .single();
        var managed = jdbc.sql("""
                        SELECT count(*) FROM account JOIN account_role ON account_id = account.id
                        WHERE enabled AND role_code = 'ADMIN'
                        """).query(Integer.class).single() > 0;
        if (managed) {
            return Optional.empty();
        }
        var secret = OneTimeSecret.random();
        var details = new AccountDetails(freeUsername(), "管理员", new Localized("", ""), List.of(Account.ADMIN));
        var account = new Account(StaffId.random(), details, encoder.hash(secret), null, clock.instant());
        accounts.saveAndFlush(account);
        journal.append("system", "staff.firstAdmin", "account", account.id().toString(), null, null);
        return Optional.of(new OneTimeSecret(account.id(), account.username(), secret));
    }

    private String freeUsername() {
        var taken = jdbc.sql("SELECT lower(username) FROM account")
                .query(String.class)
                .set();
        var username = "admin";
        for (int n = 2; taken.contains(username); n++) {
            username = "admin" + n;
        }
        return username;
    }

    private static void print(OneTimeSecret secret, PrintStream out) {
        out.println("""

                ------------------------------------------------------------
                首位管理员 / First administrator
                  账号 / username:         %s
                  一次性密码 / one-time secret:  %s
                只显示这一次；首次登录后须改密码。
                Shown this once; to be changed at the first sign-in.
                ------------------------------------------------------------
                """.formatted(secret.username(), secret.secret()));
    }
}
