package org.jiezhen.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiezhen.documents.DocumentsBoard.DocumentFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.live.Shown;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The documents of the visits that somebody looks at now: what is there, what is missing, what holds. Of no document is the text
 * on a board, nor who the guest is.
 */
@Component
public class DocumentsBoard implements BoardSource<DocumentFact> {

    /** The board's name. */
    public static final String NAME = "documents";

    private static final int WIDE = 220;

    /** How a document stands on the board: its state, or why there is none. */
    public enum Row {
        DRAFT,
        ACKNOWLEDGED,
        ACTIVE,
        INACTIVE,
        VOID,
        /** Signed on the intake form. */
        ON_FORM,
        /** There is none of this kind. */
        MISSING,
        /** Nor can there be: no text was published. */
        NO_TEXT
    }

    /**
     * A document, or a kind of which there is none.
     *
     * @param document null of a kind of which there is none
     * @param label null of a kind of which there is none
     * @param signed when the guest or the guardian did
     * @param houseLacks whether somebody of the house has still to sign
     * @param witnessLacks whether a witness has
     * @param why why it holds no longer, by a code
     * @param shown since when it is before the guest; null when it is not
     * @param concerns whom the guest's documents concern
     */
    public record DocumentFact(
            String id,
            VisitId visit,
            @Nullable DocumentId document,
            String kind,
            int order,
            Localized name,
            boolean blocks,
            @Nullable String label,
            @Nullable Integer version,
            Row state,
            @Nullable Instant since,
            @Nullable Signer signer,
            @Nullable Instant signed,
            boolean houseLacks,
            boolean witnessLacks,
            @Nullable String why,
            @Nullable Instant shown,
            @Nullable String shownBy,
            Set<StaffId> concerns)
            implements BoardSource.Fact {

        /** Whether something is to be done before it holds. */
        public boolean waits() {
            return state == Row.DRAFT || (blocks && state == Row.MISSING);
        }

        /** What is done next. */
        List<Next> next() {
            return List.of(Next.of(
                    shown != null
                            ? "TAKE_BACK"
                            : switch (state) {
                                case MISSING -> "FILL";
                                case DRAFT -> signed == null ? "SHOW" : "SIGN";
                                default -> "OPEN";
                            }));
        }

        /** What is still to be signed, in a word; null where nothing is. */
        @Nullable
        Lacks lacks() {
            return state != Row.DRAFT
                    ? null
                    : signed == null ? Lacks.GUEST : houseLacks ? Lacks.HOUSE : witnessLacks ? Lacks.WITNESS : null;
        }

        @Override
        public boolean about(String kind, String subject) {
            return subject.equals(visit.toString());
        }
    }

    /** Whose signature is still to come. */
    public enum Lacks {
        GUEST,
        HOUSE,
        WITNESS
    }

    /** A visit's documents, for whoever answers for the day. */
    static Audience<DocumentFact> everybodys(VisitId visit) {
        return new Audience<>("visit:" + visit, DocumentPermission.READ_ALL, fact -> fact.visit.equals(visit), shown());
    }

    /** A visit's documents for somebody whom they concern, as long as they do. */
    static Audience<DocumentFact> concerning(VisitId visit, StaffId staff) {
        return new Audience<>(
                "visit:" + visit + ":" + staff,
                DocumentPermission.READ,
                fact -> fact.visit.equals(visit) && fact.concerns.contains(staff),
                shown());
    }

    private static List<Shown<DocumentFact>> shown() {
        var shown = new ArrayList<Shown<DocumentFact>>();
        shown.add(Column.text(field("nm", DocumentFact::name), "documents.kind")
                .strong()
                .wide(WIDE)
                .sub(field("bl", fact -> fact.blocks ? "BLOCKS" : "FREE").coded("documents.blocks", "BLOCKS", "FREE")));
        shown.add(Column.status(
                        field("st", DocumentFact::state).coded("documents.row", Row.class),
                        "documents.state",
                        new Mark("DRAFT", "ring2", false),
                        new Mark("ACKNOWLEDGED", "ring2", false),
                        new Mark("ACTIVE", "disc", true),
                        new Mark("ON_FORM", "disc", true),
                        new Mark("INACTIVE", "ring0", false),
                        new Mark("VOID", "ring0", false),
                        new Mark("MISSING", "ring0", false),
                        new Mark("NO_TEXT", "ring0", false))
                .sub(
                        field("lk", DocumentFact::lacks).coded("documents.lacks", Lacks.class),
                        field("wy", DocumentFact::why)
                                .coded(
                                        "documents.why",
                                        "GUEST",
                                        "GUARDIAN",
                                        "REPLACED",
                                        "QUOTE_CHANGED",
                                        "PLAN_CHANGED"),
                        Field.mark("sh", fact -> fact.shown != null, "documents.onScreen"),
                        field("sb", DocumentFact::shownBy)));
        shown.add(Column.text(field("no", DocumentFact::label), "documents.number")
                .sub(field("ve", DocumentFact::version).counted("documents.version.one", "documents.version")));
        shown.add(Column.text(
                field("si", DocumentFact::signer).coded("documents.signer", Signer.class), "documents.signed"));
        shown.add(Column.elapsed(
                field("s", fact -> fact.since == null ? null : fact.since.toEpochMilli()), "documents.since"));
        shown.add(Column.actions(DocumentFact::next, "documents.action", "OPEN", "FILL", "SHOW", "SIGN", "TAKE_BACK"));
        shown.add(field("o", DocumentFact::order));
        shown.add(field("w", fact -> fact.waits() ? "YES" : "NO").coded("documents.waits", "YES", "NO"));
        return shown;
    }

    private static Field<DocumentFact> field(String name, Function<DocumentFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    private final DocumentRows rows;
    private final Watched<UUID> watched = new Watched<>();

    DocumentsBoard(DocumentRows rows) {
        this.rows = rows;
    }

    /** Reads a visit's documents, with every look at this board, until the last watch of it is closed. */
    public Watched.Watch watch(VisitId visit) {
        return watched.watch(visit.value());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(DocumentKind.NAME, "visit", "room", DocumentTexts.TEXT);
    }

    @Override
    public List<DocumentFact> read() {
        return rows.of(watched.now());
    }
}
