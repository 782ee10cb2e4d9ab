package org.jiezhen.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jiezhen.acts.Done;
import org.jiezhen.documents.Documents;
import org.jiezhen.folders.Folders;
import org.jiezhen.lab.Orders;
import org.jiezhen.outcomes.OutcomeKind;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.quotes.QuoteDraft;
import org.jiezhen.quotes.QuoteDraft.Planned;
import org.jiezhen.quotes.QuoteSums.Whole;
import org.jiezhen.quotes.Quotes;
import org.jiezhen.sales.Corrections.Given;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;

/** A deal is what was accepted and signed, and nothing else is; it becomes an order for each department, to the last fen. */
class DealsTest extends VisitsTest {

    private static final String SUMAN = "suman";
    private static final String GAOFENG = "gaofeng";
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final String MASK = "RT-101";
    private static final String LIDS = "EY-102";

    @Autowired
    Deals deals;

    @Autowired
    Corrections corrections;

    @Autowired
    ShareRules rules;

    @Autowired
    OrdersBoard orders;

    @Autowired
    Quotes quotes;

    @Autowired
    Outcomes outcomes;

    @Autowired
    Documents documents;

    @Autowired
    Folders folders;

    @Autowired
    Orders lab;

    @Autowired
    AutowireCapableBeanFactory beans;

    private Buyers buyers;
    private VisitId guest;

    @BeforeEach
    void aGuestIsConsulted() {
        jdbc.sql("UPDATE place SET housekeeping = false").update();
        buyers = beans.createBean(Buyers.class);
        guest = buyers.consulted("吴婧").subject();
        as(SUMAN, () -> desk.move(key(), guest, room(1)));
    }

    @AfterEach
    void nobodyWaitsForOtherTests() {
        theHallIsEmpty();
    }

    // ---- what lacks is said

    @Test
    void withoutAnAcceptedQuoteAContractAndPrivacyThereIsNoDealAndEachRefusalSaysWhatLacks() {
        assertThat(refused(SUMAN, this::close).key()).isEqualTo("refusal.deal.notAccepted");
        buyers.accepted(guest, QuoteDraft.of(buyers.one(MASK)));
        assertThat(refused(SUMAN, this::close).key()).isEqualTo("refusal.deal.contract");
        assertThat(as(SUMAN, () -> deals.prepare(guest)).missing()).hasSize(2);
        buyers.contractSigned(guest);
        assertThat(refused(SUMAN, this::close).key()).isEqualTo("refusal.deal.privacy");
        buyers.privacySigned(guest);
        as(SUMAN, this::close);
        assertThat(outcome()).isEqualTo(OutcomeKind.DEAL);
    }

    @Test
    void aContractOfAnOlderVersionIsNoContract() {
        buyers.accepted(guest, QuoteDraft.of(buyers.one(MASK)));
        buyers.signed(guest);
        as(SUMAN, () -> quotes.write(key(), guest, 1, QuoteDraft.of(Planned.of(buyers.item(MASK), 3))));
        assertThat(refused(SUMAN, this::close).key()).isEqualTo("refusal.deal.notAccepted");
        as(SUMAN, () -> quotes.accept(key(), guest, 2, Set.of(1), ZH));
        assertThat(refused(SUMAN, this::close).key()).isEqualTo("refusal.deal.contract");
    }

