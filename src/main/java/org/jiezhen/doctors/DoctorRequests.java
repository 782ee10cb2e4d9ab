package org.jiezhen.doctors;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.doctors.DoctorRequest.Stands;
import org.jiezhen.doctors.DoctorRequest.State;
import org.jiezhen.intake.HealthSaid;
import org.jiezhen.intake.IntakeField;
import org.jiezhen.intake.SaidElsewhere;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.tasks.TaskRecords.Asked;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A doctor is asked for a guest, by whoever has the guest, with a briefing: no briefing, no request. The request goes with a task,
 * so that it has a clock, rings, and goes on to others as every task does.
 */
@Service
@Transactional
@RolesAllowed(DoctorPermission.ASK)
public class DoctorRequests {

    /** The kind of task with which a request goes. */
    public static final String FACE_TO_FACE = "FACE_TO_FACE";

    /** The kind of task by which somebody stays with the guest meanwhile. */
    public static final String STAY_WITH = "STAY_WITH";

    private static final String COME_BEFORE = """
            SELECT v.arrival_day, t.zh, t.en FROM visit v
            JOIN visit_type t ON t.code = v.type
            JOIN visit_person o ON o.visit_id = v.id
            WHERE o.person_id = (SELECT person_id FROM visit_person WHERE visit_id = :visit) AND v.id <> :visit
              AND v.status = 'COMPLETED'
            ORDER BY v.arrival_day DESC, v.ticket_number DESC LIMIT 5""";

    /**
     * What a briefing can begin with: what is known already, for whoever completes it.
     *
     * @param earlier how often and as what the guest was here before, in words; null when never
     */
    public record Proposal(Briefing briefing, @Nullable Localized earlier) {}

