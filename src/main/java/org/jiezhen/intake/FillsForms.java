package org.jiezhen.intake;

import static java.util.UUID.randomUUID;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.customers.Sex;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.intake.Identities.Sure;
import org.jiezhen.intake.Identities.Told;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The desk fills the forms of those who are asked just now, two to a form. Now and then two are in one field: the second
 * is told what the first wrote, and leaves it, or writes over it what the guest has added.
 */
@Component
class FillsForms implements Habit {

    private static final String FILLING = "INTAKE";
    private static final int FILLERS = 2;
    private static final int REFUSES_ONCE_IN = 10;
    private static final int SURGERY_ONCE_IN = 6;
    private static final int RACES_ONCE_IN = 3;
    private static final int INSISTS_ONCE_IN = 2;

    private static final List<String> INTERESTS = List.of("EYES", "NOSE", "SKIN", "INJECTION", "ANTI_AGEING", "FACE");
    private static final List<String> WISHES = List.of("双眼皮修复", "想看看鼻子", "祛斑", "除皱", "朋友做得好，先来了解", "面部轮廓");
    private static final List<String> ORDER = List.of(
            IntakeField.INTEREST,
            IntakeField.WISH,
            IntakeField.SURGERY_TODAY,
            "HEALTH",
            IntakeField.PREGNANCY,
            IntakeField.ALLERGY,
            IntakeField.PRIVACY,
            IntakeField.LAST_MEAL,
            IntakeField.MEDICATION,
            IntakeField.IDENTITY);

    // What is drawn in the frame on the tablet.
    static final String LINE = "data:image/png;base64,"
            + "iVBORw0KGgoAAAANSUhEUgAAAKAAAAA8CAAAAADEAO7JAAABUklEQVR42u3ZSw6DMAwE0LnC3P+wqVokoAiCx3ZKVJlF2wUOj3wc"
            + "Q9EmP1DAAhawgAX8EyDJqYHkQ0Iz8IOcF8jd58TAJ4RQfPMDHxBC8oWAvjQgAgXhMTE5E5W6k1DybaLlp0MIFUWrb/+1Dq8uHAb8"
            + "7kj/KhtULPAw1OINUgLSMQsZm8TDgYnpEvrFGAOK4WOA7ZdAxyWYGA7HxaYHDi4ZGM+DjHURlcbhaqwvDAGPTfuA6w6WONgXLcJ5"
            + "sx0hIzxqifq+h07OYNMX3vVYIJxUGV2n/UZw3tuBuoC5WQHXs8G6BOLFBJViYVEpS9QxyLTfErKnVMaU7AB9iY0y0B6BBF8LjTEF"
            + "oHtj0J/szRFIqVICwLsA5FRR+tsl6sDIzk86gbcBSCpD9TectHVK2oO7/OrlfbIhIA8oV4e2gLxXH3r1agqof5oKWMACFrCAseMF"
            + "FbVYTQUw794AAAAASUVORK5CYII=";

    /** The forms of those who are asked now, in one round. */
    private record Seen(List<Form> forms) {}

    /** One of them: who fills it, and what stands in it, by which entry. */
    private record Form(VisitId visit, int ticket, Set<StaffId> fillers, Map<String, Long> written, boolean asked) {}

    private final IntakeForms forms;
    private final PrivacyNotices notices;
    private final Identities identities;
    private final JdbcClient jdbc;

    FillsForms(IntakeForms forms, PrivacyNotices notices, Identities identities, JdbcClient jdbc) {
        this.forms = forms;
        this.notices = notices;
        this.identities = identities;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DESK_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return round.seen(Seen.class, this::look).forms.stream()
                .filter(form -> !round.isTouched(FormId.of(form.visit)))
                .filter(form -> !form.fillers.contains(me.id()) && form.fillers.size() < FILLERS)
                .findFirst()
                .map(form -> new Act(FormId.of(form.visit), () -> fill(form, round)));
    }

    /** The first asks what the guest wants, the second about health and the papers, and finds what the first has left. */
    private void fill(Form form, Round round) {
        forms.fill(randomUUID(), form.visit);
        var refuses = round.day().dice().onceIn(REFUSES_ONCE_IN, "health", form.ticket);
        var part = form.fillers.isEmpty() ? ORDER.subList(0, ORDER.indexOf("HEALTH")) : ORDER;
        if (form.written.containsKey(IntakeField.WISH)
                && !form.fillers.isEmpty()
                && round.day().dice().onceIn(RACES_ONCE_IN, "race", form.ticket)) {
            isSecond(form, round);
        }
        part.stream()
                .filter(field -> field.equals("HEALTH") ? !form.asked : !form.written.containsKey(field))
                .filter(field -> !refuses
                        || !Set.of(IntakeField.PREGNANCY, IntakeField.ALLERGY, IntakeField.MEDICATION)
                                .contains(field))
                .forEach(field -> fill(form, field, refuses, round));
    }

