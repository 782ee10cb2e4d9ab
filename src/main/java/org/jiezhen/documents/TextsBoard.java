package org.jiezhen.documents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jiezhen.documents.TextsBoard.Line;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The kinds of texts: what is signed now, what comes, what is written and by whom. */
@Component
public class TextsBoard implements BoardSource<Line> {

    /** The board's name. */
    public static final String NAME = "texts";

    private static final int WIDE = 340;

    /** How far the next version is. */
    public enum Progress {
        NONE,
        DRAFT,
        PROPOSED
    }

    /**
     * A kind.
     *
     * @param version what is signed today; null when nothing is
     * @param next what is published and whose day has not come
     * @param by who has written the draft last, or proposed it
     */
    public record Line(
            String id,
            int order,
            Localized name,
            Localized asks,
            @Nullable Integer version,
            @Nullable LocalDate since,
            @Nullable Integer next,
            @Nullable LocalDate from,
            Progress progress,
            @Nullable String by)
            implements BoardSource.Fact {}

    /** Whoever keeps texts. */
    public static final Audience<Line> ALL = Audience.everyRow(
            "all",
            DocumentPermission.TEXTS,
            Column.text(field("nm", Line::name), "documents.kind")
                    .strong()
                    .wide(WIDE)
                    .sub(field("ak", Line::asks)),
            Column.text(
                            field("ve", Line::version).counted("documents.version.one", "documents.version"),
                            "documents.texts.now")
                    .none("documents.texts.nothing")
                    .sub(field("si", line -> day(line.since))),
            Column.text(
                            field("nv", Line::next).counted("documents.version.one", "documents.version"),
                            "documents.texts.next")
                    .none("documents.texts.noNext")
                    .sub(field("fr", line -> day(line.from))),
            Column.status(
                            field("pr", Line::progress).coded("documents.progress", Progress.class),
                            "documents.progress",
                            new Mark("NONE", "ring0", false),
                            new Mark("DRAFT", "ring2", false),
                            new Mark("PROPOSED", "disc", true))
                    .sub(field("by", Line::by)),
            Column.actions(_ -> List.of(Next.of("OPEN")), "documents.texts.action", "OPEN"),
            field("o", Line::order));

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static Field<Line> field(String name, Function<Line, @Nullable Object> read) {
        return Field.of(name, read);
    }

    private final Texts texts;
    private final JdbcClient jdbc;
    private final Clock clock;

    TextsBoard(Texts texts, JdbcClient jdbc, Clock clock) {
        this.texts = texts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(DocumentTexts.TEXT, "account");
    }

    @Override
    public List<Line> read() {
        var kinds = texts.kinds();
        return jdbc.sql("""
                        SELECT k.code, k.rank, k.zh, k.en, n.version, n.since, x.version, x.since,
                               CASE WHEN d.zh IS NULL THEN 'NONE' WHEN d.proposed_by IS NULL THEN 'DRAFT' ELSE 'PROPOSED' END,
                               s.name
                        FROM document_kind k
                        JOIN document_draft d ON d.kind = k.code
                        LEFT JOIN LATERAL (SELECT version, since FROM document_text WHERE kind = k.code AND since <= :today
                                           ORDER BY version DESC LIMIT 1) AS n ON true
                        LEFT JOIN LATERAL (SELECT version, since FROM document_text WHERE kind = k.code AND since > :today
                                           ORDER BY version DESC LIMIT 1) AS x ON true
                        LEFT JOIN staff_named s ON s.actor = coalesce(d.proposed_by, d.changed_by)::text
                        ORDER BY k.rank""")
                .param("today", BusinessTime.day(clock.instant()))
                .query((rs, row) -> {
                    var code = rs.getString(1);
                    return new Line(
                            code,
                            rs.getInt(2),
                            new Localized(rs.getString(3), rs.getString(4)),
                            kinds.stream()
                                    .filter(kind -> kind.code().equals(code))
                                    .findFirst()
                                    .map(TextsBoard::asks)
                                    .orElse(new Localized("", "")),
                            rs.getObject(5, Integer.class),
                            rs.getObject(6, LocalDate.class),
                            rs.getObject(7, Integer.class),
                            rs.getObject(8, LocalDate.class),
                            Progress.valueOf(rs.getString(9)),
                            rs.getString(10));
                })
                .list();
    }

    /** What a kind asks for, in a line. */
    static Localized asks(TextKind kind) {
        var beside = Shown.said("documents.beside." + kind.beside());
        var witness = Shown.said(kind.witness() ? "documents.withWitness" : "documents.withoutWitness");
        var blocks = Shown.said("documents.blocks." + (kind.blocks() ? "BLOCKS" : "FREE"));
        return new Localized(
                beside.zh() + witness.zh() + "，" + blocks.zh(), beside.en() + witness.en() + ", " + blocks.en());
    }
}
