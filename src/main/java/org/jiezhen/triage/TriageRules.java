package org.jiezhen.triage;

import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Story;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.Channels;
import org.jiezhen.house.House;
import org.jiezhen.house.Specialty;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Replay.Again;
import org.jiezhen.triage.Replay.Past;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The rules of triage: read by everybody who works by them; drafted, tried on the past, and published. */
@Service
@Transactional
public class TriageRules {

    private static final Journal.Subject RULES = new Journal.Subject("triage-rules", "house");

    private final Commands commands;
    private final Story story;
    private final RuleBook book;
    private final Decisions decisions;
    private final Channels channels;
    private final House house;
    private final CurrentStaff staff;
    private final JsonMapper json;
    private final JdbcClient jdbc;

    TriageRules(
            Commands commands,
            Story story,
            RuleBook book,
            Decisions decisions,
            Channels channels,
            House house,
            CurrentStaff staff,
            JsonMapper json,
            JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.book = book;
        this.decisions = decisions;
        this.channels = channels;
        this.house = house;
        this.staff = staff;
        this.json = json;
        this.jdbc = jdbc;
    }

    /**
     * A version of the rules.
     *
     * @param since from when it is in force
     * @param now whether it is in force now
     */
    public record Version(int number, Rules rules, Instant since, boolean now) {}

    /** What rules speak of, as people call it. */
    public record Named(List<Specialty> specialties, List<Channel> channels, Map<StaffId, String> people) {}

    /**
     * The rules that are being written.
     *
     * @param version to be given back with a change
     * @param begun whether somebody has written anything; else it is what is in force
     */
    public record Draft(long version, Rules rules, boolean begun) {}

    /** All versions, the newest first. */
    @RolesAllowed({TriagePermission.READ, TriagePermission.RULES})
    @Transactional(readOnly = true)
    public List<Version> versions() {
        var now = book.inForce(commands.now()).number();
        return book.all().stream()
                .map(one -> new Version(one.number(), one.rules(), one.since(), one.number() == now))
                .toList();
    }

