package org.jiezhen.doctors.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jiezhen.acts.Done;
import org.jiezhen.doctors.Briefing;
import org.jiezhen.doctors.Declined;
import org.jiezhen.doctors.DoctorBoard.RequestFact;
import org.jiezhen.doctors.DoctorLooks.Company;
import org.jiezhen.doctors.DoctorLooks.Opened;
import org.jiezhen.doctors.DoctorLooks.Signed;
import org.jiezhen.doctors.DoctorLooks.Stage;
import org.jiezhen.doctors.DoctorRequestId;
import org.jiezhen.doctors.Findings;
import org.jiezhen.doctors.NotSeen;
import org.jiezhen.doctors.Verdict;
import org.jiezhen.doctors.Withdrawn;
import org.jiezhen.prices.ItemId;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Sentences;
import org.jiezhen.shell.UndoBar;
import org.jspecify.annotations.Nullable;

/**
 * One request for a doctor: the briefing as it stands, and what it said before; the record; and what whoever looks can do next, the
 * doctor or whoever asks.
 */
@StyleSheet("styles/doctors.css")
final class RequestDialog extends FormDialog {

    private static final List<Integer> MINUTES = List.of(0, 3, 5, 10, 15, 20, 30);

    private static final String UNSAID = "UNSAID";

    private static final Briefing NOTHING = new Briefing("", "", "", "", "");

    private final DoctorDialogs services;
    private final Opened opened;
    private final @Nullable RequestFact fact;
    private final UndoBar bar;
    private final Consumer<Dialog> opens;

    RequestDialog(
            DoctorDialogs services, Opened opened, @Nullable RequestFact fact, UndoBar bar, Consumer<Dialog> opens) {
        super(
                "doctors.dialog.title",
                opened.ticket(),
                fact == null || fact.shownName() == null
                        ? ""
                        : fact.shownName() instanceof Localized both
                                ? both.in(UI.getCurrent().getLocale())
                                : fact.shownName().toString());
        this.services = services;
        this.opened = opened;
        this.fact = fact;
        this.bar = bar;
        this.opens = opens;
        addClassName("dialog-parts");
        setWidth("min(680px, 100vw)");
        if (fact != null) {
            form.show(stands(fact));
        }
        briefing();
        planned();
        opened.signed().forEach(this::record);
        var me = services.staff.id();
        if (opened.mine()) {
            asAsker();
        } else if (!opened.signed().isEmpty()) {
            if (opened.signed().getFirst().doctor().equals(me)) {
                amending(opened.signed().getFirst());
            } else {
                noAct("dialog.close");
            }
        } else if (fact == null || !opened.open()) {
            noAct("dialog.close");
        } else {
            asDoctor(fact);
        }
    }

    private DoctorRequestId id() {
        return opened.request();
    }

    // ---- what is so

    private Div stands(RequestFact fact) {
        var facts = new Div();
        facts.addClassName("facts");
        facts.add(new Span(getTranslation("doctors.stage." + fact.stage())));
        if (fact.where() != null) {
            facts.add(new Span(fact.where().in(getLocale())));
        }
        facts.add(new Span(getTranslation("doctors.dialog.asked", fact.asker().name(), time(fact.requested()))));
        if (fact.comes() != null) {
            facts.add(new Span(getTranslation(
                    "doctors.dialog.comes." + fact.stage(), fact.comes().name())));
        }
        if (fact.stage() == Stage.COMING && fact.due() != null) {
            facts.add(new Span(getTranslation("doctors.dialog.until", time(fact.due()))));
        }
        if (fact.declined() != null) {
            facts.add(new Span(getTranslation("doctors.declined", fact.declined())));
        }
        return facts;
    }

    private String time(Instant at) {
        return Sentences.moment(at, services.clock.instant());
    }

    private void briefing() {
        var now = opened.told().getFirst();
        var part = form.section("doctors.briefing", words(now.briefing(), NOTHING));
        if (opened.told().size() > 1) {
            var changed = new Paragraph(getTranslation("doctors.briefing.changed", time(now.since()), now.by()));
            changed.addClassName("doctor-changed");
            part.add(changed);
            opened.told().stream().skip(1).forEach(before -> {
                var said = new Paragraph(getTranslation("doctors.briefing.before", time(before.since()), before.by()));
                said.addClassName("doctor-hint");
                var old = words(before.briefing(), now.briefing());
                old.addClassName("doctor-struck");
                part.add(said, old);
            });
        }
    }

