package org.jiezhen.callbacks;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.callbacks.Called.Claim;
import org.jiezhen.callbacks.Called.Here;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerRecords;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever is to be rung, as commands speak of them: the person, whatever record a callback names. */
@Component
class CalledKind implements Kind<CustomerId, Called> {

    static final String NAME = "callback";

    /**
     * Of a person {@code p}, by her newest calls: how often in a row nobody was reached ({@code tries}, of which there are at most
     * twenty), and at what hour she answers ({@code hour}).
     */
    static final String LEARNT = """
            LEFT JOIN LATERAL (
                SELECT CAST(count(*) FILTER (WHERE NOT heard AND opened > coalesce(reached, '-infinity')) AS int) AS tries,
                       CASE WHEN count(*) FILTER (WHERE heard) > 1 THEN
                           CAST(mode() WITHIN GROUP (ORDER BY hour) FILTER (WHERE heard) AS int) END AS hour
                FROM (SELECT k.opened, s.heard,
                             CASE WHEN s.heard THEN extract(hour FROM k.opened AT TIME ZONE 'Asia/Shanghai') END AS hour,
                             max(k.opened) FILTER (WHERE s.heard) OVER () AS reached
                      FROM customer_record cr
                      CROSS JOIN LATERAL (SELECT id, opened FROM callback_call
                                          WHERE customer_id = cr.record_id AND visit_id IS NULL
                                          ORDER BY opened DESC LIMIT 20) AS k
                      CROSS JOIN LATERAL (SELECT outcome NOT IN ('NO_ANSWER', 'BUSY', 'SOMEBODY_ELSE', 'WRONG_NUMBER') AS heard
                                          FROM callback_result
                                          WHERE call_id = k.id AND ended IS NULL AND voided IS NULL LIMIT 1) AS s
                      WHERE cr.person_id = p.person_id) AS one) AS learnt ON true
            """;

