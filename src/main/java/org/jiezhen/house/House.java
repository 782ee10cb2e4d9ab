package org.jiezhen.house;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the building is like. Open to every module: facts about rooms, nothing about people. */
@Component
@Transactional(readOnly = true)
public class House {

    private static final String PLACE =
            "SELECT id, kind, floor, name_zh, name_en, short_zh, short_en, wall_zh, wall_en FROM place WHERE in_use";

    private final JdbcClient jdbc;

    House(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every place in use, in the order of the building. */
    public List<Place> places() {
        return jdbc.sql(PLACE + " ORDER BY ordinal").query(House::place).list();
    }

    /** The place, if it is in use. */
    public Optional<Place> findPlace(PlaceId id) {
        return jdbc.sql(PLACE + " AND id = ?")
                .param(id.value())
                .query(House::place)
                .optional();
    }

    /** Where each place in use lies on its floor's plan: where somebody has laid it, and else as the house lays it out. */
    public Map<PlaceId, Spot> plan() {
        return PlanLayout.ofHouse(jdbc.sql("""
                        SELECT id, kind, floor, ordinal, row_no, plan_x, plan_y, plan_w, plan_h FROM place WHERE in_use""")
                .query((rs, row) -> new PlanLayout.OnFloor(
                        rs.getInt("floor"),
                        new PlanLayout.Item(
                                new PlaceId(rs.getObject("id", UUID.class)),
                                Place.Kind.valueOf(rs.getString("kind")),
                                rs.getInt("ordinal"),
                                rs.getInt("row_no"),
                                rs.getObject("plan_x") == null
                                        ? null
                                        : new Spot(
                                                rs.getInt("plan_x"),
                                                rs.getInt("plan_y"),
                                                rs.getInt("plan_w"),
                                                rs.getInt("plan_h")))))
                .list());
    }

    /** What is said to the customer at a step, by its code: GREETING, FAREWELL. */
    public Localized phrase(String code) {
        return jdbc.sql("SELECT zh, en FROM phrase WHERE code = ?")
                .param(code)
                .query((rs, row) -> new Localized(rs.getString(1), rs.getString(2)))
                .single();
    }

    /** After how many seconds a state is late, by its code. */
    public int targetSeconds(String code) {
        return jdbc.sql("SELECT seconds FROM target WHERE code = ?")
                .param(code)
                .query(Integer.class)
                .single();
    }

    /** A number by which the house works, by its code. */
    public int rule(String code) {
        return jdbc.sql("SELECT value FROM house_rule WHERE code = ?")
                .param(code)
                .query(Integer.class)
                .single();
    }

    /** What the house is good at, in its order: what a guest may ask for, and a consultant be trained in. */
    public List<Specialty> specialties() {
        return jdbc.sql("SELECT code, zh, en FROM specialty WHERE in_use ORDER BY rank")
                .query((rs, row) -> new Specialty(rs.getString(1), new Localized(rs.getString(2), rs.getString(3))))
                .list();
    }

    /** The departments, in the order of the building. */
    public List<Department> departments() {
        return jdbc.sql("""
                        SELECT d.code, d.name_zh, d.name_en FROM department d
                        ORDER BY (SELECT min(p.ordinal) FROM place p WHERE p.department = d.code AND p.in_use) NULLS LAST,
                                 d.code""")
                .query((rs, row) -> new Department(rs.getString(1), new Localized(rs.getString(2), rs.getString(3))))
                .list();
    }

    private static Place place(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        var wall = rs.getString("wall_zh");
        return new Place(
                new PlaceId(rs.getObject("id", UUID.class)),
                Place.Kind.valueOf(rs.getString("kind")),
                rs.getInt("floor"),
                new Localized(rs.getString("name_zh"), rs.getString("name_en")),
                new Localized(rs.getString("short_zh"), rs.getString("short_en")),
                wall == null ? null : new Localized(wall, rs.getString("wall_en")));
    }
}
