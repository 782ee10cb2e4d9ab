package org.jiezhen.prices;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.acts.Gate;
import org.jiezhen.house.House;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the price list says to the house: a level below that of something that is offered, and the removal of a department to
 * which something is settled, are refused by name.
 */
@Component
class HouseGate implements Gate {

    private static final int SAID = 5;

    private final House house;
    private final JdbcClient jdbc;

    HouseGate(House house, JdbcClient jdbc) {
        this.house = house;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("rule", "department");
    }

    @Override
    public void refuse(Passage passage) {
        if (passage.subject().kind().equals("rule")) {
            if (passage.subject().id().equals(PriceAdministration.HOUSE_LEVEL)) {
                var above = named(
                        "SELECT zh, en FROM price_item WHERE in_use AND level > ? ORDER BY code",
                        house.rule(PriceAdministration.HOUSE_LEVEL));
                if (!above.isEmpty()) {
                    throw new Refusal("refusal.prices.offeredAbove", listed(above));
                }
            }
            return;
        }
        var code = passage.subject().id();
        if (house.departments().stream()
                .noneMatch(department -> department.code().equals(code))) {
            var settled = named("SELECT zh, en FROM price_item WHERE department = ? ORDER BY code", code);
            if (!settled.isEmpty()) {
                throw new Refusal("refusal.prices.settledThere", listed(settled));
            }
        }
    }

    private List<Localized> named(String sql, Object of) {
        return jdbc.sql(sql)
                .param(of)
                .query((rs, row) -> new Localized(rs.getString(1), rs.getString(2)))
                .list();
    }

    private static Localized listed(List<Localized> names) {
        var more = names.size() > SAID ? " …" : "";
        return new Localized(
                names.stream().limit(SAID).map(Localized::zh).collect(Collectors.joining("、")) + more,
                names.stream().limit(SAID).map(Localized::en).collect(Collectors.joining(", ")) + more);
    }
}
