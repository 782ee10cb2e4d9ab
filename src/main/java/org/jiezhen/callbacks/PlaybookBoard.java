package org.jiezhen.callbacks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jiezhen.callbacks.PlaybookBoard.Line;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The whole playbook, for whoever looks something up: what is said where, questions and answers, and how to meet whom. */
@Component
public class PlaybookBoard implements BoardSource<Line> {

    /** The board's name. */
    public static final String NAME = "playbook";

    static final String SUBJECT = "playbook";

    private static final int WIDE = 460;

    /**
     * An entry.
     *
     * @param id its code
     * @param where where it is shown, in words
     * @param published who published it, and when; null for what the house came with
     */
    public record Line(
            String id,
            int order,
            PlaybookLook.Kind kind,
            Localized title,
            Localized text,
            Localized where,
            int version,
            @Nullable String published)
            implements BoardSource.Fact {}

    /** All of it. */
    public static final Audience<Line> ALL = Audience.everyRow(
            "all",
            CallbackPermission.PLAYBOOK,
            Column.text(
                    Field.<Line>of("k", Line::kind).coded("playbook.kind", PlaybookLook.Kind.class), "playbook.kind"),
            Column.text(Field.<Line>of("ti", Line::title), "playbook.title").strong(),
            Column.text(Field.<Line>of("tx", Line::text), "playbook.text").wide(WIDE),
            Column.text(Field.<Line>of("wh", Line::where), "playbook.where"),
            Column.text(
                            Field.<Line>of(
                                    "v", line -> new Localized("第 " + line.version + " 版", "Version " + line.version)),
                            "callbacks.plan.version")
                    .sub(Field.of("pb", Line::published)),
            Field.of("o", Line::order));

    private final JdbcClient jdbc;

    PlaybookBoard(JdbcClient jdbc) {
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
        var lines = new ArrayList<Line>();
        jdbc.sql("""
                        SELECT e.*, n.name AS by_name FROM playbook_now e
                        LEFT JOIN journal_told j ON j.id = e.published_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        ORDER BY e.rank, e.code""").query(rs -> {
            lines.add(line(rs, lines.size()));
        });
        return lines;
    }

    private static Line line(ResultSet rs, int order) throws SQLException {
        var by = rs.getString("by_name");
        return new Line(
                rs.getString("code"),
                order,
                PlaybookLook.Kind.valueOf(rs.getString("kind")),
                new Localized(rs.getString("title_zh"), rs.getString("title_en")),
                new Localized(rs.getString("zh"), rs.getString("en")),
                where(rs),
                rs.getInt("version"),
                by == null
                        ? null
                        : by + " "
                                + rs.getObject("published", OffsetDateTime.class)
                                        .atZoneSameInstant(BusinessTime.ZONE)
                                        .toLocalDate());
    }

    private static Localized where(ResultSet rs) throws SQLException {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        if (rs.getBoolean("at_intake")) {
            zh.add("接待");
            en.add("On arrival");
        }
        if (rs.getBoolean("at_consult")) {
            zh.add("咨询");
            en.add(en.isEmpty() ? "In consultation" : "in consultation");
        }
        if (rs.getBoolean("at_call")) {
            zh.add("电话");
            en.add(en.isEmpty() ? "By telephone" : "by telephone");
        }
        return new Localized(String.join("、", zh), String.join(", ", en));
    }
}