    /** What rules speak of. */
    @RolesAllowed({TriagePermission.READ, TriagePermission.RULES})
    @Transactional(readOnly = true)
    public Named named() {
        var receive =
                jdbc.sql("""
                        SELECT DISTINCT account_id FROM account_role JOIN role_permission USING (role_code)
                        WHERE permission = ?""").param(TriagePermission.RECEIVE).query(UUID.class).list();
        return new Named(
                house.specialties(),
                channels.all(),
                decisions.names().entrySet().stream()
                        .filter(one -> receive.contains(one.getKey().value()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The rules that are being written; as they are in force, where nobody has begun. */
    @RolesAllowed(TriagePermission.RULES)
    @Transactional(readOnly = true)
    public Draft draft() {
        return jdbc.sql("SELECT version, body FROM triage_draft")
                .query((rs, row) -> {
                    var body = rs.getString(2);
                    return new Draft(
                            rs.getLong(1),
                            body == null ? book.inForce(commands.now()).rules() : json.readValue(body, Rules.class),
                            body != null);
                })
                .single();
    }

    private record Said(long version) {}

    /**
     * Writes the draft.
     *
     * @param shown the version on which it is made
     * @throws org.jiezhen.shared.Refusal when somebody wrote it meanwhile: who, and when
     */
    @RolesAllowed(TriagePermission.RULES)
    public void write(UUID key, long shown, Rules rules) {
        commands.once(key, RuleAct.DRAFT, Said.class, () -> {
            requireShown(shown);
            check(rules);
            commands.run(RULES, RuleAct.DRAFT.plain(), () -> set(json.writeValueAsString(rules)));
            return new Said(shown + 1);
        });
    }

    private void set(@Nullable String body) {
        jdbc.sql("UPDATE triage_draft SET body = :body, version = version + 1, changed_by = :by, changed_at = :at")
                .param("body", body)
                .param("by", staff.id().value())
                .param("at", commands.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void requireShown(long shown) {
        var version = jdbc.sql("SELECT version FROM triage_draft FOR UPDATE")
                .query(Long.class)
                .single();
        if (version != shown) {
            throw story.lastBefore(
                    "refusal.triage.draftChanged", RULES, List.of(RuleAct.DRAFT, RuleAct.PUBLISH), Long.MAX_VALUE);
        }
    }

    private void check(Rules rules) {
        if (!new HashSet<>(rules.order()).equals(Set.of(Rules.Named.values()))
                || rules.order().size() != Rules.Named.values().length) {
            throw new InvalidInput("order", "refusal.triage.order");
        }
        rules.effects().forEach((reason, effect) -> {
            if (!reason.possible().contains(effect)) {
                throw new InvalidInput("effects", "refusal.triage.effect");
            }
        });
    }

    /**
     * The draft becomes a version, in force from a time on; it is changed no more.
     *
     * @param since not before now
     */
    @RolesAllowed(TriagePermission.RULES)
    public int publish(UUID key, long shown, Instant since) {
        return (int) commands.once(key, RuleAct.PUBLISH, Said.class, () -> {
                    requireShown(shown);
                    var now = commands.now();
                    if (since.isBefore(now.minusSeconds(60))) {
                        throw new InvalidInput("since", "refusal.triage.past");
                    }
                    var draft = draft();
                    if (!draft.begun) {
                        throw new InvalidInput("since", "refusal.triage.noDraft");
                    }
                    var number = jdbc.sql("SELECT max(version) + 1 FROM triage_rules")
                            .query(Integer.class)
                            .single();
                    commands.run(RULES, RuleAct.PUBLISH.with("version", number).with("since", since), () -> {
                        jdbc.sql("""
                                        INSERT INTO triage_rules (version, body, since, published, published_by)
                                        VALUES (?, ?, ?, ?, ?)""")
                                .params(
                                        number,
                                        json.writeValueAsString(draft.rules),
                                        OffsetDateTime.ofInstant(since, ZoneOffset.UTC),
                                        OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                                        staff.id().value())
                                .update();
                        set(null);
                    });
                    return new Said(number);
                })
                .version;
    }

    /**
     * A time that has passed, by the draft.
     *
     * @param was how many each received
     * @param would how many each would have received
     * @param waits how long guests waited, reckoned as it is for how long they would have waited
     */
    public record Replayed(
            List<Again> all, Map<StaffId, Integer> was, Map<StaffId, Integer> would, Waits waits, Waits wouldWait) {

        /** How many were chosen for a reason, and stay so. */
        public int overruled() {
            return (int) all.stream().filter(Again::overruled).count();
        }

        /** Of how many of them the rules would have named the same. */
        public int agreed() {
            return (int) all.stream().filter(Again::agrees).count();
        }

        /** Those whom another would have received. */
        public List<Again> others() {
            return all.stream().filter(Again::isOther).toList();
        }
    }

    /**
     * How long guests wait.
     *
     * @param guests of how many it is known
     * @param middle half of them not longer
     * @param nineOfTen so many not longer
     */
    public record Waits(int guests, Duration middle, Duration nineOfTen) {

        static Waits of(Stream<@Nullable Duration> all) {
            var sorted = all.flatMap(Stream::ofNullable).sorted().toList();
            return sorted.isEmpty()
                    ? new Waits(0, Duration.ZERO, Duration.ZERO)
                    : new Waits(
                            sorted.size(),
                            sorted.get((sorted.size() - 1) / 2),
                            sorted.get((sorted.size() - 1) * 9 / 10));
        }
    }

    /** Decides the days again by these rules, from the facts that were kept. Nothing changes. */
    @RolesAllowed(TriagePermission.RULES)
    @Transactional(readOnly = true)
    public Replayed replay(Rules rules, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new InvalidInput("to", "refusal.triage.days");
        }
        check(rules);
        var all = Replay.of(past(from, to), rules);
        return new Replayed(
                all,
                all.stream().collect(Collectors.toMap(Again::was, _ -> 1, Integer::sum)),
                all.stream()
                        .filter(one -> one.would() != null)
                        .collect(Collectors.toMap(one -> Objects.requireNonNull(one.would()), _ -> 1, Integer::sum)),
                Waits.of(all.stream().map(Again::waited)),
                Waits.of(all.stream().map(Again::wouldWait)));
    }

    private List<Past> past(LocalDate from, LocalDate to) {
        var begin = from.atStartOfDay(BusinessTime.ZONE).toInstant();
        var end = to.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant();
        var back = new HashMap<DecisionId, Instant>();
        jdbc.sql("""
                        SELECT t.decision_id, max(t.voided) FROM triage_turn t
                        WHERE t.kind IN ('TURN', 'CREDIT', 'NAMED') AND t.voided IS NOT NULL AND t.at >= ? AND t.at < ?
                          AND NOT EXISTS (SELECT FROM triage_turn s WHERE s.decision_id = t.decision_id
                                          AND s.kind IN ('TURN', 'CREDIT', 'NAMED') AND s.voided IS NULL)
                        GROUP BY t.decision_id""")
                .params(begin.atOffset(ZoneOffset.UTC), end.atOffset(ZoneOffset.UTC))
                .query(rs -> {
                    back.put(
                            new DecisionId(rs.getObject(1, UUID.class)),
                            rs.getObject(2, OffsetDateTime.class).toInstant());
                });
        var talks = talks(begin, end);
        return decisions.between(begin, end).stream()
                .map(one -> new Past(
                        one.no(),
                        decisions.situation(one.facts()),
                        one.chosen(),
                        one.overruled(),
                        back.get(one.id()),
                        talks.get(one.id())))
                .toList();
    }

    /** How long whoever received the guest talked. */
    private Map<DecisionId, Duration> talks(Instant begin, Instant end) {
        var talks = new HashMap<DecisionId, Duration>();
        jdbc.sql("""
                        SELECT d.id, CAST(sum(extract(epoch FROM r.ended - r.started)) AS bigint)
                        FROM triage_decision d
                        JOIN visit_reason r ON r.visit_id = d.visit_id AND r.code = 'IN_CONSULTATION' AND r.voided IS NULL
                             AND r.ended IS NOT NULL
                        WHERE d.at >= ? AND d.at < ?
                          AND EXISTS (SELECT FROM visit_assignment s
                                      WHERE s.decision_id = d.id AND s.state = 'RECEIVED' AND s.voided IS NULL)
                        GROUP BY d.id""")
                .params(begin.atOffset(ZoneOffset.UTC), end.atOffset(ZoneOffset.UTC))
                .query(rs -> {
                    talks.put(new DecisionId(rs.getObject(1, UUID.class)), Duration.ofSeconds(rs.getLong(2)));
                });
        return talks;
    }
}