    /** What a briefing says, as far as another says something else. */
    private Div words(Briefing briefing, Briefing than) {
        var words = new Div();
        words.addClassName("doctor-words");
        said(words, "doctors.briefing.wish", briefing.wish(), than.wish());
        said(words, "doctors.briefing.plan", briefing.plan(), than.plan());
        said(words, "doctors.briefing.worries", briefing.worries(), than.worries());
        said(words, "doctors.briefing.cautions", briefing.cautions(), than.cautions());
        said(words, "doctors.briefing.questions", briefing.questions(), than.questions());
        return words;
    }

    private void said(Div words, String label, String text, String than) {
        if (!text.equals(than)) {
            said(words, label, text);
        }
    }

    private void said(Div words, String label, String text) {
        if (!text.isEmpty()) {
            var name = new Span(getTranslation(label));
            name.addClassName("doctor-label");
            var value = new Span(text);
            value.addClassName("doctor-text");
            words.add(name, value);
        }
    }

    /** What is planned and medical, for whoever reads the briefing: with what the record says of it. */
    private void planned() {
        if (opened.planned().isEmpty() || !opened.signed().isEmpty()) {
            return;
        }
        var names =
                opened.planned().stream().map(one -> one.name().in(getLocale())).collect(Collectors.joining(" · "));
        form.section("doctors.planned", new Span(names));
    }

    /** What the doctor says of each planned item, with the record. */
    private Supplier<Map<ItemId, Verdict>> verdicts() {
        if (opened.planned().isEmpty()) {
            return Map::of;
        }
        var hint = new Paragraph(getTranslation("doctors.planned.hint"));
        hint.addClassName("doctor-hint");
        var part = form.section("doctors.planned", hint);
        var said = new LinkedHashMap<ItemId, RadioButtonGroup<String>>();
        for (var one : opened.planned()) {
            var group = form.field("item" + one.item(), new RadioButtonGroup<String>(), word -> word);
            group.setLabel(one.name().in(getLocale()));
            group.setItems(UNSAID, Verdict.CONFIRMED.name(), Verdict.NOT_ADVISABLE.name());
            group.setItemLabelGenerator(word -> getTranslation(
                    word.equals(UNSAID) ? "doctors.planned.unsaid" : "doctors.verdict." + Verdict.valueOf(word)));
            group.setValue(one.said() == null ? UNSAID : one.said().name());
            if (one.lacks() != null) {
                group.setItemEnabledProvider(word -> !word.equals(Verdict.CONFIRMED.name()));
                group.setHelperText(Sentences.of(one.lacks(), getLocale()));
            }
            group.addClassName("doctor-verdict");
            said.put(one.item(), group);
            part.add(group);
        }
        return () -> {
            var verdicts = new LinkedHashMap<ItemId, Verdict>();
            said.forEach((item, group) -> {
                if (group.getValue() != null && !group.getValue().equals(UNSAID)) {
                    verdicts.put(item, Verdict.valueOf(group.getValue()));
                }
            });
            return verdicts;
        };
    }

    private void record(Signed signed) {
        var isFirst = signed.equals(opened.signed().getFirst());
        var words = new Div();
        words.addClassName("doctor-words");
        said(words, "doctors.record.findings", signed.findings().findings());
        said(words, "doctors.record.indication", signed.findings().indication());
        said(words, "doctors.record.notAdvisable", signed.findings().notAdvisable());
        said(words, "doctors.record.advice", signed.findings().advice());
        var by = new Paragraph(getTranslation("doctors.record.by", signed.by(), time(signed.at())));
        by.addClassName("doctor-hint");
        var part = form.section(isFirst ? "doctors.record" : "doctors.record.before", by);
        if (signed.why() != null) {
            var why = new Paragraph(getTranslation("doctors.record.why", signed.why()));
            why.addClassName("doctor-changed");
            part.add(why);
        }
        if (!isFirst) {
            words.addClassName("doctor-struck");
        }
        part.add(words);
        if (isFirst) {
            opened.verdicts()
                    .forEach((item, verdict) -> part.add(new Div(new Span(getTranslation(
                            "doctors.planned.said",
                            item.in(getLocale()),
                            getTranslation("doctors.verdict." + verdict))))));
        }
    }

