package org.jiezhen.triage.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.house.Specialty;
import org.jiezhen.intake.IntakeField.Choice;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Triage;
import org.jiezhen.triage.Triage.Press;
import org.jiezhen.triage.TriageLooks.Look;
import org.jiezhen.triage.TriagePermission;
import org.jiezhen.triage.Wishes.Wish;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jspecify.annotations.Nullable;

/**
 * Triage of one guest: whom the rules name and why, everybody else and why not, and one press. A figure chooses another, which
 * needs a reason.
 */
@StyleSheet("styles/triage.css")
final class TriageDialog extends FormDialog {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(BusinessTime.ZONE);

    private static final List<Key> DIGITS = List.of(
            Key.DIGIT_1,
            Key.DIGIT_2,
            Key.DIGIT_3,
            Key.DIGIT_4,
            Key.DIGIT_5,
            Key.DIGIT_6,
            Key.DIGIT_7,
            Key.DIGIT_8,
            Key.DIGIT_9);

    private final TriageDialogs services;
    private final VisitFact guest;
    private final UndoBar bar;
    private final Said said;
    private final MultiSelectComboBox<Specialty> wanted;
    private final Select<Choice> language;
    private final Div facts = new Div();
    private final Candidates candidates;
    private final Paragraph because = new Paragraph();
    private final Select<Reason> reason;
    private final Span version = new Span();
    private final Button go;
    private Look look;
    private @Nullable StaffId picked;
    private boolean loading;

    TriageDialog(TriageDialogs services, VisitFact guest, UndoBar bar) {
        super("triage.dialog.title", guest.ticket().text(), Objects.requireNonNullElse(guest.name(), ""));
        this.services = services;
        this.guest = guest;
        this.bar = bar;
        this.look = services.looks().look(guest.visit());
        setWidth("min(1000px, 100vw)");
        addClassName("triage-dialog");
        var specialties = services.looks().specialties();
        var languages = services.wishes().languages();
        said = new Said(specialties, languages, getLocale());
        wanted = form.secret("specialties", new MultiSelectComboBox<Specialty>());
        wanted.setLabel(getTranslation("triage.wanted"));
        wanted.setItems(specialties);
        wanted.setItemLabelGenerator(one -> one.name().in(getLocale()));
        language = form.secret("language", new Select<Choice>());
        language.setLabel(getTranslation("triage.language"));
        language.setItems(languages);
        language.setItemLabelGenerator(one -> one.name().in(getLocale()));
        reason = form.secret("reason", new Select<Reason>());
        reason.setLabel(getTranslation("triage.reason"));
        reason.setItemLabelGenerator(one -> getTranslation("triage.reason." + one));
        candidates = new Candidates(said, this::pick);
        facts.addClassName("triage-facts");
        because.addClassName("triage-because");
        var wish = new Div(wanted, language);
        wish.addClassName("triage-wish");
        form.show(facts, wish, candidates, because, reason);
        go = form.press("triage.go", this::give);
        version.addClassName("sub");
        foot(go, version);
        form.onRefused(() -> {
            if (!reason.isVisible()) {
                picked = null;
            }
            again();
        });
        wanted.addValueChangeListener(_ -> wishes());
        language.addValueChangeListener(_ -> wishes());
        for (var n = 0; n < DIGITS.size(); n++) {
            var row = n;
            Shortcuts.addShortcutListener(this, () -> pickRow(row), DIGITS.get(n))
                    .listenOn(this);
        }
        show();
    }

    /** What is so now, with what was chosen. */
    private void again() {
        look = services.looks().look(guest.visit());
        show();
    }

    private void show() {
        loading = true;
        var asked = look.situation().guest();
        wanted.setValue(said.specialties().stream()
                .filter(one -> asked.wanted().contains(one.code()))
                .collect(Collectors.toSet()));
        language.setValue(said.languages().stream()
                .filter(one -> one.code().equals(asked.language()))
                .findFirst()
                .orElse(null));
        var assigns = services.staff().may(TriagePermission.ASSIGN);
        wanted.setReadOnly(!assigns);
        language.setReadOnly(!assigns);
        loading = false;
        facts.removeAll();
        var said = new Span(facts());
        said.addClassName("said");
        facts.add(said, new Waited(guest.reasonSince(), look.situation().at(), guest.targetSeconds()));
        version.setText(
                look.version() == 1
                        ? getTranslation("triage.version.first")
                        : getTranslation("triage.version", look.version() + "", DAY.format(look.since())));
        choose(picked != null && look.people().containsKey(picked) ? picked : proposed());
    }

