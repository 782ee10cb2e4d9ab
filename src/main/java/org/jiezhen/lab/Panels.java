package org.jiezhen.lab;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be ordered, and into which tubes: the house's data. */
@Component
@Transactional(readOnly = true)
public class Panels {

    private static final String PANELS = """
            SELECT code, zh, en, tube, place_id, fasting, role_code, target_minutes, usual, in_use, version,
                   coalesce((SELECT string_agg(zh, '、' ORDER BY rank, code) FROM lab_test WHERE panel = p.code AND in_use), '')
                       AS tests_zh,
                   coalesce((SELECT string_agg(en, ', ' ORDER BY rank, code) FROM lab_test WHERE panel = p.code AND in_use), '')
                       AS tests_en
            FROM lab_panel p""";

    private static final String TUBES = "SELECT code, zh, en, cap, rest_minutes, in_use, version FROM lab_tube";

    private final JdbcClient jdbc;

    Panels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, in their order. */
    public List<Panel> all() {
        return jdbc.sql(PANELS + " ORDER BY rank, code").query(Panels::panel).list();
    }

    /** Those that are offered. */
    public List<Panel> inUse() {
        return all().stream().filter(Panel::inUse).toList();
    }

    /** The one of this code, offered or not. */
    public Optional<Panel> find(String code) {
        return jdbc.sql(PANELS + " WHERE code = ?")
                .param(code)
                .query(Panels::panel)
                .optional();
    }

    /** All kinds of tubes, in their order. */
    public List<Tube> tubes() {
        return jdbc.sql(TUBES + " ORDER BY rank, code").query(Panels::tube).list();
    }

    /** The kind of tube of this code, offered or not. */
    public Optional<Tube> findTube(String code) {
        return jdbc.sql(TUBES + " WHERE code = ?")
                .param(code)
                .query(Panels::tube)
                .optional();
    }

    private static Panel panel(ResultSet rs, int row) throws SQLException {
        return new Panel(
                rs.getString("code"),
                new Localized(rs.getString("zh"), rs.getString("en")),
                rs.getString("tube"),
                Id.orNull(rs.getObject("place_id", UUID.class), PlaceId::new),
                rs.getBoolean("fasting"),
                rs.getString("role_code"),
                rs.getInt("target_minutes"),
                rs.getBoolean("usual"),
                new Localized(rs.getString("tests_zh"), rs.getString("tests_en")),
                rs.getBoolean("in_use"),
                rs.getLong("version"));
    }

    private static Tube tube(ResultSet rs, int row) throws SQLException {
        return new Tube(
                rs.getString("code"),
                new Localized(rs.getString("zh"), rs.getString("en")),
                Tube.Cap.valueOf(rs.getString("cap")),
                rs.getInt("rest_minutes"),
                rs.getBoolean("in_use"),
                rs.getLong("version"));
    }
}