    @Test
    void bySqlTooNothingIsOrderedThatWasNotAcceptedAndSigned() {
        buyers.accepted(guest, QuoteDraft.of(buyers.one(MASK)));
        var ids = jdbc.sql("SELECT id, version_id FROM quote_acceptance WHERE visit_id = ?")
                .param(guest.value())
                .query()
                .singleRow();
        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO sales_deal (id, visit_id, acceptance_id, version_id, document_id, rule, deal_fen, closed,
                                                        closed_by, entry)
                                SELECT gen_random_uuid(), a.visit_id, a.id, a.version_id, d.document_id, 1, a.deal_fen, now(), a.staff_id,
                                       a.begun_by
                                FROM quote_acceptance a JOIN document_now d ON d.bound_id = a.version_id::text
                                WHERE a.id = ?""").param(ids.get("id")).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("the contract is not signed");
    }

    // ---- what follows

    @Test
    void anOrderForEachDepartmentWhoseSumsAndSharesAddUpToTheLastFen() {
        as(
                SUMAN,
                () -> quotes.write(
                        key(),
                        guest,
                        0,
                        new QuoteDraft(
                                List.of(Planned.of(buyers.item(LIDS), 1), Planned.of(buyers.item(MASK), 7)),
                                new Whole(33, Fen.NONE),
                                null,
                                null)));
        buyers.confirmed(guest, LIDS);
        as(SUMAN, () -> quotes.accept(key(), guest, 1, Set.of(1, 2), ZH));
        buyers.signed(guest);
        as(SUMAN, this::close);

        var deal = as(SUMAN, () -> deals.of(guest)).orElseThrow();
        assertThat(deal.orders())
                .extracting(Deals.Order::department)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(1);
        assertThat(Fen.sum(deal.orders().stream().map(Deals.Order::deal).toList()))
                .isEqualTo(deal.sum());
        assertThat(deal.orders()).allSatisfy(order -> {
            assertThat(Fen.sum(order.lines().stream().map(Deals.OrderLine::deal).toList()))
                    .isEqualTo(order.deal());
            assertThat(Fen.sum(order.shares().stream().map(Share::fen).toList()))
                    .isEqualTo(order.deal());
            assertThat(order.shares())
                    .extracting(Share::name)
                    .as("who consulted, the doctor, whoever received")
                    .containsExactlyInAnyOrder("苏曼", "周明远", "刘悦");
        });
        assertThat(deal.holds()).isTrue();
    }

    @Test
    void withTheDealGoTheFolderTheLabFormTheCallbackTheCashierAndAGuideBeside() {
        as(SUMAN, () -> quotes.write(key(), guest, 0, QuoteDraft.of(Planned.of(buyers.item(LIDS), 1))));
        buyers.confirmed(guest, LIDS);
        as(SUMAN, () -> quotes.accept(key(), guest, 1, Set.of(1), ZH));
        buyers.signed(guest);
        assertThat(as(SUMAN, () -> deals.prepare(guest)).lab()).isTrue();
        var press = key();
        var done = as(SUMAN, () -> deals.close(press, guest, buyers.rings()));
        assertThat(as(SUMAN, () -> deals.close(press, guest, buyers.rings()))).isEqualTo(done);

        assertThat(as(SUMAN, () -> folders.of(guest)).orElseThrow().name()).isEqualTo("苏曼");
        assertThat(as(SUMAN, () -> lab.of(guest))).hasSize(1);
        assertThat(as(SUMAN, () -> outcomes.of(guest)).orElseThrow().rung()).isEqualTo("CALLBACK_AGENT");
        assertThat(along()).isOne();
        as(SUMAN, () -> desk.advance(key(), guest, Outcomes.TO_THE_CASHIER, WaitingReason.LEAVING));
        assertThat(along()).as("who has paid needs nobody beside").isZero();
        var again = refused(GAOFENG, this::close);
        assertThat(again.key()).isEqualTo("refusal.deal.already");
        assertThat(again.args()).contains("苏曼");
    }

    @Test
    void whatIsOrderedIsNotWrittenAnewAndConsultedAgainItIsRevoked() {
        buyers.closed(guest, MASK);
        var refusal =
                refused(SUMAN, () -> quotes.write(key(), guest, 1, QuoteDraft.of(Planned.of(buyers.item(MASK), 2))));
        assertThat(refusal.key()).isEqualTo("refusal.deal.ordered");
        as(SUMAN, () -> outcomes.reopen(key(), guest));
        assertThat(as(SUMAN, () -> deals.of(guest))).isEmpty();
        assertThat(orders.read()).noneMatch(order -> order.visit().equals(guest));
        as(SUMAN, () -> quotes.write(key(), guest, 1, QuoteDraft.of(Planned.of(buyers.item(MASK), 2))));
    }

    @Test
    void whatWasSignedAndIsWithdrawnMustNotBeCharged() {
        buyers.closed(guest, MASK);
        var contract = buyers.contract(guest);
        as(SUMAN, () -> documents.withdraw(key(), contract, "改主意了"));
        assertThat(as(SUMAN, () -> deals.of(guest)).orElseThrow().holds()).isFalse();
        assertThat(orders.read())
                .filteredOn(order -> order.visit().equals(guest))
                .extracting(OrdersBoard.OrderFact::state)
                .containsOnly(OrdersBoard.State.VOID);
    }

    @Test
    void whoLeavesWithAnOrderOpenIsShownToTheManager() {
        buyers.closed(guest, MASK);
        as(SUMAN, () -> desk.advance(key(), guest, Outcomes.TO_THE_CASHIER, WaitingReason.LEAVING));
        as(SUMAN, () -> desk.depart(key(), guest));
        assertThat(orders.read())
                .filteredOn(order -> order.visit().equals(guest))
                .extracting(OrdersBoard.OrderFact::state)
                .containsOnly(OrdersBoard.State.LEFT_OPEN);
    }

    // ---- whose it is

    @Test
    void onlyWhoseGuestItIsClosesAndOnlyWhoMaySeesTheOrders() {
        buyers.accepted(guest, QuoteDraft.of(buyers.one(MASK)));
        assertThat(refused(XULAN, this::close).key()).isEqualTo("refusal.visit.unknown");
        assertThatThrownBy(() -> as(LITING, this::close)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(LITING, () -> deals.of(guest))).isInstanceOf(AccessDeniedException.class);
        buyers.signed(guest);
        as(SUMAN, this::close);
        assertThat(as(XULAN, () -> deals.of(guest))).as("another consultant").isEmpty();
        assertThat(as(GAOFENG, () -> deals.of(guest))).isPresent();
    }

    // ---- the rule

    @Test
    void whoAnswersForTheDayCorrectsByHandWhoIsCreditedForAReasonAndTakesItBack() {
        buyers.accepted(guest, QuoteDraft.of(buyers.one(MASK)));
        buyers.signed(guest);
        var deal = as(SUMAN, this::close).subject();
        var before = as(GAOFENG, () -> corrections.look(deal));
        assertThat(before.reason()).isNull();
        var both =
                List.of(new Given(people.id(SUMAN), Part.SELLER, 667), new Given(people.id("xulan"), Part.SELLER, 333));
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> as(GAOFENG, () -> corrections.correct(key(), deal, before.shares(), both, " ")))
                        .field())
                .isEqualTo("reason");
        for (var wrong : List.of(
                both.subList(0, 1),
                List.of(both.get(0), new Given(people.id(SUMAN), Part.SELLER, 333)),
                List.of(both.get(0), new Given(null, Part.SELLER, 333)))) {
            assertThat(refused(GAOFENG, () -> corrections.correct(key(), deal, before.shares(), wrong, "两人一起谈的"))
                            .key())
                    .startsWith("refusal.deal.correct");
        }
        assertThatThrownBy(() -> as(SUMAN, () -> corrections.correct(key(), deal, before.shares(), both, "我谈的")))
                .isInstanceOf(AccessDeniedException.class);

        var done = as(GAOFENG, () -> corrections.correct(key(), deal, before.shares(), both, "两人一起谈的"));
        var stands = as(SUMAN, () -> deals.of(guest)).orElseThrow();
        assertThat(stands.orders()).allSatisfy(order -> {
            assertThat(order.shares()).extracting(Share::name).containsExactly("苏曼", "许岚");
            assertThat(Fen.sum(order.shares().stream().map(Share::fen).toList()))
                    .as("to the last fen")
                    .isEqualTo(order.deal());
        });
        assertThat(orders.read())
                .filteredOn(one -> one.visit().equals(guest))
                .allSatisfy(one -> assertThat(one.sellers()).contains(people.id("xulan")));
        var refusal = refused(GAOFENG, () -> corrections.correct(key(), deal, before.shares(), both, "又一次"));
        assertThat(refusal.key()).isEqualTo("refusal.deal.corrected");
        assertThat(refusal.args()).containsExactly("高峰");
        assertThat(as(GAOFENG, () -> corrections.look(deal)).reason()).isEqualTo("两人一起谈的");

        as(GAOFENG, () -> undo.takeBack(key(), done.entry()));
        assertThat(as(GAOFENG, () -> corrections.look(deal)).shares()).isEqualTo(before.shares());
        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO sales_correction (deal_id, reason, people, parts, worth, started, recorded, begun_by)
                                SELECT id, '少给', ARRAY[closed_by], '{SELLER}', '{999}', now(), now(), entry FROM sales_deal
                                WHERE id = ?""").param(deal.value()).update())
                .hasMessageContaining("does not give the whole");
    }

    @Test
    void aRuleHoldsFromADayIsNeverChangedAndDealsRememberTheirs() {
        var today = BusinessTime.day(clock.instant());
        assertThat(fieldOf(null, 1000, 0, 0)).isEqualTo("from");
        assertThat(fieldOf(today.minusDays(1), 1000, 0, 0)).isEqualTo("from");
        assertThat(fieldOf(today.plusYears(1), 900, 99, 0)).isEqualTo("SELLER");
        assertThat(fieldOf(today.plusYears(1), -1, 1001, 0)).isEqualTo("SELLER");
        buyers.closed(guest, MASK);
        var before = as(SUMAN, () -> deals.of(guest)).orElseThrow();
        var day = as(GAOFENG, rules::all).getFirst().from().plusYears(20);
        as(GAOFENG, () -> rules.write(key(), day, worth(1000, 0, 0)));
        assertThat(as(GAOFENG, rules::all).getFirst().worth()).containsEntry(Part.SELLER, 1000);
        assertThat(as(SUMAN, () -> deals.of(guest)).orElseThrow().orders()).isEqualTo(before.orders());
        assertThat(fieldOf(day, 1000, 0, 0)).as("taken").isEqualTo("from");
        assertThatThrownBy(() ->
                        jdbc.sql("UPDATE sales_rule_part SET per_mille = 1").update())
                .hasStackTraceContaining("permission denied");
    }

    private String fieldOf(@Nullable LocalDate from, int seller, int doctor, int reception) {
        return catchThrowableOfType(
                        InvalidInput.class,
                        () -> as(GAOFENG, () -> rules.write(key(), from, worth(seller, doctor, reception))))
                .field();
    }

    private static Map<Part, Integer> worth(int seller, int doctor, int reception) {
        return Map.of(Part.SELLER, seller, Part.DOCTOR, doctor, Part.RECEPTION, reception);
    }

    // ---- steps

    private int along() {
        return jdbc.sql("SELECT count(*) FROM task_now WHERE code = 'TO_CASHIER' AND visit_id = ?")
                .param(guest.value())
                .query(Integer.class)
                .single();
    }

    private Done<DealId> close() {
        return deals.close(key(), guest, buyers.rings());
    }

    private @Nullable OutcomeKind outcome() {
        return as(SUMAN, () -> outcomes.of(guest)).orElseThrow().kind();
    }
}