    private String facts() {
        var type = services.types().of(look.situation().guest().type());
        var given = look.given();
        var parts = new ArrayList<String>();
        parts.add(type.name().in(getLocale()));
        parts.add(getTranslation(type.turn() ? "triage.turn" : "triage.noTurn"));
        if (guest.channel() != null) {
            parts.add(guest.channel().in(getLocale()));
        }
        var wanted = look.situation().guest().wanted();
        if (!wanted.isEmpty()) {
            parts.add(getTranslation("triage.wants", said.specialties(wanted)));
        }
        if (guest.marks() != null) {
            parts.add(guest.marks().in(getLocale()));
        }
        if (given != null) {
            parts.add(getTranslation("triage.given." + given.state(), said.name(look, given.consultant())));
        }
        return String.join(" · ", parts);
    }

    private @Nullable StaffId proposed() {
        var former = former();
        return look.choice().ranked().stream()
                .filter(Ranked::can)
                .map(Ranked::who)
                .filter(who -> !who.equals(former))
                .findFirst()
                .orElse(null);
    }

    /** Whose guest it is, where it is to be another's. */
    private @Nullable StaffId former() {
        var given = look.given();
        return given == null
                        || given.state().equals("DECLINED")
                        || given.state().equals("EXPIRED")
                ? null
                : given.consultant();
    }

    private void pickRow(int row) {
        var shown = look.choice().ranked().stream()
                .filter(one -> look.people().containsKey(one.who()))
                .toList();
        if (row < shown.size()) {
            pick(shown.get(row).who());
        }
    }

    private void pick(StaffId who) {
        if (!who.equals(former())) {
            choose(who);
        }
    }

    private void choose(@Nullable StaffId who) {
        picked = who;
        candidates.show(look, who == null ? new StaffId(new UUID(0, 0)) : who);
        var first = look.choice().first();
        var isFirst = first.isPresent() && first.get().who().equals(who) && former() == null;
        because.setText(first.isEmpty() ? getTranslation("triage.because.NOBODY") : said.because(look, first.get()));
        var reasons = reasons();
        reason.setVisible(!isFirst && who != null);
        if (!reason.getListDataView().getItems().toList().equals(reasons)) {
            reason.setItems(reasons);
        }
        if (reasons.size() == 1) {
            reason.setValue(reasons.getFirst());
        }
        go.setEnabled(who != null);
        go.setText(says(who));
    }

    private List<Reason> reasons() {
        var former = former();
        if (former == null) {
            return Triage.OVERRULING;
        }
        if (former.equals(services.staff().id())) {
            return List.of(Reason.PASSED_ON);
        }
        return services.staff().may(Permission.VISITS_OVERSEE)
                ? List.of(Reason.OTHERS_WISH, Reason.MANAGER_MOVED)
                : List.of(Reason.OTHERS_WISH);
    }

    /** What the press does. */
    private String says(@Nullable StaffId who) {
        if (who == null) {
            return getTranslation("triage.go");
        }
        var room = look.kept(who);
        var name = said.name(look, who);
        return room == null || isInside()
                ? getTranslation("triage.go.name", name)
                : getTranslation(
                        room.advice().admits() ? "triage.go.room" : "triage.go.later",
                        name,
                        room.place().name().in(getLocale()));
    }

    private void wishes() {
        if (loading) {
            return;
        }
        form.tries(() -> {
            var asked = look.situation().guest();
            var spoken = language.getValue();
            services.wishes()
                    .say(
                            UUID.randomUUID(),
                            guest.visit(),
                            new Wish(asked.wanted(), asked.language()),
                            new Wish(
                                    wanted.getValue().stream()
                                            .map(Specialty::code)
                                            .toList(),
                                    spoken == null ? asked.language() : spoken.code()));
            picked = null;
            again();
        });
    }

    /** Whoever talks with the guest already: the guest stays in the room. */
    private boolean isInside() {
        return look.given() != null && look.given().state().equals("RECEIVED");
    }

    private void give() {
        var who = Objects.requireNonNull(picked);
        var room = look.kept(who);
        var why = reason.isVisible() ? reason.getValue() : null;
        if (reason.isVisible() && why == null) {
            throw new InvalidInput("reason", "refusal.triage.reason");
        }
        var moved = former() != null;
        var press = new Press(
                guest.visit(),
                look.shown(),
                who,
                isInside() || room == null ? null : room.place().id(),
                moved ? null : why);
        var done = moved
                ? services.triage().reassign(form.key(), press, Objects.requireNonNull(why))
                : services.triage().assign(form.key(), press);
        bar.show(done, getTranslation("triage.done", guest.ticket().text(), said.name(look, who)));
        form.finish();
    }
}
