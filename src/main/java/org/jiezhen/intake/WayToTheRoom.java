package org.jiezhen.intake;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Story;
import org.jiezhen.fasting.FastingPermission;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is asked in one step, on the way to the room at the latest: whether surgery is planned today, and what the guest would
 * drink. Both are answers of the form, so that nobody asks again, and there is no other way to ask on the card; whoever asks
 * here need not be one of those who fill the form, and learns nothing about health.
 */
@Service
@Transactional
@RolesAllowed({IntakePermission.FILL, FastingPermission.SAY})
public class WayToTheRoom {

    /**
     * Both answers.
     *
     * @param surgery null while nobody has asked
     * @param drink the code of a choice; null while nobody has asked
     */
    public record Answers(
            @Nullable SurgeryToday surgery, @Nullable String drink) {

        /** Whether nothing was answered yet. */
        public boolean isEmpty() {
            return surgery == null && drink == null;
        }

        /** Whether there is nothing left to ask. */
        public boolean complete() {
            return surgery != null && drink != null;
        }
    }

    private final Commands commands;
    private final FormKind kind;
    private final IntakeFields fields;
    private final SurgerySaid surgery;
    private final VisitRecords visits;
    private final Answered written;
    private final Story story;
    private final JdbcClient jdbc;

    WayToTheRoom(
            Commands commands,
            FormKind kind,
            IntakeFields fields,
            SurgerySaid surgery,
            VisitRecords visits,
            Answered written,
            Story story,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.fields = fields;
        this.surgery = surgery;
        this.visits = visits;
        this.written = written;
        this.story = story;
        this.jdbc = jdbc;
    }

    /** What the house offers to drink. */
    @Transactional(readOnly = true)
    public List<IntakeField.Choice> drinks() {
        return fields.get(IntakeField.DRINK).choices();
    }

    /** What was answered, on the form or here. */
    @Transactional(readOnly = true)
    public Answers said(VisitId visit) {
        return new Answers(
                standing(visit, IntakeField.SURGERY_TODAY)
                        .map(SurgerySaid::answer)
                        .orElse(null),
                standing(visit, IntakeField.DRINK).orElse(null));
    }

    /**
     * The guest was asked both.
     *
     * @param shown what the screen showed; if something else was written since, nothing is overwritten
     * @throws InvalidInput at the question that was not answered
     * @throws org.jiezhen.shared.Refusal that says who was first, and when
     */
    public Done<FormId> answer(UUID key, VisitId visit, Answers shown, Answers said) {
        var today = said.surgery;
        var drink = said.drink;
        if (today == null) {
            throw new InvalidInput("surgery", "refusal.intake.way.surgery");
        }
        if (drink == null) {
            throw new InvalidInput("drink", "refusal.intake.way.drink");
        }
        var kept = fields.get(IntakeField.DRINK)
                .choice(drink)
                .orElseThrow(() -> new InvalidInput("drink", "refusal.intake.way.drink"))
                .code();
        return commands.once(kind, key, FormAct.ON_THE_WAY, () -> {
            var form = kind.of(visit, visits.here(visit));
            var deed = FormAct.ON_THE_WAY.with("surgery", today).with("drink", kept);
            return commands.run(kind, form.telling(), deed, context -> {
                kind.beginUnlessBegun(visit, context.entry());
                if (!said(visit).equals(shown)) {
                    throw story.lastBefore(
                            "refusal.intake.way.meanwhile",
                            kind.reference(form.id()),
                            List.of(FormAct.WRITE, FormAct.ON_THE_WAY),
                            context.entry());
                }
                if (today != shown.surgery) {
                    put(visit, IntakeField.SURGERY_TODAY, today.name(), context);
                    surgery.said(new Moment(visit, context.now(), context.entry()), today.name());
                }
                if (!kept.equals(shown.drink)) {
                    put(visit, IntakeField.DRINK, kept, context);
                }
                kind.tellVisit(visit);
            });
        });
    }

    private void put(VisitId visit, String field, String value, Context<IntakeForm> context) {
        written.put(new Moment(visit, context.now(), context.entry()), field, value, Origin.GUEST);
    }

    private Optional<String> standing(VisitId visit, String field) {
        return jdbc.sql("SELECT value FROM intake_answer_now WHERE visit_id = ? AND field = ?")
                .params(visit.value(), field)
                .query(String.class)
                .optional();
    }
}