    private final CustomerRecords customers;
    private final TaskRecords tasks;
    private final Transitions transitions;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    CalledKind(
            CustomerRecords customers,
            TaskRecords tasks,
            Transitions transitions,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.customers = customers;
        this.tasks = tasks;
        this.transitions = transitions;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CustomerId id(UUID value) {
        return new CustomerId(value);
    }

    /** The person, and so all that is due to the person: two who ring at once wait for each other here. */
    @Override
    public Called locked(CustomerId id) {
        return read(customers.lock(id).id());
    }

    /** As it stands. */
    Called read(CustomerId person) {
        var learnt = jdbc.sql("SELECT learnt.tries, learnt.hour FROM (SELECT CAST(:person AS uuid) AS person_id) AS p "
                        + LEARNT)
                .param("person", person.value())
                .query((rs, row) -> Optional.of(new Integer[] {rs.getInt(1), (Integer) rs.getObject(2)}))
                .single()
                .orElseThrow();
        return new Called(
                person,
                owed(person),
                claim(person).orElse(null),
                here(person).orElse(null),
                isStopped(person),
                learnt[0],
                learnt[1]);
    }

    private List<Owed> owed(CustomerId person) {
        return jdbc.sql("""
                        SELECT n.* FROM customer_record r JOIN callback_now n ON n.customer_id = r.record_id
                        WHERE r.person_id = ? ORDER BY n.due, n.number""")
                .param(person.value())
                .query((rs, row) -> {
                    var at = rs.getObject("at", OffsetDateTime.class);
                    var one = rs.getObject("staff_id", UUID.class);
                    return new Owed(
                            new CallbackId(rs.getObject("callback_id", UUID.class)),
                            rs.getString("why"),
                            new Localized(rs.getString("zh"), rs.getString("en")),
                            rs.getBoolean("care"),
                            rs.getObject("due", LocalDate.class),
                            at == null ? null : at.toInstant(),
                            rs.getBoolean("promised"),
                            one == null
                                    ? new Caller.Anybody(rs.getString("role_code"))
                                    : new Caller.One(new StaffId(one)));
                })
                .list();
    }

    private Optional<Claim> claim(CustomerId person) {
        return jdbc.sql("""
                        SELECT l.call_id, k.number, l.staff_id, n.name, l.started, l.seen, l.customer_id
                        FROM customer_record r
                        JOIN callback_claim_now l ON l.customer_id = r.record_id
                        JOIN callback_call k ON k.id = l.call_id
                        JOIN staff_named n ON n.actor = l.staff_id::text
                        WHERE r.person_id = ? ORDER BY l.started LIMIT 1""")
                .param(person.value())
                .query((rs, row) -> new Claim(
                        new CustomerId(rs.getObject(7, UUID.class)),
                        new CallId(rs.getObject(1, UUID.class)),
                        rs.getLong(2),
                        new StaffId(rs.getObject(3, UUID.class)),
                        rs.getString(4),
                        rs.getObject(5, OffsetDateTime.class).toInstant(),
                        rs.getObject(6, OffsetDateTime.class).toInstant()))
                .optional();
    }

    private Optional<Here> here(CustomerId person) {
        return jdbc.sql("""
                        SELECT v.id, v.arrival_day, v.ticket_number
                        FROM customer_record r JOIN visit v ON v.customer_id = r.record_id AND v.status = 'IN_PROGRESS'
                        WHERE r.person_id = ? LIMIT 1""")
                .param(person.value())
                .query((rs, row) -> new Here(
                        new VisitId(rs.getObject(1, UUID.class)),
                        new Ticket(rs.getObject(2, LocalDate.class), rs.getInt(3))))
                .optional();
    }

    /** Whether the person wishes not to be rung. */
    boolean isStopped(CustomerId record) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM customer_person p JOIN customer_record r ON r.person_id = p.person_id
                                       JOIN callback_stop s ON s.customer_id = r.record_id AND s.ended IS NULL AND s.voided IS NULL
                                       WHERE p.record_id = ?)""").param(record.value()).query(Boolean.class).single();
    }

    /** Of those who ring everybody; of whoever is to ring this person, alone or by role; of whoever rings her. */
    @Override
    public void requireMine(Called called) {
        if (!isMine(called)) {
            throw unknown();
        }
    }

    boolean isMine(Called called) {
        return staff.may(CallbackPermission.ALL)
                || (called.claim() != null && called.claim().by().equals(staff.id()))
                || called.owed().stream().anyMatch(one -> isMine(one.by()));
    }

    private boolean isMine(Caller by) {
        return switch (by) {
            case Caller.One one -> one.person().equals(staff.id());
            case Caller.Anybody anybody -> staff.get().roles().contains(anybody.role());
        };
    }

    static Refusal unknown() {
        return new Refusal("refusal.callback.unknown");
    }

    @Override
    public Collection<? extends Act> acts() {
        return List.of(CallbackAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(Called.CLAIM, Called.STOP);
    }

    @Override
    public Act undo() {
        return CallbackAct.UNDO;
    }

    /** Whoever has gone on to somebody else, or whose guest a colleague rings by now, cannot have the call back. */
    @Override
    public void requireUndoable(Undone undone, Context<Called> context) {
        if (jdbc.sql("""
                        SELECT EXISTS (SELECT FROM callback_claim l
                                       JOIN callback_claim_now o ON o.staff_id = l.staff_id OR o.customer_id = l.customer_id
                                       WHERE l.ended_by = ? AND l.customer_id = ?)""")
                .params(undone.entry(), context.subject().id().value())
                .query(Boolean.class)
                .single()) {
            throw new Refusal("refusal.callback.movedOn");
        }
    }

    /** With it go what became of the call, the days that follow from it, and what was asked of others. */
    @Override
    public void takeBack(Undone undone, Context<Called> context) {
        jdbc.sql("SELECT call_id FROM callback_result WHERE begun_by = ?")
                .param(undone.entry())
                .query(UUID.class)
                .list()
                .forEach(call -> undo(Called.RESULT, call, undone, context));
        jdbc.sql("""
                        SELECT DISTINCT d.callback_id FROM customer_record r
                        JOIN callback c ON c.customer_id = r.record_id
                        JOIN callback_due d ON d.callback_id = c.id
                        WHERE r.person_id = :person AND (d.begun_by = :entry OR d.ended_by = :entry)""")
                .param("person", context.subject().id().value())
                .param("entry", undone.entry())
                .query(UUID.class)
                .list()
                .forEach(callback -> undo(CallbackRecords.DUE, callback, undone, context));
        tasks.takeBack(undone.entry(), new TaskRecords.Moment(context.now(), context.entry()));
    }

    private void undo(Track track, UUID subject, Undone undone, Context<Called> context) {
        if (!transitions.undo(track, subject, undone.entry(), Map.of(), context.now(), context.entry())) {
            throw new Refusal("refusal.callback.movedOn");
        }
    }
}
