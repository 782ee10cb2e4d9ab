package org.jiezhen.intake.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Undo;
import org.jiezhen.intake.FormId;
import org.jiezhen.intake.IntakeForms;
import org.jiezhen.intake.IntakeForms.Opened;
import org.jiezhen.intake.IntakePermission;
import org.jiezhen.intake.LentForms;
import org.jiezhen.intake.PrivacyNotices;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.VisitCards;

/**
 * The intake form of a guest, filled by several at once. The address and the title name the ticket, never the customer; who
 * may not look is told what is told of a ticket that does not exist.
 */
@Route("intake/:day/:ticket")
@RolesAllowed(IntakePermission.SEE)
class IntakeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final IntakeForms forms;
    private final IntakeSheet.Factory sheets;
    private final PrivacyNotices notices;
    private final IdentityDialog.Factory identities;
    private final LentForms lent;
    private final VisitCards cards;
    private final StaffDirectory directory;
    private final Drafts drafts;
    private final UndoBar bar;
    private final UUID page = UUID.randomUUID();
    private String ticket = "";

    IntakeView(
            IntakeForms forms,
            IntakeSheet.Factory sheets,
            PrivacyNotices notices,
            IdentityDialog.Factory identities,
            LentForms lent,
            VisitCards cards,
            StaffDirectory directory,
            Drafts drafts,
            Undo undo) {
        this.forms = forms;
        this.sheets = sheets;
        this.notices = notices;
        this.identities = identities;
        this.lent = lent;
        this.cards = cards;
        this.directory = directory;
        this.drafts = drafts;
        this.bar = new UndoBar(undo);
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asked = event.getRouteParameters();
        var form = Ticket.parse(asked.get("day").orElse(""), asked.get("ticket").orElse(""))
                .flatMap(forms::open);
        if (form.isPresent()) {
            show(form.get());
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(Opened form) {
        removeAll();
        ticket = form.ticket().text();
        var sheet = sheets.of(form, page);
        sheet.onAction((action, _, key) -> did(form, action, key));
        sheet.onAgain(() -> again(form));
        add(sheet, bar);
    }

    private void did(Opened form, String action, UUID key) {
        var visit = form.visit();
        switch (action) {
            case "FILL" -> {
                forms.fill(key, visit);
                Notice.done(getTranslation("intake.done.FILL", ticket));
                // Who fills it is shown more, from here on.
                again(form);
            }
            case "CONSENT_GIVEN" -> consent(forms.consent(key, visit, true));
            case "CONSENT_REFUSED" -> consent(forms.consent(key, visit, false));
            case "IDENTITY" -> identities.of(form).open();
            case "SIGN" -> new SignDialog(notices, visit, ticket).open();
            case "PRINT" -> {
                forms.printed(visit);
                getElement().executeJs("window.print()");
            }
            case "LEND" -> {
                lent.lend(key, visit);
                // Every page of this sign-in is the guest's now, whatever its address.
                UI.getCurrent().getPage().setLocation("intake/guest");
            }
            case "TAKE_BACK" -> {
                lent.takeBack(key, visit);
                Notice.done(getTranslation("intake.done.TAKE_BACK", ticket));
            }
            case "READY" -> bar.show(forms.ready(key, visit), getTranslation("intake.done.READY", ticket));
            // Where the guest is triaged, among all that can be done next.
            case "TRIAGE" -> cards.on(this, bar).open(visit);
            case "HAND_OVER" ->
                new HandOverDialog(forms, form, directory.colleagues(IntakePermission.FILL), drafts, () -> {
                            Notice.done(getTranslation("intake.done.HAND_OVER", ticket));
                            again(form);
                        })
                        .open();
            default -> throw Pressed.unknown();
        }
    }

    private void consent(Done<FormId> done) {
        Notice.done(getTranslation("intake.done.CONSENT", done.label()));
    }

    private void again(Opened form) {
        Optional.of(form.ticket()).flatMap(forms::open).ifPresentOrElse(this::show, this::removeAll);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("intake.page", ticket);
    }
}
