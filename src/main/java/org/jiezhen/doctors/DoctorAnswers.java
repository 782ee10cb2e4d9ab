package org.jiezhen.doctors;

import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.doctors.DoctorRequest.State;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.prices.ItemId;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a doctor answers: comes or cannot, sees the guest, and writes the face-to-face record in person. What is signed off is
 * never changed: an amendment stands beside it.
 */
@Service
@Transactional
@RolesAllowed(DoctorPermission.RECORD)
public class DoctorAnswers {

    /** The longest that somebody may say to be on the way, in minutes. */
    public static final int LONGEST_WAY = 60;

    private static final int LONGEST_NOTE = 200;
    private static final String RECORD_TARGET = "FACE_TO_FACE_RECORD";

    private final Commands commands;
    private final DoctorRequestKind kind;
    private final Seeing seeing;
    private final TaskRecords records;
    private final Tasks tasks;
    private final Rooms rooms;
    private final House house;
    private final Verdicts verdicts;
    private final Transitions transitions;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    DoctorAnswers(
            Commands commands,
            DoctorRequestKind kind,
            Seeing seeing,
            TaskRecords records,
            Tasks tasks,
            Rooms rooms,
            House house,
            Verdicts verdicts,
            Transitions transitions,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.seeing = seeing;
        this.records = records;
        this.tasks = tasks;
        this.rooms = rooms;
        this.house = house;
        this.verdicts = verdicts;
        this.transitions = transitions;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * I come.
     *
     * @param minutes in how many; null is at once, within the house's time
     * @throws Refusal that says who was first, and when
     */
    public Done<DoctorRequestId> accept(UUID key, DoctorRequestId request, @Nullable Integer minutes) {
        if (minutes != null && (minutes < 1 || minutes > LONGEST_WAY)) {
            throw new InvalidInput("minutes", "refusal.doctor.minutes", LONGEST_WAY);
        }
        return on(key, request, DoctorAct.ACCEPT.with("minutes", minutes), context -> {
            tasks.accept(DoctorRequests.further(key, "task"), context.subject().task());
            if (minutes != null) {
                records.due(context.subject().task(), context.now().plus(Duration.ofMinutes(minutes)));
            }
        });
    }

    /**
     * I cannot come. What was asked of this doctor alone, or what this doctor had accepted, every doctor is asked for now.
     *
     * @throws InvalidInput without a reason, or without words where it is another
     */
    public Done<DoctorRequestId> decline(
            UUID key, DoctorRequestId request, @Nullable Declined why, @Nullable String note) {
        if (why == null) {
            throw new InvalidInput("reason", "refusal.doctor.why");
        }
        var words =
                PlainText.parse("note", note, LONGEST_NOTE, "refusal.doctor").orElse(null);
        if (why == Declined.OTHER && words == null) {
            throw new InvalidInput("note", "refusal.doctor.whyInWords");
        }
        return on(key, request, DoctorAct.DECLINE.because(why.name()), context -> {
            var asked = context.subject();
            if (seeing.of(request)
                    .filter(seen -> seen.doctor().equals(staff.id()))
                    .isPresent()) {
                throw new Refusal("refusal.doctor.youAreThere", asked.label());
            }
            requireAskedOrHolding(asked);
            var values = new HashMap<String, @Nullable Object>();
            values.put("staff_id", staff.id().value());
            values.put("reason", why.name());
            values.put("note", words);
            if (transitions.begin(DoctorRequest.DECLINED, request.value(), values, context.now(), context.entry())
                    == Transitions.Outcome.TAKEN) {
                throw new Refusal("refusal.doctor.declinedAlready", asked.label());
            }
            records.changed(asked.task());
            if (isMine(asked) || isAskedAlone(asked)) {
                tasks.layDown(DoctorRequests.further(key, "task"), asked.task());
                records.due(asked.task(), requestedAt(asked).plusSeconds(house.targetSeconds("TASK_FACE_TO_FACE")));
            }
        });
    }

    private Instant requestedAt(DoctorRequest asked) {
        return jdbc.sql("SELECT requested FROM doctor_request WHERE id = ?")
                .param(asked.id().value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private boolean isMine(DoctorRequest asked) {
        return task(asked, "owner").filter(staff.id().value()::equals).isPresent();
    }

    private boolean isAskedAlone(DoctorRequest asked) {
        return task(asked, "person").filter(staff.id().value()::equals).isPresent();
    }

    // The column's name is the code's own.
    private Optional<UUID> task(DoctorRequest asked, String column) {
        return jdbc.sql("SELECT " + column + " FROM task_now WHERE task_id = ? AND " + column + " IS NOT NULL")
                .param(asked.task().value())
                .query(UUID.class)
                .optional();
    }

    private void requireAskedOrHolding(DoctorRequest asked) {
        var alone = task(asked, "person");
        if (alone.isPresent() && !alone.get().equals(staff.id().value()) && !isMine(asked)) {
            throw DoctorRequestKind.unknown();
        }
    }

    /**
     * I am with the guest: the room says so, and the task is begun, in one press.
     *
     * @throws Refusal that says who else comes, in which other room this doctor is, or that nobody is in the room
     */
    public Done<DoctorRequestId> come(UUID key, DoctorRequestId request) {
        return on(key, request, DoctorAct.COME.plain(), context -> {
            var asked = context.subject();
            seeing.of(request).ifPresent(seen -> {
                throw new Refusal(
                        seen.doctor().equals(staff.id()) ? "refusal.doctor.youAreThere" : "refusal.doctor.isThere",
                        asked.label(),
                        seen.name(),
                        seen.since());
            });
            var room = seeing.room(asked.visit())
                    .orElseThrow(() -> new Refusal("refusal.doctor.noRoomNow", asked.label()));
            DoctorRequests.must(transitions.begin(
                    DoctorRequest.SEEING,
                    request.value(),
                    Map.of("staff_id", staff.id().value(), "place_id", room.value()),
                    context.now(),
                    context.entry()));
            if (!isInside(room)) {
                rooms.come(DoctorRequests.further(key, "room"), room);
            }
            tasks.begin(DoctorRequests.further(key, "task"), asked.task());
            records.due(asked.task(), context.now().plusSeconds(house.targetSeconds(RECORD_TARGET)));
            seeing.settle(asked.visit(), context.now(), context.entry());
        });
    }

    private boolean isInside(PlaceId room) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM room_doctor WHERE place_id = ? AND doctor_id = ?
                                         AND ended IS NULL AND voided IS NULL)""")
                .params(room.value(), staff.id().value())
                .query(Boolean.class)
                .single();
    }

    /** I have left the room, and write the record elsewhere: the guest is with the consultant again. */
    public Done<DoctorRequestId> leave(UUID key, DoctorRequestId request) {
        return on(key, request, DoctorAct.LEAVE.plain(), context -> {
            var seen = requireSeen(context.subject());
            if (!seen.inside()) {
                throw new Refusal("refusal.doctor.haveLeft", context.subject().label());
            }
            rooms.go(DoctorRequests.further(key, "room"), seen.place());
        });
    }

    /** Signs off a record that says nothing of what is planned. */
    public Done<DoctorRequestId> record(UUID key, DoctorRequestId request, Findings findings) {
        return record(key, request, findings, Map.of());
    }

    /**
     * Signs off the record: the request is answered, its task is done, and the doctor who is in the room still leaves it.
     *
     * @param said what is said of planned items; one of which nothing is said stays an intention
     * @throws InvalidInput at the field of which nothing is said
     * @throws Refusal when this doctor has not come to the guest, or confirms what is outside the own filings
     */
    public Done<DoctorRequestId> record(
            UUID key, DoctorRequestId request, Findings findings, Map<ItemId, Verdict> said) {
        return on(key, request, DoctorAct.RECORD.plain(), context -> {
            var seen = requireSeen(context.subject());
            write(context, findings.parsed(), null, said);
            end(context, key, seen, State.ANSWERED, null);
        });
    }

    /**
     * There is no record, for a reason: the guest has left, or does not need it any more.
     *
     * @throws InvalidInput without a reason
     */
    public Done<DoctorRequestId> notSeen(UUID key, DoctorRequestId request, @Nullable NotSeen why) {
        if (why == null) {
            throw new InvalidInput("notSeen", "refusal.doctor.why");
        }
        return on(key, request, DoctorAct.NOT_SEEN.because(why.name()), context -> {
            var seen = seeing.of(request);
            if (seen.isPresent() && !seen.get().doctor().equals(staff.id())) {
                throw new Refusal(
                        "refusal.doctor.isThere",
                        context.subject().label(),
                        seen.get().name(),
                        seen.get().since());
            }
            if (seen.isEmpty() && !isMine(context.subject())) {
                throw new Refusal("refusal.doctor.notYours", context.subject().label());
            }
            end(context, key, seen.orElse(null), State.NOT_SEEN, why.name());
        });
    }

    /** Writes the record anew, and says of what is planned what it said before. */
    public Done<DoctorRequestId> amend(UUID key, DoctorRequestId request, Findings findings, @Nullable String why) {
        return amend(key, request, findings, why, verdicts.standing(request));
    }

    /**
     * Writes the record anew: what was signed off stays legible beside it.
     *
     * @param why what was wrong with it, or lacked
     * @param said what is said of planned items from now on
     * @throws Refusal when somebody else has signed it: who alone amends it
     */
    public Done<DoctorRequestId> amend(
            UUID key, DoctorRequestId request, Findings findings, @Nullable String why, Map<ItemId, Verdict> said) {
        var reason = PlainText.parse("why", why, LONGEST_NOTE, "refusal.doctor")
                .orElseThrow(() -> new InvalidInput("why", "refusal.doctor.whyAmended"));
        return commands.once(kind, key, DoctorAct.AMEND, () -> {
            DoctorRequests.lockVisit(jdbc, kind.visit(request));
            var locked = kind.locked(request);
            requireSigned(locked);
            return commands.run(
                    kind, locked, DoctorAct.AMEND.plain(), context -> write(context, findings.parsed(), reason, said));
        });
    }

    private void requireSigned(DoctorRequest request) {
        var by = jdbc.sql("""
                        SELECT d.doctor_id, n.name FROM doctor_record d LEFT JOIN staff_named n ON n.actor = d.doctor_id::text
                        WHERE d.request_id = ? AND d.ended IS NULL""")
                .param(request.id().value())
                .query((rs, row) -> Map.entry(new StaffId(rs.getObject(1, UUID.class)), rs.getString(2)))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.doctor.noRecord", request.label()));
        if (!by.getKey().equals(staff.id())) {
            throw new Refusal("refusal.doctor.signedByOther", request.label(), by.getValue());
        }
    }

    private void write(
            Context<DoctorRequest> context, Findings said, @Nullable String why, Map<ItemId, Verdict> ofItems) {
        var before = verdicts.standing(context.subject().id());
        var values = new HashMap<String, @Nullable Object>();
        values.put("doctor_id", staff.id().value());
        values.put("findings", said.findings());
        values.put("indication", said.indication());
        values.put("not_advisable", DoctorRequests.orNull(said.notAdvisable()));
        values.put("advice", said.advice());
        values.put("why", why);
        var id = context.subject().id().value();
        DoctorRequests.must(
                why == null
                        ? transitions.begin(DoctorRequest.RECORD, id, values, context.now(), context.entry())
                        : transitions.next(DoctorRequest.RECORD, id, null, values, context.now(), context.entry()));
        verdicts.write(context.subject().id(), context.subject().visit(), staff.id(), before, ofItems);
    }

    private Seeing.Seen requireSeen(DoctorRequest request) {
        var seen = seeing.of(request.id()).orElseThrow(() -> new Refusal("refusal.doctor.notCome", request.label()));
        if (!seen.doctor().equals(staff.id())) {
            throw new Refusal("refusal.doctor.isThere", request.label(), seen.name(), seen.since());
        }
        return seen;
    }

    private void end(
            Context<DoctorRequest> context, UUID key, Seeing.@Nullable Seen seen, State state, @Nullable String why) {
        var request = context.subject();
        var values = new HashMap<String, @Nullable Object>();
        values.put("state", state.name());
        values.put("visit_id", request.visit().value());
        values.put("reason", why);
        if (seen != null && seen.inside()) {
            rooms.go(DoctorRequests.further(key, "room"), seen.place());
        }
        DoctorRequests.must(transitions.next(
                DoctorRequest.STATE, request.id().value(), null, values, context.now(), context.entry()));
        if (seen != null) {
            transitions.end(DoctorRequest.SEEING, request.id().value(), null, context.now(), context.entry());
        }
        records.close(request.task(), state == State.ANSWERED, new TaskRecords.Moment(context.now(), context.entry()));
        seeing.settle(request.visit(), context.now(), context.entry());
    }

    @FunctionalInterface
    private interface OnRequest {
        void at(Context<DoctorRequest> context);
    }

    // The guest before the request, as a visit's own command takes them; the guest may have gone, and the record is
    // owed.
    private Done<DoctorRequestId> on(UUID key, DoctorRequestId id, Deed deed, OnRequest verb) {
        return commands.once(kind, key, deed.act(), () -> {
            DoctorRequests.lockVisit(jdbc, kind.visit(id));
            var request = kind.locked(id);
            request.requireOpen();
            return commands.run(kind, request, deed, verb::at);
        });
    }
}
