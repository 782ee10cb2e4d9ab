package org.jiezhen.triage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.triage.Rules.Effect;
import org.jiezhen.triage.Rules.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The wheel as rows: what each decision did to each place in it. Whoever turns it holds its lock, on whatever node; it is
 * taken after the journal's, the visit's and the rooms'.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Wheel {

    private final JdbcClient jdbc;

    Wheel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A decision, as far as the wheel keeps it. */
    record Turn(DecisionId decision, Instant at, long entry) {}

    /** Stands still until this transaction ends. */
    void lock() {
        jdbc.sql("SELECT no FROM triage_wheel FOR UPDATE").query(Long.class).single();
    }

    /** The number of the decision that is being made. */
    long next() {
        return jdbc.sql("UPDATE triage_wheel SET no = no + 1 RETURNING no")
                .query(Long.class)
                .single();
    }

    /** Who comes and goes. */
    void come(Turn turn, Choice choice) {
        choice.comings()
                .forEach(coming -> write(
                        turn,
                        coming.who(),
                        coming.in() ? "JOIN" : "LEAVE",
                        coming.in() ? "CAME" : "WENT",
                        coming.raises(),
                        false,
                        null));
    }

    /** The first as the rules say receives the guest. */
    void turn(Turn turn, Ranked first, Choice choice, Rules rules, boolean consumes) {
        switch (first.by()) {
            case Choice.CREDIT -> write(turn, first.who(), "CREDIT", "OWED", 0, false, first.serves());
            case Choice.WHEEL -> {
                if (consumes) {
                    choice.passed()
                            .forEach(passed -> write(
                                    turn,
                                    passed.who(),
                                    "PASS",
                                    passed.reason().name(),
                                    passed.effect() == Effect.NOTHING ? 0 : 1,
                                    passed.effect() == Effect.CREDIT,
                                    null));
                    write(turn, first.who(), "TURN", "TURN", 1, false, null);
                } else {
                    write(turn, first.who(), "NAMED", "NO_TURN", 0, false, null);
                }
            }
            default -> named(turn, first.who(), Reason.valueOf(first.by()), rules, consumes);
        }
    }

    /** Somebody receives the guest outside the wheel's turn. */
    void named(Turn turn, StaffId who, Reason reason, Rules rules, boolean consumes) {
        var raises = consumes && rules.effect(reason) == Effect.TURN ? 1 : 0;
        write(turn, who, "NAMED", reason.name(), raises, false, null);
    }

    /** The visit turns out to consume a turn. */
    void consumesAfterAll(DecisionId decision, Instant now, long entry) {
        jdbc.sql("""
                        WITH was AS (UPDATE triage_turn SET voided = :now, voided_by = :entry
                                     WHERE decision_id = :decision AND kind = 'NAMED' AND reason = 'NO_TURN' AND voided IS NULL
                                     RETURNING account_id)
                        INSERT INTO triage_turn (account_id, decision_id, kind, reason, raises, at, begun_by)
                        SELECT account_id, :decision, 'TURN', 'RETYPED', 1, :now, :entry FROM was""")
                .param("decision", decision.value())
                .param("now", utc(now))
                .param("entry", entry)
                .update();
    }

    /**
     * What a decision had done to all places is taken back: as if it had never been made. A pass whose make-up turn was
     * served meanwhile stays, with its place; and so does who had come or gone by then.
     */
    void giveBack(DecisionId decision, Instant now, long entry) {
        jdbc.sql("""
                        UPDATE triage_turn t SET voided = :now, voided_by = :entry
                        WHERE t.decision_id = :decision AND t.voided IS NULL AND t.kind NOT IN ('JOIN', 'LEAVE')
                          AND NOT t.served""")
                .param("decision", decision.value())
                .param("now", utc(now))
                .param("entry", entry)
                .update();
    }

    /** What an entry had given back counts again; where a make-up turn was served twice by now, the later stays. */
    void takeBack(long undone, Instant now, long entry) {
        jdbc.sql("""
                        UPDATE triage_turn SET voided = :now, voided_by = :entry
                        WHERE begun_by = :undone AND voided IS NULL AND kind NOT IN ('JOIN', 'LEAVE')""")
                .param("undone", undone)
                .param("now", utc(now))
                .param("entry", entry)
                .update();
        jdbc.sql("""
                        UPDATE triage_turn t SET voided = NULL, voided_by = NULL
                        WHERE t.voided_by = :undone AND t.begun_by <> :undone
                          AND NOT EXISTS (SELECT FROM triage_turn s WHERE s.serves = t.serves AND s.voided IS NULL)""").param("undone", undone).update();
    }

    private void write(
            Turn turn, StaffId who, String kind, String reason, int raises, boolean owed, @Nullable Long serves) {
        jdbc.sql("""
                        INSERT INTO triage_turn (account_id, decision_id, kind, reason, raises, owed, serves, at, begun_by)
                        VALUES (:who, :decision, :kind, :reason, :raises, :owed, :serves, :at, :entry)""")
                .param("who", who.value())
                .param("decision", turn.decision.value())
                .param("kind", kind)
                .param("reason", reason)
                .param("raises", raises)
                .param("owed", owed)
                .param("serves", serves)
                .param("at", utc(turn.at))
                .param("entry", turn.entry)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
