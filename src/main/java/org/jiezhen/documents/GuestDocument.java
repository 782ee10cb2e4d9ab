package org.jiezhen.documents;

import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.documents.Screens.Screen;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.LentScreens;
import org.jiezhen.staff.LentScreens.Lending;
import org.jiezhen.visits.VisitRecords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A guest's own document, on a screen that was turned round: read, and signed or handed back. Which one it is the screen says. */
@Service
@Transactional
@RolesAllowed(DocumentPermission.AS_GUEST)
public class GuestDocument {

    private final Commands commands;
    private final DocumentKind kind;
    private final Texts texts;
    private final Writing writing;
    private final Archive archive;
    private final Screens screens;
    private final LentScreens lent;
    private final GuestScreen page;
    private final VisitRecords visits;

    GuestDocument(
            Commands commands,
            DocumentKind kind,
            Texts texts,
            Writing writing,
            Archive archive,
            Screens screens,
            LentScreens lent,
            GuestScreen page,
            VisitRecords visits) {
        this.commands = commands;
        this.kind = kind;
        this.texts = texts;
        this.writing = writing;
        this.archive = archive;
        this.screens = screens;
        this.lent = lent;
        this.page = page;
        this.visits = visits;
    }

    /**
     * The document before the guest.
     *
     * @param language in which it is written, and the page with it
     * @param signer who is asked to sign
     * @param name of whoever is
     */
    public record Opened(
            DocumentId id,
            Ticket ticket,
            String title,
            String body,
            Locale language,
            Signer signer,
            String name,
            boolean free) {}

    /** The document on this screen; empty once it is not before the guest any more. */
    @Transactional(readOnly = true)
    public Optional<Opened> open() {
        return before().map(screen -> {
            var written = archive.written(screen.document());
            var which = texts.kind(written.kind());
            var language = written.language().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
            return new Opened(
                    screen.document(),
                    kind.find(screen.document()).ticket(),
                    which.name().in(language),
                    written.body(),
                    language,
                    screen.signer(),
                    screen.name(),
                    !which.blocks());
        });
    }

    /** Whose documents were on this screen last, for whoever takes it back. */
    @Transactional(readOnly = true)
    public Optional<Ticket> last() {
        return lending().flatMap(lending -> screens.lastOn(lending.shift())).map(visit -> writing.person(visit)
                .ticket());
    }

    /**
     * The guest, or the guardian, signs; before whoever turned the screen round.
     *
     * @param shown which document was read: nothing else is signed
     * @throws Refusal when nothing was drawn, or it is not before the guest any more
     */
    public Done<DocumentId> sign(UUID key, DocumentId shown, String strokes, String device) {
        var drawn = Strokes.parse(strokes);
        return commands.once(kind, key, DocumentAct.SIGN, () -> {
            var screen = mine(shown);
            var document = kind.locked(shown);
            var standing = archive.standing(shown);
            if (standing.party() != null || standing.state() != DocumentState.DRAFT) {
                throw over();
            }
            var done = writing.sign(
                    document,
                    new Signature(
                            screen.signer(),
                            screen.name(),
                            null,
                            screen.relation(),
                            screen.paper(),
                            screen.paperNo(),
                            screen.checked(),
                            screen.by(),
                            screen.doctor(),
                            drawn,
                            device,
                            commands.now(),
                            0));
            screens.over(shown, commands.now(), done.entry());
            return done;
        });
    }

    /** The guest gives the screen back and has not signed: nothing of it holds, and nothing was done. */
    public Done<DocumentId> handBack(UUID key, DocumentId shown) {
        return commands.once(kind, key, DocumentAct.HAND_BACK, () -> {
            mine(shown);
            return commands.run(
                    kind,
                    kind.locked(shown),
                    DocumentAct.HAND_BACK.plain(),
                    context -> screens.over(shown, context.now(), context.entry()));
        });
    }

    /** The document on this screen, its visit locked. */
    private Screen mine(DocumentId shown) {
        var screen = before().orElseThrow(GuestDocument::over);
        visits.hold(screen.visit());
        // What was so before the lock may be over by now.
        if (!screen.document().equals(shown) || !before().equals(Optional.of(screen))) {
            throw over();
        }
        return screen;
    }

    private Optional<Screen> before() {
        return lending().flatMap(lending -> screens.on(lending.shift())).filter(screen -> screen.until()
                .isAfter(commands.now()));
    }

    private Optional<Lending> lending() {
        return lent.now(page);
    }

    private static Refusal over() {
        return new Refusal("refusal.documents.screenOver");
    }
}
