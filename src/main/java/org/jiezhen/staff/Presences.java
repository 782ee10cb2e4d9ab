package org.jiezhen.staff;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.shared.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is signed in on which node, as the database knows it. Time is the database's, so that nodes need not agree on it.
 */
@Component
class Presences {

    /**
     * After so long without a sign of it a node is dead. Until then its people come back by themselves to another one, or
     * to the same after its restart; a telephone that sleeps in a pocket does so late.
     */
    static final Duration DEAD = Duration.ofMinutes(15);

    /** Whoever signs in is written down at once, and has a session only a moment later. */
    private static final Duration SIGNING_IN = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final String machine;
    private final UUID node = UUID.randomUUID();

    Presences(JdbcClient jdbc, @Value("${server.port:8080}") String port) {
        this.jdbc = jdbc;
        // Any free port is another one each time.
        this.machine = port.equals("0") ? UUID.randomUUID().toString() : host() + ':' + port;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // Then a former run of this node is one of any other.
            return UUID.randomUUID().toString();
        }
    }

    /** These people have a session on this node now, whatever their pages say. */
    void seen(Set<StaffId> accounts) {
        var pages = new HashMap<StaffId, OpenPages.@Nullable Pages>();
        accounts.forEach(account -> pages.put(account, null));
        seen(pages);
    }

    /**
     * These people have a session on this node now, and their pages say this. What a dead node said of people who are back
     * is forgotten.
     */
    void seen(Map<StaffId, OpenPages.@Nullable Pages> people) {
        var accounts = people.keySet();
        var ids = values(accounts);
        var pages = Arrays.stream(ids)
                .map(StaffId::new)
                .map(people::get)
                .map(said -> said == null ? null : said.name())
                .toArray(String[]::new);
        jdbc.sql("""
                        INSERT INTO staff_presence (node, machine, account_id, seen, pages)
                        SELECT ?, ?, a.id, now(), said.pages
                        FROM account a JOIN unnest(CAST(? AS uuid[]), CAST(? AS text[])) AS said (id, pages) USING (id)
                        ORDER BY a.id
                        ON CONFLICT (node, account_id) DO UPDATE SET seen = excluded.seen, pages = excluded.pages""").params(node, machine, ids, pages).update();
        jdbc.sql("""
                        DELETE FROM staff_presence old
                        WHERE old.seen < now() - CAST(? AS interval) AND EXISTS (
                            SELECT FROM staff_presence young
                            WHERE young.account_id = old.account_id AND young.seen >= now() - CAST(? AS interval))""").params(DEAD.toString(), DEAD.toString()).update();
    }

    private static UUID[] values(Set<StaffId> accounts) {
        return accounts.stream().map(StaffId::value).toArray(UUID[]::new);
    }

    /**
     * Who of these is away since now: their pages have gone on every node on which they are signed in. Who has gone
     * altogether is not away.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean leaves(StaffId account) {
        return jdbc.sql("""
                        INSERT INTO staff_away (account_id, since)
                        SELECT ?, now() WHERE NOT EXISTS (
                            SELECT FROM staff_presence
                            WHERE account_id = ? AND seen >= now() - CAST(? AS interval)
                              AND pages IS DISTINCT FROM 'GONE')
                        ON CONFLICT DO NOTHING""")
                        .params(account.value(), account.value(), DEAD.toString())
                        .update()
                == 1;
    }

    /** Whether this person was away until now. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean comesBack(StaffId account) {
        return jdbc.sql("DELETE FROM staff_away WHERE account_id = ?")
                        .param(account.value())
                        .update()
                == 1;
    }

    /** Those of these people who are away. */
    @Transactional(readOnly = true)
    Set<StaffId> away(Set<StaffId> accounts) {
        return jdbc.sql("SELECT account_id FROM staff_away WHERE account_id = ANY(?)")
                .param(values(accounts))
                .query(Id.column(StaffId::new))
                .set();
    }

    /**
     * This person has no session on this node any more, and what a former run of it said is over with that.
     *
     * @return whether there is none on any other node either
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean ended(StaffId account) {
        // Two nodes whose sessions end at once go one after the other, so that the second sees itself to be the last.
        jdbc.sql("SELECT node FROM staff_presence WHERE account_id = ? ORDER BY node FOR UPDATE")
                .param(account.value())
                .query(UUID.class)
                .list();
        jdbc.sql("""
                        DELETE FROM staff_presence
                        WHERE account_id = ? AND (node = ? OR machine = ? OR seen < now() - CAST(? AS interval))""").params(account.value(), node, machine, DEAD.toString()).update();
        return jdbc.sql("SELECT count(*) FROM staff_presence WHERE account_id = ?")
                        .param(account.value())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** Of whom it is still to be said that they have gone: from a node that died, or from this one, when it could not be said. */
    @Transactional(readOnly = true)
    List<StaffId> lapsed(Set<StaffId> here) {
        return jdbc.sql("""
                        SELECT DISTINCT account_id FROM staff_presence
                        WHERE NOT account_id = ANY(?)
                          AND (seen < now() - CAST(? AS interval) OR (node = ? AND seen < now() - CAST(? AS interval)))""")
                .params(values(here), DEAD.toString(), node, SIGNING_IN.toString())
                .query(Id.column(StaffId::new))
                .list();
    }
}
