package org.jiezhen.intake;

import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.house.House;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.LentScreens;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tablet in the guest's hand. The guide's whole sign-in is lent with it: its browser reaches the guest's page and nothing
 * else until the guide's password opens it. The guest's part ends before that: when she is finished, when the time of the
 * house is over, when a guide takes it back, when the form is ready.
 */
@Service
@Transactional
@RolesAllowed(IntakePermission.FILL)
public class LentForms {

    private static final String MINUTES = "INTAKE_TABLET_MINUTES";

    private final Commands commands;
    private final FormKind kind;
    private final IntakeForms forms;
    private final Tablets tablets;
    private final LentScreens screens;
    private final GuestPage page;
    private final Transitions transitions;
    private final House house;
    private final CurrentStaff staff;

    LentForms(
            Commands commands,
            FormKind kind,
            IntakeForms forms,
            Tablets tablets,
            LentScreens screens,
            GuestPage page,
            Transitions transitions,
            House house,
            CurrentStaff staff) {
        this.commands = commands;
        this.kind = kind;
        this.forms = forms;
        this.tablets = tablets;
        this.screens = screens;
        this.page = page;
        this.transitions = transitions;
        this.house = house;
        this.staff = staff;
    }

    /**
     * The guest is handed the screen at which this is pressed.
     *
     * @throws Refusal when another tablet is in her hands: whose, and since when
     */
    public Done<FormId> lend(UUID key, VisitId visit) {
        return lend(key, visit, () -> screens.lend(page));
    }

    /** @param screen lends the screen of a sign-in, and says whose it is */
    Done<FormId> lend(UUID key, VisitId visit, Supplier<UUID> screen) {
        return commands.once(kind, key, FormAct.LEND, () -> {
            var form = forms.filled(visit);
            tablets.of(visit).ifPresent(tablet -> {
                throw new Refusal("refusal.intake.lent", Objects.requireNonNullElse(tablet.name(), ""), tablet.since());
            });
            return commands.run(kind, form.telling(), FormAct.LEND.plain(), context -> {
                var until = context.now().plus(Duration.ofMinutes(house.rule(MINUTES)));
                var values = Map.of(
                        "shift_id",
                        screen.get(),
                        "staff_id",
                        staff.id().value(),
                        "until",
                        OffsetDateTime.ofInstant(until, ZoneOffset.UTC));
                if (transitions.begin(IntakeForm.LENT, visit.value(), values, context.now(), context.entry())
                        != Outcome.DONE) {
                    throw new Refusal("refusal.staff.lend");
                }
            });
        });
    }

    /** The guest's part is over: a guide goes on with the form. The tablet says so, and asks to be handed back. */
    public Done<FormId> takeBack(UUID key, VisitId visit) {
        return commands.once(kind, key, FormAct.TAKE_BACK, () -> {
            var form = forms.filled(visit);
            if (tablets.of(visit).isEmpty()) {
                throw new Refusal("refusal.intake.notLent", form.label());
            }
            return commands.run(
                    kind,
                    form.telling(),
                    FormAct.TAKE_BACK.plain(),
                    context -> tablets.over(new Moment(visit, context.now(), context.entry())));
        });
    }
}
