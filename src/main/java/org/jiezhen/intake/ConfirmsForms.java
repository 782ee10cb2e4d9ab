package org.jiezhen.intake;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever fills the form of a guest who waits for triage says that it is ready, once nothing is missing. Now and then the guest
 * says afterwards that something was otherwise, and it is corrected over what was read.
 */
@Component
class ConfirmsForms implements Habit {

    private static final Duration AFTER = Duration.ofSeconds(15);
    private static final int CORRECTS_ONCE_IN = 3;
    private static final Map<String, List<String>> OTHERWISE = Map.of(
            IntakeField.INTEREST, List.of("EYES SKIN", "NOSE FACE", "SKIN INJECTION"),
            IntakeField.LAST_MEAL, List.of("09:30 豆浆", "09:50 鸡蛋、粥", "10:05 咖啡加奶"));

    /** The forms of those who wait for triage, or for the consultant. */
    private record Seen(List<Form> forms) {}

    /** One of them: who fills it, since when it is ready, and what stands in it, by which entry and since when. */
    private record Form(
            VisitId visit,
            int ticket,
            Set<StaffId> fillers,
            @Nullable Instant ready,
            boolean lacks,
            Map<String, Stands> written) {}

    private record Stands(long entry, Instant since) {}

    private final IntakeForms forms;
    private final JdbcClient jdbc;

    ConfirmsForms(IntakeForms forms, JdbcClient jdbc) {
        this.forms = forms;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DESK_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SHARED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return round.seen(Seen.class, this::look).forms.stream()
                .filter(form -> form.fillers.contains(me.id()) && !round.isTouched(FormId.of(form.visit)))
                .flatMap(form -> act(form, round).stream())
                .findFirst();
    }

    private Optional<Act> act(Form form, Round round) {
        var id = FormId.of(form.visit);
        var ready = form.ready;
        if (ready == null) {
            return form.lacks
                    ? Optional.empty()
                    : Optional.of(new Act(id, () -> forms.ready(randomUUID(), form.visit)));
        }
        var dice = round.day().dice();
        var field = dice.any(List.of(IntakeField.INTEREST, IntakeField.LAST_MEAL), "otherwise", form.ticket);
        var stands = form.written.get(field);
        return stands != null
                        && !stands.since.isAfter(ready)
                        && dice.onceIn(CORRECTS_ONCE_IN, "corrects", form.ticket)
                        && round.isOver(ready, AFTER)
                ? Optional.of(new Act(
                        id,
                        () -> forms.write(
                                randomUUID(),
                                form.visit,
                                field,
                                stands.entry,
                                dice.any(OTHERWISE.getOrDefault(field, List.of()), "is", form.ticket),
                                Origin.GUEST)))
                : Optional.empty();
    }

    private Seen look() {
        var found = new HashMap<VisitId, Form>();
        jdbc.sql("""
                        SELECT r.visit_id, v.ticket_number, l.staff_id, d.started,
                               EXISTS (SELECT FROM intake_missing m WHERE m.visit_id = r.visit_id AND m.before = 'TRIAGE'),
                               a.field, a.begun_by, a.started
                        FROM visit_reason_now r
                        JOIN visit v ON v.id = r.visit_id
                        JOIN intake_filler l ON l.visit_id = r.visit_id AND l.ended IS NULL AND l.voided IS NULL
                        LEFT JOIN intake_ready d ON d.visit_id = r.visit_id AND d.ended IS NULL AND d.voided IS NULL
                        LEFT JOIN intake_value a ON a.visit_id = r.visit_id AND a.field IN (:fields)
                                                AND a.ended IS NULL AND a.voided IS NULL
                        WHERE r.code IN ('AWAITING_TRIAGE', 'AWAITING_CONSULTATION')""").param("fields", OTHERWISE.keySet()).query(rs -> {
            var visit = new VisitId(rs.getObject(1, UUID.class));
            var ticket = rs.getInt(2);
            var ready = rs.getObject(4, OffsetDateTime.class);
            var lacks = rs.getBoolean(5);
            var form = found.computeIfAbsent(
                    visit,
                    one -> new Form(
                            one,
                            ticket,
                            new HashSet<>(),
                            ready == null ? null : ready.toInstant(),
                            lacks,
                            new HashMap<>()));
            form.fillers.add(new StaffId(rs.getObject(3, UUID.class)));
            var field = rs.getString(6);
            if (field != null) {
                form.written.put(
                        field,
                        new Stands(
                                rs.getLong(7),
                                rs.getObject(8, OffsetDateTime.class).toInstant()));
            }
        });
        return new Seen(found.values().stream()
                .sorted(Comparator.comparingInt(Form::ticket))
                .toList());
    }
}
