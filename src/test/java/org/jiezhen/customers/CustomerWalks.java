package org.jiezhen.customers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;
import static org.jiezhen.journeys.Walker.putAway;

import java.time.LocalDate;
import java.util.List;
import org.jiezhen.journeys.Reception;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;

/** The pages of customers. */
class CustomerWalks implements Walks {

    private final CustomerAdministration customers;
    private final Reception reception;
    private final CustomerId customer;

    CustomerWalks(CustomerAdministration customers, Reception reception) {
        this.customers = customers;
        this.reception = reception;
        customer = customer("王小红");
        customer("王晓红");
    }

    @Override
    public List<Walk> walks() {
        return List.of(
                new Walk("/customers", this::customers),
                new Walk("/customers/:id", this::customer),
                new Walk("/customers/doubles", this::doubles));
    }

    private void customers(Walker walker) {
        for (var page : List.of(walker.desk(), walker.lift())) {
            walker.open(page, "/customers");
            assertThat(page.locator(".hint")).isVisible();
            walker.look(page, "customers");
            page.locator(".find-field input").first().fill("王");
            assertThat(page.locator(".found .option").first()).isVisible();
            walker.look(page, "customers found");
        }
        walker.desk().locator(".find-field input").first().fill("zzz");
        assertThat(walker.desk().locator("main .say")).containsText("zzz");
        walker.look(walker.desk(), "no customer found");
        button(walker.desk(), "登记新顾客").click();
        dialog(walker.desk());
        walker.look(walker.desk(), "new customer");
    }

    private void customer(Walker walker) {
        for (var page : List.of(walker.lift(), walker.desk())) {
            walker.open(page, "/customers/" + customer);
            assertThat(page.locator("live-board").first()).containsText("王小红");
            walker.look(page, "customer");
        }
        for (var act : List.of("显示完整资料", "证件", "更正资料")) {
            button(walker.desk(), act).click();
            dialog(walker.desk());
            walker.look(walker.desk(), act);
            putAway(walker.desk());
        }
    }

    private void doubles(Walker walker) {
        walker.open(walker.desk(), "/customers/doubles");
        var pair = walker.desk().locator("live-board tbody tr").first();
        assertThat(pair).isVisible();
        walker.look(walker.desk(), "doubles");
        pair.locator("td").first().click();
        assertThat(walker.desk().locator(".compare")).isVisible();
        walker.look(walker.desk(), "two compared");
    }

    private CustomerId customer(String name) {
        return reception
                .as(
                        Reception.DESK,
                        () -> customers.register(
                                Reception.key(),
                                new CustomerDetails(
                                        new PersonName(name),
                                        new Phone("13812345678"),
                                        Sex.FEMALE,
                                        LocalDate.of(1990, 5, 17),
                                        "zh",
                                        false,
                                        null,
                                        null,
                                        null),
                                true))
                .customer();
    }
}
