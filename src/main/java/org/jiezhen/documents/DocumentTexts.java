package org.jiezhen.documents;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Story;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Unseen;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The texts that guests sign: drafted, proposed by one, published by another, from a day on. What is published is never
 * changed; who reads it in five years reads what was signed.
 */
@Service
@Transactional
@RolesAllowed(DocumentPermission.TEXTS)
public class DocumentTexts {

    /** What the journal calls the texts of a kind. */
    static final String TEXT = "documentText";

    private static final int LONGEST = 20_000;

    private final Commands commands;
    private final Story story;
    private final Texts texts;
    private final Samples samples;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    DocumentTexts(Commands commands, Story story, Texts texts, Samples samples, CurrentStaff staff, JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.texts = texts;
        this.samples = samples;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * What is being written of a kind.
     *
     * @param version to be given back with a change
     * @param begun whether anybody has written anything; else it is what was published last, or nothing
     * @param proposer who has proposed it; null while nobody has
     */
    public record Draft(
            long version,
            boolean begun,
            Localized text,
            @Nullable LocalDate since,
            @Nullable StaffId proposer,
            @Nullable String proposerName) {}

    /** A kind with all that is known of its texts. */
    public record Look(TextKind kind, Draft draft, List<PublishedText> published) {}

    private record Said(long version) {}

    /** The texts of a kind. */
    @Transactional(readOnly = true)
    public Look look(String code) {
        var kind = texts.kind(code);
        var published = texts.published(code);
        return new Look(kind, draft(code, published), published);
    }

    private Draft draft(String code, List<PublishedText> published) {
        return jdbc.sql("""
                        SELECT d.version, d.zh, d.en, d.since, d.proposed_by, n.name FROM document_draft d
                        LEFT JOIN staff_named n ON n.actor = d.proposed_by::text WHERE d.kind = ?""")
                .param(code)
                .query((rs, row) -> {
                    var zh = rs.getString(2);
                    var last = published.isEmpty()
                            ? new Localized("", "")
                            : published.getFirst().text();
                    return new Draft(
                            rs.getLong(1),
                            zh != null,
                            zh == null ? last : new Localized(zh, rs.getString(3)),
                            rs.getObject(4, LocalDate.class),
                            Id.orNull(rs.getObject(5, UUID.class), StaffId::new),
                            rs.getString(6));
                })
                .single();
    }

    /**
     * Writes the draft. What was proposed is proposed no longer.
     *
     * @param shown the version on which it is made
     * @param since from which day on it is to be signed; null while that is not known
     * @throws InvalidInput at the text that has an unknown placeholder, or lacks one
     * @throws Refusal when somebody wrote it meanwhile: who, and when
     */
    public void write(UUID key, String code, long shown, Localized text, @Nullable LocalDate since) {
        commands.once(key, TextAct.DRAFT, Said.class, () -> {
            var kind = texts.kind(code);
            requireShown(code, shown);
            var written = new Localized(read("zh", text.zh(), kind), read("en", text.en(), kind));
            commands.run(subject(code), TextAct.DRAFT.plain(), () -> set(code, written, since, null));
            return new Said(shown + 1);
        });
    }

    private static String read(String field, String typed, TextKind kind) {
        var text = typed.strip().replace("\r\n", "\n");
        if (text.isEmpty()) {
            throw new InvalidInput(field, "refusal.documents.empty");
        }
        if (text.length() > LONGEST) {
            throw new InvalidInput(field, "refusal.documents.tooLong", LONGEST);
        }
        if (Unseen.deceives(text)) {
            throw new InvalidInput(field, "refusal.documents.hidden");
        }
        Placeholder.check(field, text, kind);
        return text;
    }

    /**
     * The draft is there to be published, by another.
     *
     * @throws InvalidInput when no day is said, or one that has passed
     */
    public void propose(UUID key, String code, long shown) {
        commands.once(key, TextAct.PROPOSE, Said.class, () -> {
            requireShown(code, shown);
            var draft = written(code);
            requireDay(draft.since);
            commands.run(subject(code), TextAct.PROPOSE.plain(), () -> set(code, draft.text, draft.since, staff.id()));
            return new Said(shown + 1);
        });
    }

    /** The draft is given up: what was published last stays. */
    public void discard(UUID key, String code, long shown) {
        commands.once(key, TextAct.DISCARD, Said.class, () -> {
            requireShown(code, shown);
            written(code);
            commands.run(subject(code), TextAct.DISCARD.plain(), () -> set(code, null, null, null));
            return new Said(shown + 1);
        });
    }

    /**
     * What another has proposed becomes a version, to be signed from its day on.
     *
     * @return its number
     * @throws Refusal when nobody has proposed it, or whoever acts has
     */
    public int publish(UUID key, String code, long shown) {
        return (int) commands.once(key, TextAct.PUBLISH, Said.class, () -> {
                    var kind = texts.kind(code);
                    requireShown(code, shown);
                    var draft = written(code);
                    if (draft.proposer == null) {
                        throw new Refusal("refusal.documents.notProposed");
                    }
                    if (draft.proposer.equals(staff.id())) {
                        throw new Refusal("refusal.documents.byTwo");
                    }
                    var since = requireDay(draft.since);
                    Placeholder.check("zh", draft.text.zh(), kind);
                    Placeholder.check("en", draft.text.en(), kind);
                    var number = jdbc.sql("SELECT coalesce(max(version), 0) + 1 FROM document_text WHERE kind = ?")
                            .param(code)
                            .query(Integer.class)
                            .single();
                    var deed = TextAct.PUBLISH
                            .with("version", number)
                            .with("since", since)
                            .with("proposer", draft.proposer)
                            .with("sha256", Sealed.text(code, number, draft.text));
                    commands.run(subject(code), deed, () -> {
                        jdbc.sql("""
                                        INSERT INTO document_text (kind, version, zh, en, since, published, proposed_by,
                                                                   published_by)
                                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                                .params(
                                        code,
                                        number,
                                        draft.text.zh(),
                                        draft.text.en(),
                                        since,
                                        at(commands.now()),
                                        draft.proposer.value(),
                                        staff.id().value())
                                .update();
                        set(code, null, null, null);
                    });
                    return new Said(number);
                })
                .version;
    }

    /** A text as a guest would read it, with what a made-up guest would have agreed on. */
    @Transactional(readOnly = true)
    public Localized preview(String code, Localized text) {
        texts.kind(code);
        return new Localized(
                Placeholder.fill(text.zh(), samples.in(java.util.Locale.SIMPLIFIED_CHINESE)),
                Placeholder.fill(text.en(), samples.in(java.util.Locale.ENGLISH)));
    }

    private Draft written(String code) {
        var draft = draft(code, List.of());
        if (!draft.begun) {
            throw new Refusal("refusal.documents.noDraft");
        }
        return draft;
    }

    private LocalDate requireDay(@Nullable LocalDate since) {
        if (since == null) {
            throw new InvalidInput("since", "refusal.documents.since");
        }
        if (since.isBefore(BusinessTime.day(commands.now()))) {
            throw new InvalidInput("since", "refusal.documents.past");
        }
        return since;
    }

    private void set(String code, @Nullable Localized text, @Nullable LocalDate since, @Nullable StaffId proposer) {
        var now = at(commands.now());
        jdbc.sql("""
                        UPDATE document_draft SET version = version + 1, zh = :zh, en = :en, since = :since,
                            changed_by = CASE WHEN CAST(:zh AS text) IS NOT NULL THEN CAST(:by AS uuid) END, changed_at = :now,
                            proposed_by = :proposer,
                            proposed_at = CASE WHEN CAST(:proposer AS uuid) IS NOT NULL THEN CAST(:now AS timestamptz) END
                        WHERE kind = :kind""")
                .param("zh", text == null ? null : text.zh())
                .param("en", text == null ? null : text.en())
                .param("since", since)
                .param("by", staff.id().value())
                .param("now", now)
                .param("proposer", Id.orNull(proposer))
                .param("kind", code)
                .update();
    }

    private void requireShown(String code, long shown) {
        var version = jdbc.sql("SELECT version FROM document_draft WHERE kind = ? FOR UPDATE")
                .param(code)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.documents.kind"));
        if (version != shown) {
            throw story.lastBefore(
                    "refusal.documents.draftChanged", subject(code), List.of(TextAct.values()), Long.MAX_VALUE);
        }
    }

    private static Journal.Subject subject(String code) {
        return new Journal.Subject(TEXT, code);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
