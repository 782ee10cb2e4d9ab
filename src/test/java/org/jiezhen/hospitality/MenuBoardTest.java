package org.jiezhen.hospitality;

import java.util.List;
import org.jiezhen.hospitality.MenuBoard.MenuFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.springframework.beans.factory.annotation.Autowired;

class MenuBoardTest extends BoardContractTest<MenuFact> {

    @Autowired
    private MenuBoard board;

    @Override
    protected BoardSource<MenuFact> source() {
        return board;
    }

    @Override
    protected Audience<MenuFact> audience() {
        return MenuBoard.EVERYBODY;
    }

    @Override
    protected String change(int n) {
        var item = jdbc.sql("""
                        UPDATE menu_entry SET rank = rank + 1000
                        WHERE id = (SELECT id FROM menu_entry ORDER BY id OFFSET ? LIMIT 1) RETURNING item_id""").param(n % 9).query(String.class).single();
        return "menu:" + item;
    }

    @Override
    protected String table() {
        return "drink_class";
    }

    @Override
    protected List<String> hide() {
        return List.of("GREEN_TEA", "hospitality.offer");
    }
}
