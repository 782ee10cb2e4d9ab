package org.jiezhen.intake;

import static java.util.UUID.randomUUID;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Now and then whoever fills a form hands the guest a tablet, and the guest writes down herself what she came for and when she
 * ate, and gives it back. It is a tablet of the played day alone: no sign-in is locked for it.
 */
@Component
class LendsTablets implements Habit {

    private static final int LENT_ONCE_IN = 3;
    private static final Duration READS = Duration.ofSeconds(25);
    private static final Duration WRITES = Duration.ofSeconds(75);
    private static final List<String> WISHES = List.of("双眼皮不对称，想修一下", "毛孔粗大", "下颌角", "法令纹，怕痛", "想了解鼻综合");
    private static final List<String> MEALS = List.of("07:40 牛奶、面包", "08:20 豆浆", "12:10 米饭", "09:00 没吃早饭，喝了咖啡");

    /** The forms that somebody fills now, and the tablets among them. */
    private record Seen(List<Form> forms) {}

    /** One form of one who fills it. */
    private record Form(
            VisitId visit,
            int ticket,
            StaffId filler,
            boolean had,
            @Nullable Instant lent,
            @Nullable StaffId lentBy,
            Set<String> written) {}

    private final LentForms tablets;
    private final IntakeForms forms;
    private final Writes writes;
    private final Tablets hands;
    private final Pages pages;
    private final Commands commands;
    private final FormKind kind;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LendsTablets(
            LentForms tablets,
            IntakeForms forms,
            Writes writes,
            Tablets hands,
            Pages pages,
            Commands commands,
            FormKind kind,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.tablets = tablets;
        this.forms = forms;
        this.writes = writes;
        this.hands = hands;
        this.pages = pages;
        this.commands = commands;
        this.kind = kind;
        this.jdbc = jdbc;
        this.transaction = transaction;
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
                .filter(form -> form.filler.equals(me.id()) && !round.isTouched(FormId.of(form.visit)))
                .flatMap(form -> act(form, round).stream())
                .findFirst();
    }

    private Optional<Act> act(Form form, Round round) {
        var id = FormId.of(form.visit);
        var lent = form.lent;
        if (lent == null) {
            return !form.had && round.day().dice().onceIn(LENT_ONCE_IN, "lends", form.ticket)
                    ? Optional.of(new Act(id, () -> tablets.lend(randomUUID(), form.visit, () -> tablet(form))))
                    : Optional.empty();
        }
        if (!form.filler.equals(form.lentBy)) {
            return Optional.empty();
        }
        if (round.isOver(lent, WRITES)) {
            return Optional.of(new Act(id, () -> isDone(form)));
        }
        return round.isOver(lent, READS)
                ? Set.of(IntakeField.WISH, IntakeField.LAST_MEAL).stream()
                        .sorted()
                        .filter(field -> !form.written.contains(field))
                        .findFirst()
                        .map(field -> new Act(id, () -> writes(form, field, round)))
                : Optional.empty();
    }

    private static UUID tablet(Form form) {
        return UUID.nameUUIDFromBytes(("played tablet " + form.visit).getBytes(StandardCharsets.UTF_8));
    }

    private void writes(Form form, String field, Round round) {
        var dice = round.day().dice();
        var text = dice.any(field.equals(IntakeField.WISH) ? WISHES : MEALS, "herself", form.ticket);
        transaction.executeWithoutResult(_ -> {
            pages.here(tablet(form), form.visit, form.filler, true, field);
            writes.write(randomUUID(), () -> forms.filled(form.visit), field, null, text, Origin.GUEST_HERSELF);
        });
    }

    private void isDone(Form form) {
        transaction.executeWithoutResult(_ -> {
            var filled = forms.filled(form.visit);
            commands.run(
                    kind,
                    filled.telling(),
                    FormAct.GUEST_DONE.plain(),
                    context -> hands.over(new Moment(form.visit, context.now(), context.entry())));
        });
    }

    private Seen look() {
        return new Seen(jdbc.sql("""
                        SELECT l.visit_id, n.ticket_number, l.staff_id, t.started, t.staff_id,
                               EXISTS (SELECT FROM intake_lent e WHERE e.visit_id = l.visit_id AND e.voided IS NULL),
                               ARRAY(SELECT field FROM intake_value v
                                     WHERE v.visit_id = l.visit_id AND v.ended IS NULL AND v.voided IS NULL)
                        FROM intake_filler l
                        JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = l.visit_id LIMIT 1) AS n ON true
                        LEFT JOIN intake_lent t ON t.visit_id = l.visit_id AND t.ended IS NULL AND t.voided IS NULL
                        WHERE l.ended IS NULL AND l.voided IS NULL AND (n.reason = 'INTAKE' OR t.id IS NOT NULL)
                        ORDER BY n.ticket_number, l.id""")
                .query((rs, row) -> {
                    var lent = rs.getObject(4, OffsetDateTime.class);
                    return new Form(
                            new VisitId(rs.getObject(1, UUID.class)),
                            rs.getInt(2),
                            new StaffId(rs.getObject(3, UUID.class)),
                            rs.getBoolean(6),
                            lent == null ? null : lent.toInstant(),
                            Id.orNull(rs.getObject(5, UUID.class), StaffId::new),
                            Set.of((String[]) rs.getArray(7).getArray()));
                })
                .list());
    }
}
