package org.jiezhen.intake.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiezhen.acts.Done;
import org.jiezhen.customers.CustomerSearch;
import org.jiezhen.intake.FormId;
import org.jiezhen.intake.IntakeBoard;
import org.jiezhen.intake.IntakeBoard.FormFact;
import org.jiezhen.intake.IntakeForms;
import org.jiezhen.intake.IntakePermission;
import org.jiezhen.intake.OpenForms;
import org.jiezhen.intake.Origin;
import org.jiezhen.intake.WrittenMeanwhile;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.live.Pressed;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.HolderKeys;
import org.jiezhen.visits.Retyping;
import org.jiezhen.visits.VisitTypes;
import org.jiezhen.visits.WaitingReasons;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An intake form on a screen. While it is there, this node reads it. What is typed comes field by field, and is answered
 * once it is committed; the page keeps it, sealed, until then.
 */
@Tag("intake-form")
@JsModule("./intake/intake-form.ts")
@StyleSheet("styles/intake.css")
final class IntakeSheet extends LiveComponent<FormFact> {

    private static final int MOST_FOUND = 6;
    private static final Pattern FIELD = Pattern.compile("[A-Z][A-Z0-9_]{1,38}");

    /** What a form is drawn with. Read before it is attached: nothing is queried while it is shown. */
    @Component
    static class Factory {

        private final LiveBoards boards;
        private final IntakeBoard source;
        private final IntakeForms forms;
        private final OpenForms pages;
        private final CustomerSearch customers;
        private final Retyping retyping;
        private final HolderKeys holders;
        private final WaitingReasons reasons;
        private final VisitTypes types;
        private final Drafts drafts;
        private final CurrentStaff staff;
        private final StaffDirectory directory;

        Factory(
                LiveBoards boards,
                IntakeBoard source,
                IntakeForms forms,
                OpenForms pages,
                CustomerSearch customers,
                Retyping retyping,
                HolderKeys holders,
                WaitingReasons reasons,
                VisitTypes types,
                Drafts drafts,
                CurrentStaff staff,
                StaffDirectory directory) {
            this.boards = boards;
            this.source = source;
            this.forms = forms;
            this.pages = pages;
            this.customers = customers;
            this.retyping = retyping;
            this.holders = holders;
            this.reasons = reasons;
            this.types = types;
            this.drafts = drafts;
            this.staff = staff;
            this.directory = directory;
        }

        /** @param page what others know this page by */
        IntakeSheet of(IntakeForms.Opened form, UUID page) {
            var seal = form.fills() ? drafts.seal(Drafts.About.of("intake", form.visit(), 0)) : null;
            return new IntakeSheet(
                    this, form, page, directory.roles(), holders.me(), seal, staff.may(IntakePermission.FILL));
        }
    }

    private final Factory services;
    private final IntakeForms.Opened form;
    private Runnable opensAnew = () -> {};
    private final Collection<String> me;
    private final Drafts.@Nullable Seal seal;
    private final boolean mayFill;
    private final UUID page;
    private final List<String> roles;
    private Watched.@Nullable Watch watch;

    private IntakeSheet(
            Factory services,
            IntakeForms.Opened form,
            UUID page,
            List<String> roles,
            Collection<String> me,
            Drafts.@Nullable Seal seal,
            boolean mayFill) {
        super(services.boards, services.source, form.audience());
        this.services = services;
        this.form = form;
        this.page = page;
        this.roles = roles;
        this.me = me;
        this.seal = seal;
        this.mayFill = mayFill;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch = services.source.watch(form.visit());
        services.pages.here(page, form.visit(), null);
        super.onAttach(event);
        services.boards.lookAgain(services.source);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (watch != null) {
            watch.close();
            watch = null;
        }
        // A session that has ended says nothing any more: the page is silent, and forgotten.
        if (services.staff.find().isPresent()) {
            services.pages.gone(page, form.visit());
        }
    }