    private final Commands commands;
    private final DoctorRequestKind kind;
    private final Seeing seeing;
    private final VisitRecords visits;
    private final TaskRecords tasks;
    private final TaskRequests asks;
    private final HealthSaid health;
    private final SaidElsewhere said;
    private final Verdicts verdicts;
    private final StaffDirectory directory;
    private final Transitions transitions;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    DoctorRequests(
            Commands commands,
            DoctorRequestKind kind,
            Seeing seeing,
            VisitRecords visits,
            TaskRecords tasks,
            TaskRequests asks,
            HealthSaid health,
            SaidElsewhere said,
            Verdicts verdicts,
            StaffDirectory directory,
            Transitions transitions,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.seeing = seeing;
        this.visits = visits;
        this.tasks = tasks;
        this.asks = asks;
        this.health = health;
        this.said = said;
        this.verdicts = verdicts;
        this.directory = directory;
        this.transitions = transitions;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** Which doctors there are, whoever is there first. */
    @Transactional(readOnly = true)
    public List<Colleague> doctors() {
        return directory.colleagues(DoctorPermission.RECORD).stream()
                .filter(one -> !one.id().equals(staff.id()))
                .toList();
    }

    /**
     * What a briefing of this guest can begin with. What the guest says about health is proposed to whoever may know it, and the
     * look is journalled; only what was said or confirmed today.
     */
    public Proposal propose(VisitId visit) {
        visits.here(visit);
        var about = jdbc
                .sql("SELECT field, value FROM intake_said WHERE visit_id = ? AND field IN ('INTEREST', 'WISH')")
                .param(visit.value())
                .query((rs, row) -> Map.entry(rs.getString(1), rs.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var interest = interest(about.getOrDefault(IntakeField.INTEREST, ""));
        var wish = Stream.of(interest, about.getOrDefault(IntakeField.WISH, ""))
                .filter(one -> !one.isBlank())
                .collect(Collectors.joining("；"));
        var cautions = health.look(visit).stream()
                .filter(HealthSaid.Said::today)
                .map(one -> one.field().zh() + "：" + one.value().zh())
                .collect(Collectors.joining("\n"));
        var plan =
                verdicts.intended(visit).stream().map(item -> item.name().zh()).collect(Collectors.joining("、"));
        return new Proposal(new Briefing(wish, plan, "", cautions, ""), earlier(visit));
    }

    private String interest(String codes) {
        var words = said.choices(IntakeField.INTEREST).stream()
                .collect(Collectors.toMap(
                        IntakeField.Choice::code, one -> one.name().zh()));
        return Stream.of(codes.split(" "))
                .filter(code -> !code.isEmpty())
                .map(code -> words.getOrDefault(code, code))
                .collect(Collectors.joining("、"));
    }

    private @Nullable Localized earlier(VisitId visit) {
        var before = jdbc.sql(COME_BEFORE)
                .param("visit", visit.value())
                .query((rs, row) ->
                        new Localized(rs.getString(1) + " " + rs.getString(2), rs.getString(1) + " " + rs.getString(3)))
                .list();
        return before.isEmpty()
                ? null
                : new Localized(
                        before.stream().map(Localized::zh).collect(Collectors.joining("、")),
                        before.stream().map(Localized::en).collect(Collectors.joining(", ")));
    }

    /**
     * Asks a doctor to a guest whom one has, in the room where the guest is.
     *
     * @param doctor who alone is asked; null asks whichever doctor can come
     * @throws InvalidInput at the field that a briefing lacks, or when this doctor is not there
     * @throws Refusal that says who has asked already, or who has the guest
     */
    public Done<DoctorRequestId> request(UUID key, VisitId visit, Briefing briefing, @Nullable StaffId doctor) {
        return commands.once(kind, key, DoctorAct.REQUEST, () -> {
            var ticket = visits.here(visit);
            var told = briefing.parsed();
            requireWithMe(visit);
            if (seeing.room(visit).isEmpty()) {
                throw new Refusal("refusal.doctor.noRoom", ticket.text());
            }
            kind.open(visit).ifPresent(open -> {
                throw stillOpen(open);
            });
            if (doctor != null) {
                tasks.requireTaker(FACE_TO_FACE, doctor, "doctor");
            }
            var me = staff.id();
            var id = DoctorRequestId.random();
            var made = new DoctorRequest(
                    id,
                    visit,
                    ticket,
                    me,
                    doctor,
                    // The task is opened with the entry of the request: until then there is none.
                    new TaskId(id.value()),
                    new Stands(State.OPEN, commands.now(), ""));
            return commands.run(kind, made, DoctorAct.REQUEST.with("doctor", doctor), context -> {
                var task = tasks.openBy(
                                me,
                                new Asked(FACE_TO_FACE, id.value(), visit, null, null, null),
                                new TaskRecords.Moment(context.now(), context.entry()),
                                doctor)
                        .orElseThrow();
                insert(made, task, context.now());
                must(transitions.begin(
                        DoctorRequest.STATE,
                        id.value(),
                        Map.of("state", State.OPEN.name(), "visit_id", visit.value()),
                        context.now(),
                        context.entry()));
                must(transitions.begin(
                        DoctorRequest.BRIEFING, id.value(), values(told), context.now(), context.entry()));
                seeing.settle(visit, context.now(), context.entry());
            });
        });
    }

    private void insert(DoctorRequest made, TaskId task, Instant now) {
        jdbc.sql("""
                        INSERT INTO doctor_request (id, visit_id, asked_by, doctor_id, requested, task_id)
                        VALUES (:id, :visit, :by, CAST(:doctor AS uuid), :now, :task)""")
                .param("id", made.id().value())
                .param("visit", made.visit().value())
                .param("by", made.by().value())
                .param("doctor", Id.orNull(made.doctor()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("task", task.value())
                .update();
    }

    /** Says something else in the briefing, while the request is open: what it said before stays, and the doctor sees since when. */
    public Done<DoctorRequestId> brief(UUID key, DoctorRequestId request, Briefing briefing) {
        return onMine(
                key,
                request,
                DoctorAct.BRIEF.plain(),
                context -> must(transitions.next(
                        DoctorRequest.BRIEFING,
                        request.value(),
                        null,
                        values(briefing.parsed()),
                        context.now(),
                        context.entry())));
    }

    /**
     * No doctor is needed any more.
     *
     * @throws InvalidInput without a reason
     * @throws Refusal when a doctor has come: who, since when
     */
    public Done<DoctorRequestId> withdraw(UUID key, DoctorRequestId request, @Nullable Withdrawn why) {
        if (why == null) {
            throw new InvalidInput("reason", "refusal.doctor.why");
        }
        return onMine(key, request, DoctorAct.WITHDRAW.because(why.name()), context -> {
            seeing.of(request).ifPresent(seen -> {
                throw new Refusal("refusal.doctor.hasCome", context.subject().label(), seen.name(), seen.since());
            });
            end(context, State.WITHDRAWN, why.name());
        });
    }

    /** Asks once more for the doctor: whoever comes, or every doctor, is told again. */
    public Done<TaskId> hurry(UUID key, DoctorRequestId request) {
        var found = kind.look(request);
        requireConcerned(found);
        return asks.hurry(key, found.task());
    }

    /**
     * Asks somebody to stay with the guest while one goes to brief the doctor. Until that colleague has taken the guest over, one
     * stays; afterwards the guest is offered back.
     */
    public Done<TaskId> leaveToBrief(UUID key, VisitId visit) {
        requireWithMe(visit);
        var room = seeing.room(visit).orElse(null);
        return asks.request(key, new Request(STAY_WITH, visit, room, null, null, staff.id(), null));
    }

    // ---- how

    static Map<String, @Nullable Object> values(Briefing told) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("wish", told.wish());
        values.put("plan", told.plan());
        values.put("worries", orNull(told.worries()));
        values.put("cautions", orNull(told.cautions()));
        values.put("questions", orNull(told.questions()));
        return values;
    }

    static @Nullable String orNull(String words) {
        return words.isEmpty() ? null : words;
    }

    /** The request is over without a record, and so is what goes with it. */
    private void end(Context<DoctorRequest> context, State state, String why) {
        var request = context.subject();
        must(transitions.next(
                DoctorRequest.STATE,
                request.id().value(),
                null,
                Map.of("state", state.name(), "visit_id", request.visit().value(), "reason", why),
                context.now(),
                context.entry()));
        tasks.close(request.task(), false, new TaskRecords.Moment(context.now(), context.entry()));
        seeing.settle(request.visit(), context.now(), context.entry());
    }

    @FunctionalInterface
    private interface OnRequest {
        void at(Context<DoctorRequest> context);
    }

    // The guest before the request, as a visit's own command takes them; whoever's the guest is just now.
    private Done<DoctorRequestId> onMine(UUID key, DoctorRequestId id, Deed deed, OnRequest verb) {
        return commands.once(kind, key, deed.act(), () -> {
            lockVisit(jdbc, kind.visit(id));
            var request = kind.locked(id);
            requireConcerned(request);
            request.requireOpen();
            return commands.run(kind, request, deed, verb::at);
        });
    }

    /** Of a guest who may have gone: what is owed is owed still. */
    static void lockVisit(JdbcClient jdbc, VisitId visit) {
        jdbc.sql("SELECT id FROM visit WHERE id = ? FOR UPDATE")
                .param(visit.value())
                .query(UUID.class)
                .single();
    }

    private void requireConcerned(DoctorRequest request) {
        if (!request.by().equals(staff.id()) && !isWithMe(request.visit())) {
            throw DoctorRequestKind.unknown();
        }
    }

    private boolean isWithMe(VisitId visit) {
        return holder(visit).filter(staff.id().value()::equals).isPresent();
    }

    private Optional<UUID> holder(VisitId visit) {
        return jdbc.sql("SELECT staff_id FROM visit_custody_now WHERE visit_id = ? AND staff_id IS NOT NULL")
                .param(visit.value())
                .query(UUID.class)
                .optional();
    }

    private void requireWithMe(VisitId visit) {
        if (isWithMe(visit)) {
            return;
        }
        throw jdbc.sql("""
                        SELECT n.name, c.started FROM visit_custody_now c JOIN staff_named n ON n.actor = c.staff_id::text
                        WHERE c.visit_id = ?""")
                .param(visit.value())
                .query((rs, row) -> new Refusal(
                        "refusal.doctor.notWithYou",
                        rs.getString(1),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Refusal("refusal.doctor.notTaken"));
    }

    private Refusal stillOpen(DoctorRequest open) {
        return new Refusal(
                "refusal.doctor.open",
                open.label(),
                open.stands().by(),
                open.stands().since());
    }

    static void must(Outcome outcome) {
        if (outcome != Outcome.DONE) {
            throw new Refusal("refusal.doctor.justChanged");
        }
    }

    /** A press that goes with a press, under a key of its own. */
    static UUID further(UUID key, String what) {
        return UUID.nameUUIDFromBytes((key + ":" + what).getBytes(StandardCharsets.UTF_8));
    }
}
