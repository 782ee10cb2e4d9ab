package org.jiezhen.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Who of those who look at a customer sees which visits, and where each leads. */
class CustomerBoardTest extends CustomersTest {

    /** A consultant: sees customers, and of those in the house only his or her own. */
    private static final String SUMAN = "suman";

    /** What a browser is sent of a visit. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record VisitRow(String id, @Nullable Boolean op) {}

    @Autowired
    CustomerBoard board;

    @Autowired
    JsonMapper json;

    private List<VisitRow> visits(CustomerId customer, String person, boolean seesAll) {
        var audience = CustomerBoard.visits(customer, people.id(person), seesAll);
        try (var watch = board.watch(customer)) {
            return board.read().stream()
                    .flatMap(fact -> audience.row(fact, json).stream())
                    .map(row -> json.readValue(row, VisitRow.class))
                    .toList();
        }
    }

    private void accompany(UUID visit, String person) {
        jdbc.sql("""
                        WITH entry AS (
                            INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                            VALUES (now(), 'system', 'test.accompany', 'visit', :visit) RETURNING id)
                        INSERT INTO visit_custody (visit_id, holder, staff_id, started, recorded, begun_by)
                        SELECT CAST(:visit AS uuid), 'STAFF', :staff, now(), now(), id FROM entry""")
                .param("visit", visit.toString())
                .param("staff", people.id(person).value())
                .update();
    }

    @Test
    void whoIsInTheHouseIsShownToThoseWhoSeeEveryVisitAndToWhoeverIsWithThem() {
        var customer = customer("王小红", "13812345678");
        var past = visit(customer, LocalDate.of(2026, 3, 1));
        var open = visit(customer, null);

        assertThat(visits(customer, LITING, true)).extracting(VisitRow::id).contains(open.toString());
        assertThat(visits(customer, SUMAN, false))
                .as("an open visit of somebody else's, and its ticket, are not sent; a past one leads nowhere")
                .singleElement()
                .returns(past.toString(), VisitRow::id)
                .returns(null, VisitRow::op);
        assertThat(as(SUMAN, () -> customers.ticketOf(open))).isEmpty();

        accompany(open, SUMAN);

        assertThat(visits(customer, SUMAN, false))
                .filteredOn(row -> row.id().equals(open.toString()))
                .singleElement()
                .returns(true, VisitRow::op);
        assertThat(as(SUMAN, () -> customers.ticketOf(open))).isPresent();
        assertThat(as(SUMAN, () -> customers.ticketOf(past))).isEmpty();
        assertThat(as(LITING, () -> customers.ticketOf(past))).isPresent();
    }
}