    @Override
    protected ObjectNode config() {
        var board = new BoardConfig(this, IntakeBoard.NAME, me, audience())
                .words(
                        "intake.title",
                        "intake.together",
                        "intake.me",
                        "intake.filling",
                        "intake.saved",
                        "intake.saving",
                        "intake.unsaved",
                        "intake.safe",
                        "intake.stillSo",
                        "intake.keepTheirs",
                        "intake.putMine",
                        "intake.missing",
                        "intake.missing.none",
                        "intake.missing.TRIAGE",
                        "intake.missing.CONSULT",
                        "intake.missing.counts",
                        "intake.missing.confirm",
                        "intake.missing.ask",
                        "intake.missing.sign",
                        "intake.recent",
                        "intake.recent.none",
                        "intake.takenOut",
                        "intake.begin",
                        "intake.join",
                        "intake.join.hint",
                        "intake.ready",
                        "intake.ready.missing",
                        "intake.ready.done",
                        "intake.handTo",
                        "intake.lend",
                        "intake.lent",
                        "intake.takeBack",
                        "intake.guest.herself",
                        "intake.origin.GUEST",
                        "intake.origin.BOOKING",
                        "intake.origin.EARLIER",
                        "intake.origin.GUEST_HERSELF",
                        "intake.origin.CONFIRMED",
                        "intake.from.BOOKING",
                        "intake.from.ARRIVAL",
                        "intake.from.ASKED",
                        "intake.from.earlier",
                        "intake.fasting.YES",
                        "intake.section.WISH",
                        "intake.section.TODAY",
                        "intake.section.HEALTH",
                        "intake.section.PAPERS",
                        "intake.health.ask",
                        "intake.health.given",
                        "intake.health.refused",
                        "intake.health.agree",
                        "intake.health.disagree",
                        "intake.health.withdraw",
                        "intake.health.hidden",
                        "intake.answer.YES",
                        "intake.answer.NO",
                        "intake.answer.UNKNOWN",
                        "intake.surgery.YES",
                        "intake.surgery.NO",
                        "intake.surgery.UNKNOWN",
                        "intake.checked.YES",
                        "intake.checked.NO",
                        "intake.checked.UNKNOWN",
                        "intake.check",
                        "intake.personal.hidden",
                        "intake.more",
                        "intake.what",
                        "intake.notSigned",
                        "intake.sign",
                        "intake.print",
                        "intake.signed",
                        "intake.nobody",
                        "intake.type",
                        "intake.phone",
                        "intake.booking",
                        "intake.none",
                        "intake.over",
                        "intake.read",
                        "intake.elsewhere",
                        "name.unknown")
                .codes("role", "staff.role", roles);
        services.types.tell(board, "ty");
        services.reasons.tellState(board, "st");
        var config = board.build();
        config.put("page", page.toString())
                .put("fills", form.fills() && form.open())
                .put("mayFill", mayFill && form.open())
                .put("open", form.open())
                .put("finds", services.staff.may(Permission.CUSTOMERS_SEE))
                .put("checks", form.fills() && services.staff.may(Permission.CUSTOMERS_REGISTER))
                .put("retypes", form.fills() && services.staff.may(Permission.VISITS_ARRIVE));
        if (seal != null) {
            config.put("slot", seal.slot()).put("secret", seal.secret());
        }
        var types = config.putArray("types");
        services.types.all().forEach(type -> types.addObject()
                .put("c", type.code())
                .put("n", type.name().in(getLocale())));
        if (services.staff.may(IntakePermission.HEALTH_OF_MINE)) {
            config.put("mine", form.mine());
        }
        return config;
    }

    /** Says what happens when it is to be opened anew. */
    void onAgain(Runnable opensAnew) {
        this.opensAnew = opensAnew;
    }

    /** Whoever looks has become the consultant of the guest, or is not any more. */
    @ClientCallable
    void again() {
        opensAnew.run();
    }

    /**
     * Something was typed or chosen.
     *
     * @param base the entry that wrote what the page showed there; 0 where nothing stood
     * @param press the same for each try to write this
     * @return by which entry it is written; or why not, and by which entry what stands there instead
     */
    @ClientCallable
    ObjectNode write(String field, double base, String value, String origin, String press) {
        var answer = JacksonUtils.createObjectNode();
        try {
            if (!FIELD.matcher(field).matches() || value.length() > 1_000) {
                throw Pressed.unknown();
            }
            var from = Stream.of(Origin.values())
                    .filter(one -> one != Origin.GUEST_HERSELF && one.name().equals(origin))
                    .findFirst()
                    .orElseThrow(Pressed::unknown);
            Done<FormId> done = services.forms.write(
                    Pressed.uuid(press), form.visit(), field, base <= 0 ? null : (Long) (long) base, value, from);
            return answer.put("e", done.entry());
        } catch (WrittenMeanwhile first) {
            return answer.put("why", Sentences.of(first, getLocale())).put("e", first.entry());
        } catch (Refusal why) {
            return answer.put("why", Sentences.of(why, getLocale()));
        }
    }

    /** The page is here still, with its cursor in a field, or in none. */
    @ClientCallable
    void here(String field) {
        services.pages.here(page, form.visit(), FIELD.matcher(field).matches() ? field : null);
    }

    /** The visit is of another kind, the guest says. */
    @ClientCallable
    @Nullable
    String retype(String shown, String type, String press) {
        try {
            services.retyping.retype(Pressed.uuid(press), form.visit(), shown, type, Retyping.Reason.GUEST_SAYS);
            return null;
        } catch (Refusal why) {
            return Sentences.of(why, getLocale());
        }
    }

    /** Who may be meant by what was typed. */
    @ClientCallable
    ArrayNode find(String typed) {
        var found = JacksonUtils.createArrayNode();
        services.customers.find(typed, MOST_FOUND).stream()
                .filter(hit -> !hit.discreet() && hit.name() != null)
                .forEach(hit -> found.addObject()
                        .put("id", hit.id().toString())
                        .put("n", hit.name())
                        .put("t", hit.phoneTail()));
        return found;
    }
}