    // ---- whoever asks

    private void asAsker() {
        if (opened.open() && fact != null) {
            company();
            if (fact.stage() == Stage.ASKED || fact.stage() == Stage.COMING) {
                var change =
                        form.press("doctors.action.BRIEF", () -> goOn(BriefingDialog.changing(services, opened, bar)));
                var hurry = form.press(
                        "doctors.action.HURRY",
                        () -> did(services.requests.hurry(further("hurry"), id()), "doctors.done.HURRY"));
                form.section("doctors.dialog.asker", line(change, hurry));
                withdrawing();
            }
        }
        noAct("dialog.close");
    }

    private void company() {
        var company = services.looks.company(opened.visit());
        if (company.isEmpty()) {
            if (Objects.requireNonNull(fact).isOf(services.staff.id())
                    && services.staff.id().equals(fact.keeper())) {
                form.section("doctors.company", line(new Span(getTranslation("doctors.company.hint"))), line(stay()));
            }
            return;
        }
        form.section("doctors.company", said(company.get()));
    }

    private Button stay() {
        return form.press("doctors.action.STAY", () -> {
            bar.show(
                    services.requests.leaveToBrief(further("stay"), opened.visit()),
                    getTranslation("doctors.done.STAY"));
            form.finish();
        });
    }

    private Paragraph said(Company company) {
        var said = new Paragraph(
                company.with() == null
                        ? getTranslation("doctors.company.stay", time(company.asked()))
                        : getTranslation("doctors.company.go", company.with()));
        said.addClassName(company.with() == null ? "doctor-stay" : "doctor-go");
        return said;
    }

    private void withdrawing() {
        var why = form.field("reason", new RadioButtonGroup<Withdrawn>(), Withdrawn::name);
        why.setAriaLabel(getTranslation("doctors.withdraw"));
        why.setItems(Withdrawn.values());
        why.setItemLabelGenerator(one -> getTranslation("doctors.withdrawn." + one));
        form.section(
                "doctors.withdraw",
                why,
                line(form.press(
                        "doctors.action.WITHDRAW",
                        () -> did(
                                services.requests.withdraw(further("withdraw"), id(), why.getValue()),
                                "doctors.done.WITHDRAW"))));
    }

    // ---- the doctor

    private void asDoctor(RequestFact fact) {
        var me = services.staff.id();
        var mine = fact.comes() != null && fact.comes().id().equals(me);
        switch (fact.stage()) {
            case ASKED -> {
                accepting();
                if (!fact.decliners().contains(me)) {
                    declining("doctors.decline");
                }
            }
            case COMING -> {
                if (mine) {
                    declining("doctors.decline.after");
                    act(
                            "doctors.action.COME",
                            () -> finished(services.answers.come(form.key(), id()), "doctors.done.COME"));
                } else {
                    noAct("dialog.close");
                }
            }
            case WITH_GUEST, RECORD_OWED -> {
                if (mine) {
                    recording(fact);
                } else {
                    noAct("dialog.close");
                }
            }
            case ANSWERED -> noAct("dialog.close");
        }
    }

    private void accepting() {
        var minutes = form.field("minutes", new Select<Integer>(), String::valueOf);
        minutes.setLabel(getTranslation("doctors.accept.minutes"));
        minutes.setItems(MINUTES);
        minutes.setItemLabelGenerator(one -> one == null || one == 0
                ? getTranslation("doctors.accept.now")
                : getTranslation("doctors.accept.in", one));
        minutes.setValue(0);
        form.section("doctors.accept", minutes);
        act(
                "doctors.action.ACCEPT",
                () -> finished(
                        services.answers.accept(form.key(), id(), minutes.getValue() == 0 ? null : minutes.getValue()),
                        "doctors.done.ACCEPT"));
    }

