package org.jiezhen.documents;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.documents.SignedPaper.Fact;
import org.jiezhen.documents.SignedPaper.Line;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.HouseName;
import org.jiezhen.shell.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Documents as they are printed: PDF, in the language in which the guest read. That somebody took one out stands in the guest's story,
 * with the hash of that file, so that a file which comes back can be compared ({@link DocumentChecks#paper}).
 */
@Service
@Transactional
@RolesAllowed(DocumentPermission.READ)
public class DocumentPapers {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BusinessTime.ZONE);

    private final Documents documents;
    private final Writing writing;
    private final Commands commands;
    private final DocumentKind kind;
    private final HouseName house;

    DocumentPapers(Documents documents, Writing writing, Commands commands, DocumentKind kind, HouseName house) {
        this.documents = documents;
        this.writing = writing;
        this.commands = commands;
        this.kind = kind;
        this.house = house;
    }

    /**
     * A document as a file.
     *
     * @param name its number: it names no guest
     */
    public record PaperFile(String name, byte[] bytes) {}

    /** Takes a document out as a file. */
    public PaperFile open(DocumentId id) {
        var look = documents.seen(id);
        var file = SignedPdf.of(paper(look));
        commands.run(kind, kind.find(id), DocumentAct.PRINT.with("sha256", Sealed.file(file)), _ -> {});
        return new PaperFile(look.label() + ".pdf", file);
    }

    private SignedPaper paper(Documents.Look look) {
        var in = look.language();
        var person = writing.person(kind.find(look.id()).visit());
        var notes = new ArrayList<String>();
        look.altered().forEach(one -> notes.add(said(in, "documents.altered.paper", one.in(in))));
        if (look.why() != null) {
            notes.add(look.why().in(in) + (look.reason() == null ? "" : " " + look.reason()) + " "
                    + TIME.format(look.since()));
        }
        var over = look.state() == DocumentState.INACTIVE || look.state() == DocumentState.VOID;
        return new SignedPaper(
                in,
                house.in(in),
                look.kind().name().in(in),
                look.label(),
                said(in, "documents.state." + look.state()),
                notes,
                over,
                List.of(
                        new Fact(said(in, "documents.paper.guest"), Objects.requireNonNullElse(person.name(), "—")),
                        new Fact(
                                said(in, "documents.paper.ticket"),
                                look.ticket().day() + " " + look.ticket().text()),
                        new Fact(said(in, "documents.paper.number"), look.label()),
                        new Fact(said(in, "documents.paper.version"), String.valueOf(look.version()))),
                look.body(),
                said(in, "documents.paper.signatures"),
                look.signatures().stream().map(one -> line(one, in)).toList(),
                said(in, "documents.paper.hash"),
                look.sha256());
    }

    private static Line line(Documents.Signed one, Locale in) {
        var said = new ArrayList<String>();
        said.add(said(in, "documents.paper.at", at(one.at())));
        if (one.relation() != null) {
            said.add(said(in, "documents.relation." + one.relation()));
        }
        if (!one.checked().isEmpty()) {
            said.add(said(
                    in,
                    "documents.paper.checked",
                    one.checked().stream()
                            .map(known -> said(in, "documents.knownBy." + known))
                            .collect(Collectors.joining(in.getLanguage().equals("zh") ? "、" : ", ")),
                    one.takenBy()));
        } else {
            said.add(said(in, "documents.paper.signedIn"));
        }
        return new Line(said(in, "documents.signer." + one.signer()) + "　" + one.name(), said, one.strokes());
    }

    private static String at(Instant at) {
        return TIME.format(at);
    }

    private static String said(Locale in, String key, Object... args) {
        return Words.ofTheHouse().getTranslation(key, in, args);
    }
}
