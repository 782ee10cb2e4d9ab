package org.jiezhen.oversight;

import java.util.List;
import java.util.Set;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.oversight.EscalationRulesBoard.Line;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules by which what is late goes on, for whoever keeps them. */
@Component
public class EscalationRulesBoard implements BoardSource<Line> {

    /** The board's name. */
    public static final String NAME = "rules";

    private static final int WIDER = 380;

    static final String SUBJECT = "escalation";

    /** Whether it is gone by. */
    public enum Use {
        ON,
        OFF
    }

    /**
     * A rule.
     *
     * @param kind of which kind; null is every kind without rules of its own
     * @param minutes so many after it was due
     * @param permission whom it is told
     */
    public record Line(String id, int order, @Nullable Localized kind, Localized minutes, String permission, Use use)
            implements BoardSource.Fact {}

    /** All of them: by kind, then in the order in which they fire. */
    public static final Audience<Line> ALL = Audience.everyRow(
            "all",
            OversightPermission.RULES,
            Column.text(Field.<Line>of("k", Line::kind), "oversight.rule.kind")
                    .strong()
                    .none("oversight.rule.every"),
            Column.text(Field.<Line>of("m", Line::minutes), "oversight.rule.after"),
            Column.text(Field.<Line>of("to", Line::permission), "oversight.rule.to")
                    .wide(WIDER),
            Column.status(
                    Field.<Line>of("u", Line::use).coded("oversight.rule.use", Use.class),
                    "oversight.rule.use",
                    new Mark("ON", "disc", true),
                    new Mark("OFF", "ring0", false)),
            Column.opening("oversight.rule.action"),
            Field.of("o", Line::order));

    private final JdbcClient jdbc;

    EscalationRulesBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Line> read() {
        return jdbc.sql("""
                        SELECT r.id, r.minutes, r.permission, r.enabled, c.zh, c.en,
                               CAST(row_number() OVER (ORDER BY coalesce(c.ordinal, -1), r.minutes, r.id) AS int) AS place
                        FROM escalation_rule r LEFT JOIN late_kind c ON c.code = r.code""")
                .query((rs, row) -> {
                    var zh = rs.getString("zh");
                    var minutes = rs.getInt("minutes");
                    return new Line(
                            "rule:" + rs.getInt("id"),
                            rs.getInt("place"),
                            zh == null ? null : new Localized(zh, rs.getString("en")),
                            minutes == 0
                                    ? new Localized("一到时", "as soon as it is due")
                                    : new Localized("到时后 " + minutes + " 分钟", minutes + " min after it was due"),
                            rs.getString("permission"),
                            rs.getBoolean("enabled") ? Use.ON : Use.OFF);
                })
                .list();
    }
}
