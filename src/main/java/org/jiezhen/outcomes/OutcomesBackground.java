package org.jiezhen.outcomes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiezhen.callbacks.CalledBackground;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For whoever rings a guest: for what she was here, and what became of it. */
@Component
class OutcomesBackground implements CalledBackground {

    private static final Localized WISH = new Localized("来院想做", "Was here for");
    private static final Localized NOTE = new Localized("咨询师备注", "The consultant’s note");
    private static final Localized BECAME = new Localized("结果", "What became of it");
    private static final Map<OutcomeKind, Localized> KINDS = Map.of(
            OutcomeKind.DEAL, new Localized("成交", "Deal"),
            OutcomeKind.NO_DEAL, new Localized("未成交", "No deal"),
            OutcomeKind.LATER, new Localized("改日再定", "Decides later"),
            OutcomeKind.LEFT, new Localized("不辞而别", "Left without a word"));

    private record Visit(LocalDate day, OutcomeKind kind, Localized why, Localized wish, String note) {}

    private final JdbcClient jdbc;

    OutcomesBackground(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Line> of(CustomerId person) {
        return jdbc
                .sql("""
                        SELECT v.arrival_day, o.kind, concat_ws(' › ', p.zh, r.zh) AS why_zh, concat_ws(' › ', p.en, r.en) AS why_en,
                               i.zh AS wish_zh, i.en AS wish_en, n.note
                        FROM customer_record k
                        JOIN visit v ON v.customer_id = k.record_id
                        JOIN outcome_now o ON o.visit_id = v.id
                        LEFT JOIN no_deal_reason r ON r.code = o.reason
                        LEFT JOIN no_deal_reason p ON p.code = r.parent
                        LEFT JOIN outcome_note n ON n.decision = o.decision
                        LEFT JOIN LATERAL (
                            SELECT string_agg(s.zh, '、' ORDER BY s.rank) AS zh, string_agg(s.en, ', ' ORDER BY s.rank) AS en
                            FROM intake_said a JOIN specialty s ON s.code = ANY (string_to_array(a.value, ' '))
                            WHERE a.visit_id = v.id AND a.field = 'INTEREST') AS i ON true
                        WHERE k.person_id = ? ORDER BY v.arrived_at DESC LIMIT 2""")
                .param(person.value())
                .query((rs, row) -> new Visit(
                        rs.getObject("arrival_day", LocalDate.class),
                        OutcomeKind.valueOf(rs.getString("kind")),
                        words(rs.getString("why_zh"), rs.getString("why_en")),
                        words(rs.getString("wish_zh"), rs.getString("wish_en")),
                        Objects.requireNonNullElse(rs.getString("note"), "")))
                .stream()
                .flatMap(visit -> lines(visit).stream())
                .toList();
    }

    private static Localized words(@Nullable String zh, @Nullable String en) {
        return new Localized(Objects.requireNonNullElse(zh, ""), Objects.requireNonNullElse(en, ""));
    }

    private static List<Line> lines(Visit visit) {
        var kind = Objects.requireNonNull(KINDS.get(visit.kind));
        var became = visit.why.zh().isEmpty()
                ? kind
                : new Localized(kind.zh() + "：" + visit.why.zh(), kind.en() + ": " + visit.why.en());
        return Stream.of(
                        new Line(WISH, visit.wish, visit.day, false),
                        new Line(BECAME, became, visit.day, false),
                        new Line(NOTE, new Localized(visit.note, visit.note), visit.day, false))
                .filter(line -> !line.value().zh().isEmpty())
                .toList();
    }
}
