package org.jiezhen.hospitality;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Subject;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Something of the menu, as commands act on it. */
@Component
class MenuKind implements Kind<MenuItemId, MenuKind.OnMenu> {

    static final String NAME = "menu";

    /**
     * Something of the menu, locked.
     *
     * @param version the last entry of it
     * @param offered whether that still holds
     */
    record OnMenu(MenuItemId id, String code, long version, boolean offered) implements Subject<MenuItemId> {

        @Override
        public String label() {
            return code;
        }

        @Override
        public void requireOpen() {}
    }

    private final JdbcClient jdbc;

    MenuKind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MenuItemId id(UUID value) {
        return new MenuItemId(value);
    }

    @Override
    public OnMenu locked(MenuItemId id) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('menu:' || ?, 0))")
                .param(id.toString())
                .query((rs, row) -> true)
                .single();
        return jdbc.sql("""
                        SELECT i.code, m.id, m.ended IS NULL FROM menu_item i JOIN menu_entry m ON m.item_id = i.id
                        WHERE i.id = ? ORDER BY m.id DESC LIMIT 1""")
                .param(id.value())
                .query((rs, row) -> new OnMenu(id, rs.getString(1), rs.getLong(2), rs.getBoolean(3)))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.hospitality.noItem"));
    }

    @Override
    public void requireMine(OnMenu item) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(MenuAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of();
    }

    @Override
    public Act undo() {
        return MenuAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<OnMenu> context) {}
}
