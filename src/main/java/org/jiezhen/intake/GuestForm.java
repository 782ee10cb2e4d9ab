package org.jiezhen.intake;

import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.intake.IntakeBoard.FormFact;
import org.jiezhen.intake.Tablets.Tablet;
import org.jiezhen.live.Audience;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.LentScreens;
import org.jiezhen.staff.LentScreens.Lending;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a guest does with her own form on the tablet that she was handed. Which form that is, the tablet says and never the
 * caller; without a tablet in her hands nothing here is done. What she writes is known as written by herself.
 */
@Service
@Transactional
@RolesAllowed(IntakePermission.AS_GUEST)
public class GuestForm {

    private final Commands commands;
    private final FormKind kind;
    private final IntakeFields fields;
    private final Writes writes;
    private final Consents consents;
    private final Signatures signatures;
    private final Tablets tablets;
    private final Pages pages;
    private final LentScreens screens;
    private final GuestPage page;
    private final VisitRecords visits;

    GuestForm(
            Commands commands,
            FormKind kind,
            IntakeFields fields,
            Writes writes,
            Consents consents,
            Signatures signatures,
            Tablets tablets,
            Pages pages,
            LentScreens screens,
            GuestPage page,
            VisitRecords visits) {
        this.commands = commands;
        this.kind = kind;
        this.fields = fields;
        this.writes = writes;
        this.consents = consents;
        this.signatures = signatures;
        this.tablets = tablets;
        this.pages = pages;
        this.screens = screens;
        this.page = page;
        this.visits = visits;
    }

    /**
     * The form on the tablet.
     *
     * @param audience as what the guest is shown it
     */
    public record Opened(VisitId visit, Ticket ticket, Audience<FormFact> audience) {}

    /** The form on this tablet; empty once it is out of the guest's hands. */
    @Transactional(readOnly = true)
    public Optional<Opened> open() {
        return inHand().flatMap(tablet -> kind.find(tablet.visit())
                .map(form -> new Opened(
                        tablet.visit(), form.ticket(), IntakeAudiences.guest(tablet.visit(), tablet.shift()))));
    }

    /** Whose form was on this tablet last, for the guide who takes it back. */
    @Transactional(readOnly = true)
    public Optional<Ticket> last() {
        return lending()
                .flatMap(lending -> tablets.lastOn(lending.shift()))
                .flatMap(kind::find)
                .map(IntakeForm::ticket);
    }

    /**
     * She writes into a field.
     *
     * @param base what her page showed there, by the entry that wrote it; null when nothing stood there
     * @throws WrittenMeanwhile when a guide was first
     * @throws InvalidInput when it can be no answer to this field
     * @throws Refusal when she is not asked this herself
     */
    public Done<FormId> write(UUID key, String field, @Nullable Long base, String value) {
        if (!fields.get(field).ofGuest()) {
            throw new Refusal("refusal.intake.field");
        }
        return writes.write(key, this::hers, field, base, value, Origin.GUEST_HERSELF);
    }

    /** She agrees that what she says of her health is written down, or does not. */
    public Done<FormId> consent(UUID key, boolean given) {
        return consents.said(key, this::hers, given);
    }

    /** What she is asked to sign. */
    @Transactional(readOnly = true)
    public PrivacyNotices.Notice notice() {
        return signatures.newest();
    }

    /**
     * She signs the notice; whoever lent her the tablet is the witness.
     *
     * @throws Refusal when nothing was drawn, or there is a newer text
     */
    public Done<FormId> sign(UUID key, PrivacyNotices.Notice shown, String drawn, String device) {
        var lending = lending().orElseThrow(GuestForm::over);
        return signatures.sign(
                key, this::hers, shown, drawn, device, lending.by().id());
    }

    /**
     * She has her part open: whoever fills the form sees in which field she is.
     *
     * @param page made by the page itself
     * @param field in which her cursor stands; null in none
     */
    public void here(UUID page, @Nullable String field) {
        inHand().ifPresent(tablet -> pages.here(page, tablet.visit(), tablet.by(), true, field));
    }

    /** She has filled her part. */
    public Done<FormId> finish(UUID key) {
        return commands.once(kind, key, FormAct.GUEST_DONE, () -> {
            var form = hers();
            return commands.run(
                    kind,
                    form.telling(),
                    FormAct.GUEST_DONE.plain(),
                    context -> tablets.over(new Moment(form.visit(), context.now(), context.entry())));
        });
    }

    /** The form on this tablet, its visit locked. */
    private IntakeForm hers() {
        var tablet = inHand().orElseThrow(GuestForm::over);
        visits.hold(tablet.visit());
        // What was so before the lock may be over by now.
        if (!inHand().equals(Optional.of(tablet))) {
            throw over();
        }
        return kind.find(tablet.visit()).orElseThrow(GuestForm::over);
    }

    private Optional<Tablet> inHand() {
        return lending().flatMap(lending -> tablets.on(lending.shift())).filter(tablet -> tablet.until()
                .isAfter(commands.now()));
    }

    private Optional<Lending> lending() {
        return screens.now(page);
    }

    private static Refusal over() {
        return new Refusal("refusal.intake.lentOut");
    }
}
