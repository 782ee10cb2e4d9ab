package org.jiezhen.callbacks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.callbacks.PlansBoard.Line;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Next;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The house's plans of callbacks, for whoever keeps them: on which days, by whom, which version, by whom published. */
@Component
public class PlansBoard implements BoardSource<Line> {

    /** The board's name. */
    public static final String NAME = "callbackPlans";

    private static final int WIDE = 420;

    /**
     * A plan.
     *
     * @param id its code
     * @param days on which days, in words
     * @param by the role that makes its calls, by its code; WHOEVER was named when it was set, or SEVERAL
     * @param published who published it, and when; null for what the house came with
     */
    public record Line(
            String id,
            int order,
            Localized name,
            boolean care,
            int version,
            Localized days,
            String by,
            @Nullable String published)
            implements BoardSource.Fact {}

    /** All of them. */
    public static final Audience<Line> ALL = Audience.everyRow(
            "all",
            CallbackPermission.PLAN,
            Column.text(Field.<Line>of("nm", Line::name), "callbacks.plan.name")
                    .strong()
                    .sub(Field.mark("ca", Line::care, "callbacks.care")),
            Column.text(Field.<Line>of("dy", Line::days), "callbacks.plan.days").wide(WIDE),
            Column.text(Field.<Line>of("by", Line::by), "callbacks.by"),
            Column.text(Field.<Line>of("v", Line::version), "callbacks.plan.version")
                    .sub(Field.of("pb", Line::published)),
            Column.actions(_ -> List.of(Next.of("SCRIPT")), "callbacks.plan.action", "SCRIPT", "OPEN"),
            Field.of("o", Line::order));

    private final JdbcClient jdbc;

    PlansBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(CallbackPlanning.SUBJECT);
    }

    private record Row(
            String why,
            Localized name,
            boolean care,
            int version,
            PlanStep step,
            @Nullable String by,
            Instant at) {}

    @Override
    public List<Line> read() {
        var plans = new LinkedHashMap<String, List<Row>>();
        jdbc.sql("""
                        SELECT w.code, w.zh, w.en, w.care, p.version, p.published, n.name, s.step, s.months, s.days, s.role_code
                        FROM callback_reason w
                        JOIN callback_plan p ON p.why = w.code
                             AND p.version = (SELECT max(version) FROM callback_plan WHERE why = w.code)
                        JOIN callback_plan_step s ON s.why = p.why AND s.version = p.version
                        LEFT JOIN journal_told j ON j.id = p.published_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        ORDER BY w.rank, s.step""").query(PlansBoard::row).list().forEach(row -> plans.computeIfAbsent(
                        row.why, _ -> new ArrayList<>())
                .add(row));
        var lines = new ArrayList<Line>();
        plans.values().forEach(rows -> lines.add(line(rows, lines.size())));
        return lines;
    }

    private static Line line(List<Row> rows, int order) {
        var first = rows.getFirst();
        var roles = rows.stream()
                .map(row -> row.step.role())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Line(
                first.why,
                order,
                first.name,
                first.care,
                first.version,
                new Localized(
                        rows.stream().map(row -> zh(row.step)).collect(Collectors.joining("、")),
                        rows.stream().map(row -> en(row.step)).collect(Collectors.joining(", "))),
                roles.isEmpty()
                        ? "WHOEVER"
                        : roles.size() == 1 ? roles.iterator().next() : "SEVERAL",
                first.by == null
                        ? null
                        : first.by + " " + first.at.atZone(BusinessTime.ZONE).toLocalDate());
    }

    private static String zh(PlanStep step) {
        return step.months() > 0
                ? "满 " + step.months() + " 个月"
                : step.days() < 0 ? "前 " + -step.days() + " 天" : step.days() == 0 ? "当天" : "第 " + step.days() + " 天";
    }

    private static String en(PlanStep step) {
        return step.months() > 0
                ? counted(step.months(), "month")
                : step.days() < 0
                        ? counted(-step.days(), "day") + " before"
                        : step.days() == 0 ? "the same day" : "day " + step.days();
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getString("code"),
                new Localized(rs.getString("zh"), rs.getString("en")),
                rs.getBoolean("care"),
                rs.getInt("version"),
                new PlanStep(rs.getInt("step"), rs.getInt("months"), rs.getInt("days"), rs.getString("role_code")),
                rs.getString("name"),
                rs.getObject("published", OffsetDateTime.class).toInstant());
    }
}
