package org.jiezhen.folders.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jiezhen.acts.Done;
import org.jiezhen.folders.FolderId;
import org.jiezhen.folders.FolderPermission;
import org.jiezhen.folders.Folders;
import org.jiezhen.folders.Folders.Stand;
import org.jiezhen.folders.Folders.With;
import org.jiezhen.house.Place;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Sentences;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/** Where a folder is, and what whoever looks can do with it. */
@StyleSheet("styles/folders.css")
final class FolderDialog extends FormDialog {

    /** Somebody a folder can be offered to: a colleague, or the desk when null. */
    private record Taker(String label, @Nullable StaffId colleague) {}

    private final FolderDialogs parts;
    private final Folders folders;
    private final FolderId folder;
    private final UndoBar bar;
    private final ComboBox<Taker> taker = form.secret("taker", new ComboBox<>());
    private final ComboBox<Place> place = form.secret("place", new ComboBox<>());

    FolderDialog(FolderDialogs parts, Stand stand, UndoBar bar) {
        super("folders.title", stand.ticket().text());
        this.parts = parts;
        this.folders = parts.folders;
        this.folder = stand.folder();
        this.bar = bar;
        var all = new Div(new Paragraph(where(parts, stand, getLocale())));
        all.addClassName("folder-form");
        all.add(acts(stand).toArray(Component[]::new));
        form.show(all);
        noAct("dialog.close");
    }

    /** Where it is, in a sentence. */
    static String where(FolderDialogs parts, Stand stand, Locale locale) {
        var since = Sentences.moment(stand.since(), parts.clock.instant());
        var words = UI.getCurrent();
        var where =
                switch (stand.with()) {
                    case STAFF -> words.getTranslation("folders.where.STAFF", stand.name(), since);
                    case DESK -> words.getTranslation("folders.where.DESK", since);
                    case PLACE ->
                        words.getTranslation(
                                "folders.where.PLACE",
                                Objects.requireNonNull(stand.place()).in(locale),
                                since);
                    case NONE -> words.getTranslation("folders.where.NONE", since);
                };
        if (!stand.offered()) {
            return where;
        }
        var to = stand.takerName() == null ? words.getTranslation("folders.desk") : stand.takerName();
        return words.getTranslation("folders.where.offered", where, to);
    }

    private List<Component> acts(Stand stand) {
        var me = parts.staff.id();
        var acts = new ArrayList<Component>();
        if (stand.offered() && isForMe(stand, me)) {
            acts.add(line(
                    form.primary("folders.action.ACCEPT", () -> did(folders.accept(form.key(), folder), "ACCEPT")),
                    form.button("folders.action.DECLINE", () -> did(folders.decline(form.key(), folder), "DECLINE"))));
        }
        var plain = line();
        if (me.equals(stand.person())) {
            acts.addAll(mine(stand, plain));
        } else {
            othersOrNobodys(stand, plain);
        }
        if (parts.staff.may(FolderPermission.FILE) && (stand.with() != With.STAFF || me.equals(stand.person()))) {
            plain.add(form.button("folders.action.FILE", () -> did(folders.file(form.key(), folder), "FILE")));
        }
        acts.add(plain);
        return acts;
    }

    private boolean isForMe(Stand stand, StaffId me) {
        return stand.taker() == null
                ? ofTheDesk() && !me.equals(stand.giver())
                : stand.taker().equals(me);
    }

    private boolean ofTheDesk() {
        return parts.staff.may(Permission.VISITS_DESK);
    }

    private List<Component> mine(Stand stand, Div plain) {
        if (stand.offered()) {
            plain.add(form.button(
                    "folders.action.WITHDRAW", () -> did(folders.withdraw(form.key(), folder), "WITHDRAW")));
            return List.of();
        }
        taker.setLabel(getTranslation("folders.to"));
        taker.setItems(takers());
        taker.setItemLabelGenerator(Taker::label);
        taker.setValue(taker.getListDataView().getItem(0));
        var give = form.primary("folders.action.OFFER", () -> {
            var to = taker.getValue();
            did(folders.offer(form.key(), folder, to == null ? null : to.colleague), "OFFER");
        });
        place.setLabel(getTranslation("folders.place"));
        place.setItems(parts.house.places());
        place.setItemLabelGenerator(one -> one.name().in(getLocale()));
        var put = form.button("folders.action.PUT_DOWN", () -> {
            var at = place.getValue();
            did(folders.putDown(form.key(), folder, at == null ? null : at.id()), "PUT_DOWN");
        });
        plain.add(form.button(
                "folders.action.LEAVE_TO_DESK", () -> did(folders.leaveToDesk(form.key(), folder), "LEAVE_TO_DESK")));
        return List.of(line(taker, give), line(place, put));
    }

    private List<Taker> takers() {
        var takers = new ArrayList<Taker>();
        takers.add(new Taker(getTranslation("folders.desk"), null));
        var now = parts.standings.now();
        now.presentFirst(parts.directory.colleagues(FolderPermission.HANDLE)).stream()
                .filter(colleague -> !colleague.id().equals(parts.staff.id()))
                .map(colleague -> new Taker(
                        now.named(
                                colleague.name()
                                        + ' '
                                        + getTranslation("staff.role."
                                                + colleague.roles().getFirst()),
                                colleague.id(),
                                getLocale()),
                        colleague.id()))
                .forEach(takers::add);
        return takers;
    }

    private void othersOrNobodys(Stand stand, Div plain) {
        if (stand.with() == With.PLACE || stand.with() == With.DESK && ofTheDesk()) {
            plain.add(form.primary("folders.action.TAKE", () -> did(folders.take(form.key(), folder), "TAKE")));
        } else {
            plain.add(form.button("folders.action.HAVE", () -> did(folders.have(form.key(), folder), "HAVE")));
        }
        if (stand.with() != With.NONE) {
            plain.add(form.button("folders.action.MISS", () -> did(folders.miss(form.key(), folder), "MISS")));
        }
    }

    private static Div line(Component... parts) {
        var line = new Div(parts);
        line.addClassName("folder-line");
        return line;
    }

    private void did(Done<FolderId> done, String act) {
        bar.show(done, getTranslation("folders.done." + act));
    }
}
