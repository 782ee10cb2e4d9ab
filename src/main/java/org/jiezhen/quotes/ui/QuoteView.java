package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.live.Watched;
import org.jiezhen.quotes.QuoteComparison;
import org.jiezhen.quotes.QuotePapers;
import org.jiezhen.quotes.QuotePermission;
import org.jiezhen.quotes.QuoteState;
import org.jiezhen.quotes.QuoteSums;
import org.jiezhen.quotes.QuoteVersion;
import org.jiezhen.quotes.QuoteVersionId;
import org.jiezhen.quotes.Quotes;
import org.jiezhen.quotes.Quotes.Opened;
import org.jiezhen.quotes.QuotesBoard;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.Languages;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.PageLink;
import org.jiezhen.shell.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * Plan and quote of a visit: its versions, live, and the next one as it is written. What is approved, confirmed or accepted meanwhile,
 * on whatever screen, is seen here at once. The address and the title name the ticket, never the customer; who may not look is told
 * what is told of a ticket that does not exist.
 */
@Route("quote/:day/:ticket")
@RolesAllowed(QuotePermission.READ)
@StyleSheet("styles/quotes.css")
class QuoteView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int ALL = 1000;

    private final LiveBoards boards;
    private final QuotesBoard source;
    private final Quotes quotes;
    private final QuotePapers papers;
    private final Drafts drafts;
    private final Clock clock;
    private final Div desk = new Div();
    private final Div refused = new Div();
    private final Div sums = new Div();
    private final Div says = new Div();
    private final Div compared = new Div();
    private final Div beside = new Div();
    private final Div foot = new Div();
    private final Span note = new Span();
    // They stay while others change what is so: nobody presses what is gone meanwhile.
    private final Button write = new Button("", _ -> write());
    private final Button show = new Button(getTranslation("quotes.show"), _ -> turn());
    private final Button takeBack = new Button(getTranslation("quotes.takeBack"), _ -> takeBack());
    private final Button ask = new Button(getTranslation("quotes.ask"), _ -> ask());
    private final Button accept = new Button("", _ -> accept());
    private @Nullable PageLink contract;
    private String said = "";
    private String shownBeside = "";
    private @Nullable Opened opened;
    private Watched.@Nullable Watch watch;
    private @Nullable QuoteEditor editor;
    private List<QuoteVersion> versions = List.of();
    // On which version what is written is based, and the key of the writing: pressed twice, it is written once.
    private int base;
    private UUID press = UUID.randomUUID();
    private boolean dirty;

    QuoteView(LiveBoards boards, QuotesBoard source, Quotes quotes, QuotePapers papers, Drafts drafts, Clock clock) {
        this.boards = boards;
        this.source = source;
        this.quotes = quotes;
        this.papers = papers;
        this.drafts = drafts;
        this.clock = clock;
        addClassNames("page", "quote-page");
        refused.addClassName("quote-refused");
        refused.getElement().setAttribute("role", "alert");
        sums.addClassName("quote-sums");
        says.addClassName("quote-says");
        desk.addClassName("quote-desk");
        // It may be longer than its frame, which is then moved with the keys.
        desk.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "group")
                .setAttribute("aria-label", getTranslation("quotes.title"));
        beside.addClassName("quote-beside");
        foot.addClassName("quote-foot");
        note.addClassName("sub");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asked = event.getRouteParameters();
        var found = Ticket.parse(
                        asked.get("day").orElse(""), asked.get("ticket").orElse(""))
                .flatMap(quotes::open);
        if (found.isPresent()) {
            show(found.get());
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(Opened found) {
        removeAll();
        desk.removeAll();
        opened = found;
        versions = quotes.of(found.visit());
        setClassName("is-first", versions.isEmpty());
        if (watch != null) {
            // The router reuses the page for another guest.
            watch.close();
            watch = source.watch(found.visit());
            boards.lookAgain(source);
        }
        var board = new BoardComponent<>(
                boards, source, found.audience(), QuotesBoard.NAME, List.of(), QuoteView::describe);
        board.onAction((action, row, _) -> {
            if (!action.equals("OPEN")) {
                throw Pressed.unknown();
            }
            read(Pressed.id(row, QuoteVersionId::new));
        });
        board.onNews(this::lookAgain);
        board.lead(new Paragraph(getTranslation("quotes.of", found.ticket().text(), name(found))));
        board.addClassName("quote-versions");
        add(board);
        if (!found.writes()) {
            var closed = new Paragraph(getTranslation(found.open() ? "quotes.read" : "quotes.closed"));
            closed.addClassName("quote-closed");
            desk.add(closed);
            newest().ifPresent(version -> desk.add(Versions.lines(version, getLocale())));
            add(desk);
            return;
        }
        var writing = new QuoteEditor(quotes, found.visit(), clock, this::changed, this::mark);
        editor = writing;
        var main = new Section(writing, refused, sums, says, compared);
        main.addClassName("quote-main");
        desk.add(main, beside);
        beside.removeAll();
        said = "";
        shownBeside = "";
        var signs = new PageLink(
                "documents/" + found.ticket().day() + "/" + found.ticket().text(), "quotes.contract");
        contract = signs;
        foot.removeAll();
        foot.add(note, write, takeBack, show, ask, accept, signs);
        add(desk, foot);
        begin();
    }

    private String name(Opened found) {
        return switch (found.name()) {
            case null -> "";
            case Localized both -> both.in(getLocale());
            case Object name -> name.toString();
        };
    }

    private static void describe(BoardConfig config) {
        config.title("quotes.title").orderedBy("o").empty("i-order", "quotes.board.empty", "quotes.board.emptyText");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (opened != null) {
            watch = source.watch(opened.visit());
            boards.lookAgain(source);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private Optional<QuoteVersion> newest() {
        return versions.stream().findFirst();
    }

    private QuoteEditor editor() {
        return Objects.requireNonNull(editor);
    }

    private Opened guest() {
        return Objects.requireNonNull(opened);
    }

    private About about() {
        return About.of("quotes.write", guest().visit(), base);
    }

    // ---- what is so

    /** Writes on from the newest version, or from what this person has not saved of it. */
    private void begin() {
        base = newest().map(QuoteVersion::number).orElse(0);
        press = UUID.randomUUID();
        editor().load(newest().orElse(null));
        dirty = false;
        refused.removeAll();
        drafts.newest(about(), press).filter(kept -> kept.version() == base).ifPresent(kept -> {
            press = kept.press();
            editor().restore(kept.typed());
            dirty = true;
            restored(kept.at());
        });
        redraw();
    }

    private void restored(Instant at) {
        var text = new Span(getTranslation("quotes.restored", Sentences.moment(at, clock.instant())));
        var back = new Button(getTranslation("quotes.discard", base), _ -> {
            drafts.discard(press);
            begin();
        });
        back.addThemeVariants(ButtonVariant.LUMO_SMALL);
        refused.removeAll();
        refused.add(text, back);
    }

    /** Something has changed, here or elsewhere. */
    private void lookAgain() {
        versions = quotes.of(guest().visit());
        setClassName("is-first", versions.isEmpty());
        if (editor == null) {
            return;
        }
        var number = newest().map(QuoteVersion::number).orElse(0);
        if (number != base && !dirty) {
            begin();
        } else {
            editor().hear();
            redraw();
        }
    }

    private void changed() {
        dirty = true;
        refused.removeAll();
        drafts.keep(press, about(), editor().kept());
        editor().hear();
        redraw();
    }

    private void mark(int number, Line line) {
        Dialogs.open(this, new LineDialog(number + 1, line, quotes.sites(), now -> editor().change(number, now)));
    }

    private void read(QuoteVersionId id) {
        for (var n = 0; n < versions.size(); n++) {
            if (versions.get(n).id().equals(id)) {
                var before = n + 1 < versions.size() ? versions.get(n + 1) : null;
                Dialogs.open(this, new VersionDialog(papers, versions.get(n), before, guest().ticket(), clock));
            }
        }
    }

    // ---- how it is drawn

    private void redraw() {
        var lines = editor().summed();
        var whole = editor().wholeAsFar();
        var first = QuoteSums.of(lines, QuoteSums.choices(lines).getFirst(), whole);
        var most = QuoteSums.greatest(lines, whole);
        sums(first, most, lines.stream().anyMatch(line -> line.choice() != null));
        var reach = quotes.reach();
        var mine = reach.getFirst().perMille();
        var version = newest().orElse(null);
        says(version, most, mine);
        compared.removeAll();
        if (version != null) {
            if (dirty) {
                compared.add(Versions.compared(version, editor().compared(), first.deal(), getLocale()));
            } else if (versions.size() > 1) {
                compared.add(Versions.compared(
                        versions.get(1),
                        QuoteComparison.of(version),
                        version.sums().deal(),
                        getLocale()));
            }
        }
        beside(version);
        foot(version);
    }

    private void sums(QuoteSums all, int most, boolean choices) {
        sums.removeAll();
        if (editor().isEmpty()) {
            return;
        }
        var less = all.list().minus(all.deal());
        var left = new Div(
                strong(getTranslation("quotes.sum.discount", less.text(), Versions.percent(all.perMille()))),
                scale(most));
        if (choices) {
            left.add(sub(getTranslation("quotes.sum.choices", Versions.percent(most))));
        }
        var list = new Div(new Span(getTranslation("quotes.sum.list") + " "));
        list.add(
                less.value() > 0
                        ? Versions.struck(all.list().text())
                        : new Span(all.list().text()));
        list.addClassName("sub");
        var total = new Div(all.deal().total());
        total.addClassName("quote-total");
        total.getElement().setAttribute("aria-live", "polite");
        var right = new Div(list, total, sub(getTranslation("quotes.sum.exact")));
        right.addClassName("quote-all");
        sums.add(left, right);
    }

    /** How far the discount goes, and how far whoever may. */
    private Div scale(int now) {
        var reach = quotes.reach();
        var most = Math.max(now, reach.getLast().perMille());
        var scale = new Div();
        scale.addClassName("quote-scale");
        scale.getElement()
                .setAttribute("role", "img")
                .setAttribute(
                        "aria-label",
                        getTranslation(
                                "quotes.scale.say",
                                Versions.percent(now),
                                Versions.percent(reach.getFirst().perMille())));
        var bar = new Div();
        bar.addClassName("quote-bar");
        at(bar, now, most);
        scale.add(bar);
        for (var one : reach) {
            var mark = new Div(new Span(
                    one.mine()
                            ? getTranslation("quotes.scale.mine", Versions.percent(one.perMille()))
                            : getTranslation(
                                    "quotes.scale.role",
                                    getTranslation("staff.role." + one.role()),
                                    Versions.percent(one.perMille()))));
            mark.addClassName("quote-reach");
            at(mark, one.perMille(), most);
            scale.add(mark);
        }
        var here = new Div(new Span(getTranslation("quotes.scale.now", Versions.percent(now))));
        here.addClassNames("quote-reach", "is-now");
        at(here, now, most);
        scale.add(here);
        return scale;
    }

    private static void at(Div mark, int perMille, int most) {
        mark.getStyle().set("--at", (most == 0 ? 0 : perMille * ALL / most / 10) + "%");
    }

    /** What is written lets more go than one may, or how the newest version stands; and the way back. */
    private void says(@Nullable QuoteVersion version, int most, int mine) {
        if (dirty || version == null) {
            var far = most <= mine
                    ? ""
                    : getTranslation("quotes.unasked", Versions.percent(most), Versions.percent(mine), who(most));
            say(far, false, wayBack(mine));
        } else {
            var done = version.state() == QuoteState.APPROVED || version.state() == QuoteState.ACCEPTED;
            say(stands(version), done, done ? -1 : wayBack(mine));
        }
    }

    // What stands there already stays: a button is not taken from under a finger.
    private void say(String text, boolean done, int back) {
        var now = text + done + back;
        if (now.equals(said)) {
            return;
        }
        said = now;
        says.removeAll();
        if (text.isEmpty()) {
            return;
        }
        var box = new Div(new Span(text));
        box.addClassName("quote-wait");
        box.setClassName("is-done", done);
        if (back >= 0) {
            var button =
                    new Button(getTranslation("quotes.within.go", Versions.percent(back)), _ -> editor().whole(back));
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            box.add(button);
        }
        says.add(box);
    }

    private String who(int perMille) {
        var who = quotes.approvers(perMille);
        return who.isEmpty() ? "—" : String.join("、", who);
    }

    /** How much of the whole can be let go within the limit; less than nothing where that is no way back. */
    private int wayBack(int mine) {
        var lines = editor().summed();
        var back = editor().wholeAsFar().perMille();
        if (back == 0
                || QuoteSums.greatest(lines, new QuoteSums.Whole(back, Fen.NONE)) <= mine
                || QuoteSums.greatest(lines, QuoteSums.Whole.NOTHING) > mine) {
            return -1;
        }
        while (back > 0 && QuoteSums.greatest(lines, new QuoteSums.Whole(back, Fen.NONE)) > mine) {
            back--;
        }
        return back;
    }

    private String stands(QuoteVersion version) {
        return switch (version.state()) {
            case UNASKED ->
                getTranslation(
                        "quotes.unasked",
                        Versions.percent(version.perMille()),
                        Versions.percent(version.limit()),
                        who(version.perMille()));
            case ASKED ->
                getTranslation("quotes.waits", version.number(), who(version.perMille()), time(version.since()));
            case APPROVED ->
                getTranslation(
                        "quotes.approved",
                        Objects.requireNonNullElse(version.answeredBy(), ""),
                        time(version.since()),
                        version.number());
            case DECLINED ->
                getTranslation(
                        "quotes.declined",
                        Objects.requireNonNullElse(version.answeredBy(), ""),
                        time(version.since()),
                        Objects.requireNonNullElse(version.reason(), ""));
            case ACCEPTED ->
                getTranslation(
                        "quotes.accepted",
                        time(version.since()),
                        version.number(),
                        version.sums().deal().total());
            case FREE, VOID, REPLACED -> "";
        };
    }

    private String time(Instant at) {
        return Sentences.moment(at, clock.instant());
    }

    private void beside(@Nullable QuoteVersion version) {
        if (beside.getComponentCount() == 0) {
            beside.add(part("quotes.whole", editor().aside()), new Div(), new Div());
        }
        var lacks = version == null || dirty || version.state() == QuoteState.ACCEPTED
                ? List.<String>of()
                : quotes.missing(version.visit(), version.first()).stream()
                        .map(why -> Sentences.of(why, getLocale()))
                        .toList();
        var now = (version == null ? "" : version.id().toString()) + lacks;
        if (now.equals(shownBeside)) {
            return;
        }
        shownBeside = now;
        var missing = new Div();
        var print = new Div();
        if (version != null) {
            if (lacks.isEmpty()) {
                missing = part("quotes.after", new Paragraph(getTranslation("quotes.after.text")));
            } else {
                var list = new UnorderedList();
                lacks.forEach(why -> list.add(new ListItem(why)));
                missing = part("quotes.missing", list);
                missing.addClassName("quote-missing");
            }
            var links = new Div(
                    Versions.pdf(papers, version, guest().ticket(), Locale.SIMPLIFIED_CHINESE),
                    Versions.pdf(papers, version, guest().ticket(), Languages.ENGLISH));
            links.addClassName("quote-papers");
            print = part("quotes.print", links);
        }
        beside.replace(beside.getComponentAt(1), missing);
        beside.replace(beside.getComponentAt(2), print);
    }

    private Div part(String title, Component... content) {
        var part = new Div(new H2(getTranslation(title)));
        part.add(content);
        part.addClassName("quote-part");
        return part;
    }

    private void foot(@Nullable QuoteVersion version) {
        write.setText(getTranslation("quotes.write", base + 1));
        write.setEnabled(dirty && !editor().isEmpty());
        primary(write, dirty);
        takeBack.setVisible(quotes.isShown(guest().visit()));
        note.setVisible(false);
        var settled = dirty ? null : version;
        List.of(show, ask, accept).forEach(button -> button.setVisible(settled != null));
        Objects.requireNonNull(contract).setVisible(settled != null && settled.state() == QuoteState.ACCEPTED);
        if (settled != null) {
            settled(settled);
        } else if (version != null) {
            var accepted = version.state() == QuoteState.ACCEPTED;
            note.setText(getTranslation(accepted ? "quotes.write.voids" : "quotes.write.approval", version.number()));
            note.setVisible(accepted || version.needsApproval());
        }
    }

    /** What can be done with a version of which nothing is being changed. */
    private void settled(QuoteVersion version) {
        ask.setVisible(version.state() == QuoteState.UNASKED);
        primary(ask, true);
        accept.setVisible(version.state() != QuoteState.ACCEPTED);
        var lacks = quotes.missing(version.visit(), version.first()).size();
        accept.setText(lacks == 0 ? getTranslation("quotes.accept") : getTranslation("quotes.accept.missing", lacks));
        // With another choice nothing may be missing; else it says what.
        accept.setEnabled(lacks == 0 || version.lines().stream().anyMatch(line -> line.choice() != null));
        primary(accept, lacks == 0);
    }

    private static void primary(Button button, boolean is) {
        button.setThemeName(ButtonVariant.LUMO_PRIMARY.getVariantName(), is);
    }

    private void turn() {
        newest().ifPresent(version -> Dialogs.open(this, new TurnDialog(quotes, version)));
    }

    private void takeBack() {
        tries(() -> {
            quotes.takeBack(UUID.randomUUID(), guest().visit());
            Notice.done(getTranslation("quotes.done.takeBack"));
            lookAgain();
        });
    }

    private void ask() {
        newest().ifPresent(version -> tries(() -> {
            quotes.ask(further("ask"), version.visit(), version.number());
            Notice.done(getTranslation("quotes.done.ask"));
            lookAgain();
        }));
    }

    private void accept() {
        newest().ifPresent(version ->
                Dialogs.open(this, new AcceptDialog(quotes, version, guest().ticket(), this::lookAgain)));
    }

    /** Another press of the same page has a key of its own. */
    private UUID further(String what) {
        return UUID.nameUUIDFromBytes((press + ":" + what).getBytes(StandardCharsets.UTF_8));
    }

    private void write() {
        tries(() -> {
            var draft = editor().draft();
            var before = newest().orElse(null);
            var wasAccepted = before != null && before.state() == QuoteState.ACCEPTED;
            var number = base + 1;
            quotes.write(press, guest().visit(), base, draft);
            drafts.saved(press, about());
            Notice.done(
                    wasAccepted
                            ? getTranslation("quotes.done.write.void", number, base)
                            : getTranslation("quotes.done.write", number));
            versions = quotes.of(guest().visit());
            begin();
        });
    }

    private void tries(Runnable act) {
        refused.removeAll();
        try {
            act.run();
        } catch (InvalidInput bad) {
            if (!editor().say(bad)) {
                refused.add(new Span(Sentences.of(bad, getLocale())));
            }
        } catch (Refusal refusal) {
            refused.add(new Span(Sentences.of(refusal, getLocale())));
            versions = quotes.of(guest().visit());
            redraw();
        }
    }

    private static Span strong(String text) {
        var strong = new Span(text);
        strong.addClassName("quote-strong");
        return strong;
    }

    private static Span sub(String text) {
        var sub = new Span(text);
        sub.addClassName("sub");
        return sub;
    }

    @Override
    public String getPageTitle() {
        return getTranslation(
                "quotes.page", opened == null ? "" : opened.ticket().text());
    }
}