    private void fill(Form form, String field, boolean refuses, Round round) {
        var dice = round.day().dice();
        switch (field) {
            case "HEALTH" -> forms.consent(randomUUID(), form.visit, !refuses);
            case IntakeField.PRIVACY -> notices.sign(randomUUID(), form.visit, notices.newest(), LINE, "demo");
            case IntakeField.INTEREST -> write(form, field, null, dice.any(INTERESTS, "interest", form.ticket));
            case IntakeField.WISH -> write(form, field, null, dice.any(WISHES, "wish", form.ticket));
            case IntakeField.SURGERY_TODAY ->
                write(form, field, null, dice.onceIn(SURGERY_ONCE_IN, "surgery", form.ticket) ? "YES" : "NO");
            case IntakeField.PREGNANCY -> write(form, field, null, "NO");
            case IntakeField.ALLERGY ->
                write(form, field, null, dice.onceIn(8, "allergy", form.ticket) ? "YES 青霉素" : "NO");
            case IntakeField.LAST_MEAL -> write(form, field, null, "08:10 粥");
            case IntakeField.MEDICATION -> write(form, field, null, "无");
            default -> check(form, round);
        }
    }

    /** Had begun in the field in which a colleague was first: is told who wrote what, before anything is written over it. */
    private void isSecond(Form form, Round round) {
        var dice = round.day().dice();
        var wish = dice.any(WISHES, "hears", form.ticket) + "，今天定";
        try {
            forms.write(randomUUID(), form.visit, IntakeField.WISH, null, wish, Origin.GUEST);
        } catch (WrittenMeanwhile first) {
            if (dice.onceIn(INSISTS_ONCE_IN, "insists", form.ticket)) {
                forms.write(randomUUID(), form.visit, IntakeField.WISH, first.entry(), wish, Origin.GUEST);
            }
        }
    }

    /** Who is known is asked whether all is so still, and when she was born; of whom nothing is known, that is said. */
    private void check(Form form, Round round) {
        var shown = identities.look(form.visit);
        if (shown.known() == null) {
            write(form, IntakeField.IDENTITY, null, "UNKNOWN");
        } else {
            var told =
                    shown.known().birthYear() != null ? Told.NOTHING : new Told("", "", Sex.UNKNOWN, born(form, round));
            identities.check(randomUUID(), shown, told, Sure.OF_NOTHING);
        }
    }

    private static LocalDate born(Form form, Round round) {
        var dice = round.day().dice();
        return LocalDate.of(
                dice.between(1962, 2008, "born", form.ticket),
                dice.between(1, 12, "month", form.ticket),
                dice.between(1, 28, "day", form.ticket));
    }

    private void write(Form form, String field, @Nullable Long base, String value) {
        try {
            forms.write(randomUUID(), form.visit, field, base, value, Origin.GUEST);
        } catch (WrittenMeanwhile first) {
            // Somebody was first, and has written what the guest said: it stays.
        }
    }

    private Seen look() {
        var found = new HashMap<VisitId, Form>();
        jdbc.sql("""
                        SELECT r.visit_id, n.ticket_number, l.staff_id, c.id IS NOT NULL AS asked
                        FROM visit_reason_now r
                        JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = r.visit_id LIMIT 1) AS n ON true
                        LEFT JOIN intake_filler l ON l.visit_id = r.visit_id AND l.ended IS NULL AND l.voided IS NULL
                        LEFT JOIN intake_consent c ON c.visit_id = r.visit_id AND c.ended IS NULL AND c.voided IS NULL
                        WHERE r.code = ? AND n.source <> 'BUSINESS'
                          AND NOT EXISTS (SELECT FROM intake_lent t WHERE t.visit_id = r.visit_id
                                          AND t.ended IS NULL AND t.voided IS NULL)""").param(FILLING).query(rs -> {
            var visit = new VisitId(rs.getObject(1, UUID.class));
            var ticket = rs.getInt(2);
            var asked = rs.getBoolean(4);
            var form =
                    found.computeIfAbsent(visit, one -> new Form(one, ticket, new HashSet<>(), new HashMap<>(), asked));
            var filler = rs.getObject(3, UUID.class);
            if (filler != null) {
                form.fillers.add(new StaffId(filler));
            }
        });
        found.values().forEach(form -> jdbc.sql("""
                        SELECT field, begun_by FROM intake_value
                        WHERE visit_id = ? AND ended IS NULL AND voided IS NULL""").param(form.visit.value()).query(rs -> {
            form.written.put(rs.getString(1), rs.getLong(2));
        }));
        return new Seen(found.values().stream()
                .sorted(Comparator.comparingInt(Form::ticket))
                .toList());
    }
}
