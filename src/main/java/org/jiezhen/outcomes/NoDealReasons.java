package org.jiezhen.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The house's tree of reasons for which there is no deal. */
@Component
class NoDealReasons {

    private record Row(String code, @Nullable String parent, Localized name, boolean inUse, long version) {}

    private final JdbcClient jdbc;

    NoDealReasons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, each before those that belong to it. */
    List<NoDealReason> all() {
        var rows = jdbc.sql("SELECT code, parent, zh, en, in_use, version FROM no_deal_reason ORDER BY rank, code")
                .query((rs, row) -> new Row(
                        rs.getString(1),
                        rs.getString(2),
                        new Localized(rs.getString(3), rs.getString(4)),
                        rs.getBoolean(5),
                        rs.getLong(6)))
                .list();
        var all = new ArrayList<NoDealReason>();
        below(null, rows, all);
        return all;
    }

    private static void below(@Nullable NoDealReason parent, List<Row> rows, List<NoDealReason> all) {
        for (var row : rows) {
            if (Objects.equals(row.parent, parent == null ? null : parent.code())) {
                var reason = new NoDealReason(
                        row.code, row.parent, row.name, path(parent, row.name), row.inUse, row.version);
                all.add(reason);
                below(reason, rows, all);
            }
        }
    }

    private static Localized path(@Nullable NoDealReason parent, Localized name) {
        return parent == null
                ? name
                : new Localized(
                        parent.path().zh() + " › " + name.zh(), parent.path().en() + " › " + name.en());
    }

    /** Those that are offered. */
    List<NoDealReason> inUse() {
        return all().stream().filter(NoDealReason::inUse).toList();
    }

    Optional<NoDealReason> find(String code) {
        return all().stream().filter(reason -> reason.code().equals(code)).findFirst();
    }
}
