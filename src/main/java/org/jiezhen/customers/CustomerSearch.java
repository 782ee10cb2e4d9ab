package org.jiezhen.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.customers.Hit.Match;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Phone;
import org.jiezhen.staff.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds customers while somebody types: by name from any of its characters on, by its sound, initials, the end of a
 * telephone number, the ticket of today, the number of a booking. Every record of a person is searched, and each person
 * is found once.
 *
 * <p>Each statement reads a bounded piece of an index: the beginning of names and of pinyin in the order of the index,
 * so that a common surname costs what a rare one does; any other part of a name by its trigrams, and only when
 * beginnings gave too few. Who is in the house is asked first, because there are few.
 */
@Component
public class CustomerSearch {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerSearch.class);

    /** The most that can be asked for at once. */
    public static final int MOST = 100;

    // A person may have several records, and who came lately is to stand before who did not.
    private static final int CANDIDATES_PER_HIT = 4;

    private final JdbcClient jdbc;
    private final HitRows hits;
    private final Clock clock;

    CustomerSearch(JdbcClient jdbc, HitRows hits, Clock clock) {
        this.jdbc = jdbc;
        this.hits = hits;
        this.clock = clock;
    }

    /**
     * A record that may be what is looked for.
     *
     * @param rank 0 when it is just that, 1 when it begins so, 2 when a part of it does, 3 when it only sounds so
     */
    record Candidate(CustomerId root, CustomerId id, int rank, Match match) {}

    /**
     * Finds customers: who is just that, then who begins so, then who is so in part; among these who is in the house
     * first, then who came last.
     *
     * @param typed anything; what is longer than any name is cut
     * @param limit how many; ask for one more to know whether there are more. At most {@value #MOST}
     */
    @Transactional(readOnly = true)
    public List<Hit> find(String typed, int limit) {
        var what = Typed.of(typed);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("from 1 to " + MOST);
        }
        if (what.text().isEmpty()) {
            return List.of();
        }
        byIndex();
        var found = what.hasDigits() ? byNumber(what, limit) : byName(what, limit);
        return hits.of(found.values()).stream()
                .sorted(Comparator.comparingInt((Hit hit) -> rank(found, hit))
                        .thenComparing(hit -> hit.here() == null)
                        .thenComparing(Hit::lastVisit, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(Hit::name, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(limit)
                .toList();
    }

    /** Who has just this telephone number, the one who came last first. */
    @Transactional(readOnly = true)
    public List<Hit> withPhone(Phone phone, int limit) {
        byIndex();
        var found = new LinkedHashMap<CustomerId, Candidate>();
        add(
                found,
                jdbc.sql(Statements.PHONE_IS)
                        .param("phone", phone.value())
                        .param("most", limit * CANDIDATES_PER_HIT)
                        .query(CustomerSearch::candidate)
                        .list());
        return hits.of(found.values()).stream()
                .sorted(Comparator.comparing(Hit::lastVisit, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(hit -> hit.id().value()))
                .limit(limit)
                .toList();
    }

    /** Whose records this person opened of late, the last first. */
    @Transactional(readOnly = true)
    List<Hit> opened(StaffId person, int limit) {
        var found = new LinkedHashMap<CustomerId, Candidate>();
        add(
                found,
                jdbc.sql("""
                                SELECT k.root_id, k.root_id AS id, 0 AS rank, 'NAME' AS match
                                FROM customer_recent r JOIN customer k ON k.id = r.customer_id
                                WHERE r.account_id = :me ORDER BY r.opened DESC LIMIT :most""")
                        .param("me", person.value())
                        .param("most", limit)
                        .query(CustomerSearch::candidate)
                        .list());
        var order = List.copyOf(found.keySet());
        return hits.of(found.values()).stream()
                .sorted(Comparator.comparingInt((Hit hit) -> order.indexOf(hit.id())))
                .toList();
    }

    /**
     * Says once, at the start, when this database takes Chinese characters for no letters (as with the locale C): names
     * are then found by their beginning, sound and numbers as quickly as ever, but by a later character only by reading
     * every name.
     */
    @EventListener(ApplicationReadyEvent.class)
    void checkLocale() {
        if (!partsAreIndexed()) {
            LOG.warn(
                    "This database's locale knows no Chinese letters, so finding customers by a part of the name is slow."
                            + " Create it with LOCALE 'C.UTF-8' or another locale for UTF-8");
        }
    }

    boolean partsAreIndexed() {
        return jdbc.sql("SELECT cardinality(show_trgm('静怡')) > 0")
                .query(Boolean.class)
                .single();
    }

    private static int rank(Map<CustomerId, Candidate> found, Hit hit) {
        var candidate = found.get(hit.id());
        return candidate == null ? Integer.MAX_VALUE : candidate.rank;
    }

    // Of a few rows out of many the planner believes that reading the table until they turn up is cheap; they need not
    // turn up. And a plan that does not know what was typed cannot know how much of an index it is.
    private void byIndex() {
        jdbc.sql("""
                        SELECT set_config('enable_seqscan', 'off', true),
                               set_config('plan_cache_mode', 'force_custom_plan', true)""").query((rs, row) -> true).single();
    }

    private Map<CustomerId, Candidate> byName(Typed what, int limit) {
        var found = new LinkedHashMap<CustomerId, Candidate>();
        var letters = what.letters();
        var latin = what.latin();
        if (letters.isEmpty()) {
            return found;
        }
        add(found, ask(Statements.NAME_HERE, what, limit));
        add(found, ask(Statements.NAME_BEGINS, what, limit));
        if (!what.inCharacters()) {
            add(found, ask(Statements.PINYIN_BEGINS, what, limit));
        }
        if (found.size() < limit) {
            add(found, ask(Statements.PART, what, limit));
        }
        if (found.size() < limit && !letters.equals(latin)) {
            add(found, ask(what.inCharacters() ? Statements.SOUND : Statements.LATIN_PART, what, limit));
        }
        if (found.size() < limit && !what.words().isEmpty()) {
            add(found, ask(Statements.words(what.words().size()), what, limit));
        }
        return found;
    }

    private Map<CustomerId, Candidate> byNumber(Typed what, int limit) {
        var found = new LinkedHashMap<CustomerId, Candidate>();
        if (what.ticket().isPresent()) {
            add(found, ask(Statements.TICKET, what, limit));
        }
        if (!what.booking().isEmpty()) {
            add(found, ask(Statements.BOOKING, what, limit));
        }
        if (!what.phone().isEmpty()) {
            add(found, ask(Statements.PHONE_HERE, what, limit));
            add(found, ask(Statements.PHONE_ENDS, what, limit));
        }
        return found;
    }

    /** Every statement that a search may execute, to be explained. */
    List<String> statements() {
        return Statements.ALL;
    }

    /** What the statements are told. */
    Map<String, Object> told(Typed what, int limit) {
        var told = new LinkedHashMap<String, Object>();
        told.put("text", what.text());
        told.put("letters", what.letters());
        told.put("latin", what.latin());
        told.put("phone", what.phone());
        told.put("booking", what.booking());
        told.put("ticket", what.ticket().orElse(0));
        told.put("today", BusinessTime.day(clock.instant()));
        told.put("most", limit * CANDIDATES_PER_HIT);
        for (int i = 0; i < what.words().size(); i++) {
            told.put("word" + i, what.words().get(i));
        }
        return told;
    }

    private List<Candidate> ask(String statement, Typed what, int limit) {
        return jdbc.sql(statement)
                .params(told(what, limit))
                .query(CustomerSearch::candidate)
                .list();
    }

    private static Candidate candidate(ResultSet rs, int row) throws SQLException {
        return new Candidate(
                new CustomerId(rs.getObject("root_id", UUID.class)),
                new CustomerId(rs.getObject("id", UUID.class)),
                rs.getInt("rank"),
                Match.valueOf(rs.getString("match")));
    }

    // The best of a person's records is the one by which the person is found.
    private static void add(Map<CustomerId, Candidate> found, Collection<Candidate> more) {
        for (var candidate : more) {
            found.merge(candidate.root, candidate, (old, other) -> old.rank <= other.rank ? old : other);
        }
    }
}
