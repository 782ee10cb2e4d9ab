package org.jiezhen.sales.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jiezhen.sales.Deals.Order;
import org.jiezhen.sales.Deals.OrderLine;
import org.jiezhen.sales.Share;
import org.jiezhen.shared.Fen;

/** Orders as they are read: a department, its lines, who is credited. */
@StyleSheet("styles/sales.css")
final class OrderParts extends Div {

    OrderParts(List<Order> orders, Fen sum, Locale locale) {
        addClassName("sales-orders");
        orders.forEach(order -> add(order(order, locale)));
        var total = line(getTranslation("sales.total"), sum.total());
        total.addClassName("total");
        add(total);
    }

    private Div order(Order order, Locale locale) {
        var name = order.departmentName().in(locale);
        var head = line(
                order.number().isEmpty() ? name : order.number() + " · " + name,
                order.deal().total());
        head.addClassName("head");
        var all = new Div(head);
        all.addClassName("sales-order");
        order.lines()
                .forEach(line -> all.add(line(what(line, locale), line.deal().text())));
        var credited = new Div(getTranslation(
                "sales.creditedWith", order.shares().stream().map(this::said).collect(Collectors.joining(" · "))));
        credited.addClassName("credited");
        all.add(credited);
        return all;
    }

    private String what(OrderLine line, Locale locale) {
        var name = line.item().in(locale);
        if (line.units() != line.quantity()) {
            return getTranslation("sales.line.units", name, line.quantity() + "", line.units() + "");
        }
        return line.quantity() == 1 ? name : getTranslation("sales.line.quantity", name, line.quantity() + "");
    }

    private String said(Share share) {
        return getTranslation(
                "sales.share",
                share.name(),
                getTranslation("sales.part." + share.part()),
                percent(share.perMille()),
                share.fen().total());
    }

    static String percent(int perMille) {
        return perMille % 10 == 0 ? perMille / 10 + "" : perMille / 10 + "." + perMille % 10;
    }

    private static Div line(String what, String sum) {
        var money = new Span(sum);
        money.addClassNames("num", "money");
        var line = new Div(new Span(what), money);
        line.addClassName("sales-line");
        return line;
    }
}
