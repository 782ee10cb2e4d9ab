package org.jiezhen.sales;

import java.util.List;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.sales.OrdersBoard.OrderFact;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

class OrdersBoardTest extends BoardContractTest<OrderFact> {

    private static @Nullable VisitId guest;

    @Autowired
    private OrdersBoard board;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Override
    protected BoardSource<OrderFact> source() {
        return board;
    }

    @Override
    protected Audience<OrderFact> audience() {
        return OrdersBoard.ALL;
    }

    private VisitId bought() {
        if (guest == null) {
            var buyers = beans.createBean(Buyers.class);
            guest = buyers.consulted("欧阳金丝雀").subject();
            buyers.closed(guest, "RT-101");
        }
        return guest;
    }

    @Override
    protected String change(int n) {
        var visit = bought();
        jdbc.sql("UPDATE visit SET status = ? WHERE id = ?")
                .params(n % 2 == 0 ? "COMPLETED" : "IN_PROGRESS", visit.value())
                .update();
        return "visit:" + visit;
    }

    @Override
    protected String table() {
        return "sales_deal";
    }

    @Override
    protected List<String> hide() {
        bought();
        return List.of("欧阳金丝雀", "术后修护面膜");
    }
}