    private void declining(String title) {
        var why = form.field("reason", new RadioButtonGroup<Declined>(), Declined::name);
        why.setAriaLabel(getTranslation("doctors.decline.why"));
        why.setItems(Declined.values());
        why.setItemLabelGenerator(one -> getTranslation("doctors.declined." + one));
        var note = form.field("note", new TextField(getTranslation("doctors.decline.note")));
        form.section(
                title,
                why,
                note,
                line(form.press(
                        "doctors.action.DECLINE",
                        () -> did(
                                services.answers.decline(further("decline"), id(), why.getValue(), note.getValue()),
                                "doctors.done.DECLINE"))));
    }

    private TextArea area(String name) {
        var area = form.field(name, new TextArea(getTranslation("doctors.record." + name)));
        area.setMaxLength(Findings.LONGEST);
        area.setMinRows(2);
        return area;
    }

    private void recording(RequestFact fact) {
        var typed = writing("doctors.record.write", null);
        var said = verdicts();
        var why = form.field("notSeen", new Select<NotSeen>(), NotSeen::name);
        why.setItems(NotSeen.values());
        why.setItemLabelGenerator(one -> one == null ? "" : getTranslation("doctors.notSeen." + one));
        why.setLabel(getTranslation("doctors.notSeen.why"));
        form.section(
                "doctors.notSeen",
                line(
                        why,
                        form.press(
                                "doctors.action.NOT_SEEN",
                                () -> did(
                                        services.answers.notSeen(further("not"), id(), why.getValue()),
                                        "doctors.done.NOT_SEEN"))));
        form.keeps(services.drafts, About.of("doctors.record", id(), 0));
        var others = fact.stage() == Stage.WITH_GUEST
                ? new Component[] {
                    form.press(
                            "doctors.action.LEAVE",
                            () -> did(services.answers.leave(further("leave"), id()), "doctors.done.LEAVE"))
                }
                : new Component[0];
        act(
                "doctors.action.SIGN",
                () -> finished(
                        services.answers.record(form.key(), id(), typed.get(), said.get()), "doctors.done.RECORD"),
                others);
    }

    private Supplier<Findings> writing(String title, @Nullable Findings before) {
        var findings = area("findings");
        var indication = area("indication");
        var not = area("notAdvisable");
        var advice = area("advice");
        if (before != null) {
            findings.setValue(before.findings());
            indication.setValue(before.indication());
            not.setValue(before.notAdvisable());
            advice.setValue(before.advice());
        }
        List.of(findings, indication, advice).forEach(field -> field.setRequiredIndicatorVisible(true));
        var all = new Div(findings, indication, not, advice);
        all.addClassName("doctor-form");
        form.section(title, all);
        return () -> new Findings(findings.getValue(), indication.getValue(), not.getValue(), advice.getValue());
    }

    private void amending(Signed signed) {
        var typed = writing("doctors.record.amend", signed.findings());
        var why = form.field("why", new TextField(getTranslation("doctors.record.whyAmended")));
        why.setRequiredIndicatorVisible(true);
        form.show(why);
        var said = verdicts();
        form.keeps(services.drafts, About.of("doctors.record", id(), signed.at().toEpochMilli()));
        act(
                "doctors.action.AMEND",
                () -> finished(
                        services.answers.amend(form.key(), id(), typed.get(), why.getValue(), ofItems(said.get())),
                        "doctors.done.AMEND"));
    }

    /** With what the record before said of items that are planned no longer. */
    private Map<ItemId, Verdict> ofItems(Map<ItemId, Verdict> said) {
        var all = new LinkedHashMap<>(opened.unplanned());
        all.putAll(said);
        return all;
    }

    // ---- how

    private Div line(Component... content) {
        var line = new Div(content);
        line.addClassName("line");
        return line;
    }

    private void goOn(Dialog next) {
        close();
        opens.accept(next);
    }

    /** Another press of the same form has a key of its own. */
    private UUID further(String what) {
        return UUID.nameUUIDFromBytes((form.key() + ":" + what).getBytes(StandardCharsets.UTF_8));
    }

    private void did(Done<?> done, String words) {
        finished(done, words);
        form.finish();
    }

    private void finished(Done<?> done, String words) {
        bar.say(done, getTranslation(words));
    }
}
