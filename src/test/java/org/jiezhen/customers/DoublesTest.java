package org.jiezhen.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jiezhen.customers.Doubles.TakenBack;
import org.jiezhen.customers.LikelyDoubles.Reason;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DoublesTest extends CustomersTest {

    private static final LocalDate BORN = LocalDate.of(1990, 5, 17);

    @Autowired
    Doubles doubles;

    @Autowired
    LikelyDoubles likely;

    private void merge(CustomerId loser, CustomerId winner) {
        as(LITING, () -> doubles.merge(UUID.randomUUID(), loser, winner));
    }

    private void takeBack(CustomerId record) {
        as(LITING, () -> doubles.takeBack(UUID.randomUUID(), record, TakenBack.NOT_THE_SAME));
    }

    private CustomerId root(CustomerId record) {
        return jdbc.sql("SELECT root_id FROM customer WHERE id = ?")
                .param(record.value())
                .query(Id.column(CustomerId::new))
                .single();
    }

    private boolean discreet(CustomerId record) {
        return jdbc.sql("SELECT discreet FROM customer WHERE id = ?")
                .param(record.value())
                .query(Boolean.class)
                .single();
    }

    private CustomerId discreetCustomer(String name) {
        var id = customer(name, null);
        jdbc.sql("UPDATE customer SET discreet = true WHERE id = ?")
                .param(id.value())
                .update();
        return id;
    }

    private List<CustomerId> customersOf(UUID... visits) {
        return List.of(visits).stream()
                .map(visit -> jdbc.sql("SELECT customer_id FROM visit WHERE id = ?")
                        .param(visit)
                        .query(Id.column(CustomerId::new))
                        .single())
                .toList();
    }

    @Test
    void whatTwoRecordsHaveInCommonIsSaidTheSurestFirst() {
        var own = customer("王小红", "13812345678", BORN);
        var phone = customer("赵敏", "13812345678", null);
        var birth = customer("王小红", "13911110000", BORN);
        var sound = customer("王晓红", null, BORN);
        var tail = customer("王晓虹", "15900005678", LocalDate.of(1980, 1, 1));
        customer("王小红", "13700001111", LocalDate.of(1970, 1, 1));

        var found = as(LITING, () -> doubles.of(own, 10));

        assertThat(found).extracting(one -> one.customer().id()).containsExactly(phone, birth, sound, tail);
        assertThat(found)
                .extracting(LikelyDoubles.Likely::reasons)
                .containsExactly(
                        List.of(Reason.PHONE),
                        List.of(Reason.NAME_AND_BIRTH),
                        List.of(Reason.SOUND_AND_BIRTH),
                        List.of(Reason.SOUND_AND_TAIL));
    }

    @Test
    void theHousesListHasThesePairsUntilTheyAreMergedOrSaidToBeTwo() {
        var one = customer("王小红", "13812345678", BORN);
        var other = customer("王小红", "13812345678", BORN);
        var mother = customer("李梅", "13700002222", null);
        var daughter = customer("赵静", "13700002222", null);

        var pairs = likely.all(10);

        assertThat(pairs).hasSize(2);
        assertThat(pairs.getFirst().reasons()).containsExactly(Reason.PHONE, Reason.NAME_AND_BIRTH);
        as(LITING, () -> doubles.apart(UUID.randomUUID(), mother, daughter));
        merge(other, one);
        assertThat(likely.all(10)).isEmpty();
        assertThat(as(LITING, () -> doubles.of(daughter, 10))).isEmpty();
    }

    @Test
    void ofThreeWithOneNumberEveryPairIsProposedTheBestFirst() {
        var grace = customer("Grace Ho", "13812345678", null);
        var amy = customer("Amy Lam", "13812345678", null);
        var again = customer("GRACE HO", "13812345678", null);

        var pairs = likely.all(10);

        assertThat(pairs)
                .extracting(pair -> Set.of(pair.one().id(), pair.other().id()))
                .hasSize(3)
                .contains(Set.of(grace, amy), Set.of(amy, again))
                .first()
                .isEqualTo(Set.of(grace, again));
        assertThat(pairs.getFirst().reasons()).containsExactly(Reason.PHONE, Reason.SAME_NAME);

        as(LITING, () -> doubles.apart(UUID.randomUUID(), amy, again));
        merge(again, grace);
        assertThat(likely.all(10))
                .as("what was answered of one record is answered of the person")
                .isEmpty();
    }

    @Test
    void ofANumberOfManyEachPairIsProposedAsManyAsAreAsked() {
        IntStream.range(0, 80).forEach(n -> customer("客" + (char) ('一' + n), "13812345678"));

        assertThat(likely.all(10_000)).hasSize(80 * 79 / 2);
        assertThat(likely.all(10)).hasSize(10);
    }

    @Test
    void aMergedRecordLeadsToTheOtherAndItsVisitsStayWhereTheyWere() {
        var loser = customer("王小红", "13812345678", BORN);
        var winner = customer("王晓红", null, BORN);
        var visit = visit(loser, LocalDate.of(2025, 1, 2));
        var other = visit(winner, LocalDate.of(2025, 1, 2));

        merge(loser, winner);

        assertThat(root(loser)).isEqualTo(winner);
        assertThat(customersOf(visit, other)).containsExactly(loser, winner);
        assertThat(as(LITING, () -> customers.look(loser)).orElseThrow()).satisfies(look -> {
            assertThat(look.id()).isEqualTo(winner);
            assertThat(look.records()).isEqualTo(2);
        });
        assertThat(inTransaction(() -> records.records(winner))).containsExactlyInAnyOrder(loser, winner);
        takeBack(loser);
        assertThat(root(loser)).isEqualTo(loser);
        assertThat(as(LITING, () -> customers.look(loser)).orElseThrow().name()).isEqualTo("王小红");
        assertThat(customersOf(visit, other)).containsExactly(loser, winner);
    }

    @Test
    void aChainTakenApartInTheMiddleLeavesEachVisitWithItsPerson() {
        var a = customer("王一", null);
        var b = customer("王二", null);
        var c = customer("王三", null);
        var visits = new UUID[] {
            visit(a, LocalDate.of(2025, 1, 3)), visit(b, LocalDate.of(2025, 1, 3)), visit(c, LocalDate.of(2025, 1, 3))
        };
        merge(a, b);
        merge(b, c);
        assertThat(List.of(root(a), root(b), root(c))).containsExactly(c, c, c);

        takeBack(b);

        assertThat(List.of(root(a), root(b), root(c))).containsExactly(b, b, c);
        takeBack(a);
        assertThat(List.of(root(a), root(b), root(c))).containsExactly(a, b, c);
        assertThat(customersOf(visits)).containsExactly(a, b, c);
    }

    @Test
    void whoIsDiscreetStaysSoAndWhoWasMadeSoIsAsBefore() {
        var a = discreetCustomer("王一");
        var b = customer("王二", null);
        var c = customer("王三", null);
        var d = discreetCustomer("王四");
        merge(a, b);
        assertThat(discreet(b)).isTrue();
        merge(d, b);
        merge(b, c);
        assertThat(discreet(c)).isTrue();

        takeBack(a);
        assertThat(List.of(discreet(a), discreet(b), discreet(c)))
                .as("d is still among them")
                .containsExactly(true, true, true);
        takeBack(d);
        assertThat(List.of(discreet(a), discreet(b), discreet(c), discreet(d)))
                .containsExactly(true, false, false, true);
    }

    @Test
    void whoWasDiscreetBeforeStaysSo() {
        var a = discreetCustomer("王一");
        var b = discreetCustomer("王二");
        merge(a, b);
        takeBack(a);
        assertThat(List.of(discreet(a), discreet(b))).containsExactly(true, true);
    }

    @Test
    void whenBothAreInTheHouseBothTicketsAreSaid() {
        var loser = customer("王小红", null);
        var winner = customer("王晓红", null);
        visit(loser, null);
        visit(winner, null);
        var tickets = as(
                LITING,
                () -> List.of(
                        customers.look(loser).orElseThrow().id(),
                        customers.look(winner).orElseThrow().id()));
        assertThat(tickets).hasSize(2);

        var refusal = catchThrowableOfType(Refusal.class, () -> merge(loser, winner));

        assertThat(refusal.key()).isEqualTo("refusal.customer.bothHere");
        assertThat(refusal.args()).hasSize(2).doesNotHaveDuplicates().allSatisfy(ticket -> assertThat(ticket.toString())
                .matches("A\\d{3,}"));
        assertThat(root(loser)).isEqualTo(loser);
    }

    @Test
    void whoWasMergedMeanwhileIsSaidWithWhoDidItAndWhen() {
        var a = customer("王一", null);
        var b = customer("王二", null);
        var c = customer("王三", null);
        as(ZHANGLEI, () -> doubles.merge(UUID.randomUUID(), a, b));

        var refusal = catchThrowableOfType(Refusal.class, () -> merge(a, c));

        assertThat(refusal.key()).isEqualTo("refusal.customer.merged");
        assertThat(refusal.args()).startsWith("张蕾").hasAtLeastOneElementOfType(Instant.class);
        assertThat(catchThrowableOfType(Refusal.class, () -> merge(c, a)).key()).isEqualTo("refusal.customer.merged");
        assertThat(catchThrowableOfType(Refusal.class, () -> takeBack(c)).key())
                .isEqualTo("refusal.customer.neverMerged");
        assertThat(catchThrowableOfType(Refusal.class, () -> merge(c, CustomerId.random()))
                        .key())
                .isEqualTo("refusal.customer.unknown");
        assertThatThrownBy(() -> merge(c, c)).isInstanceOf(Refusal.class);
    }

    @Test
    void pressedTwiceItIsDoneOnceAndTheJournalHasIdsAlone() {
        var a = customer("王一", "13812345678");
        var b = customer("王二", null);
        var key = UUID.randomUUID();
        as(LITING, () -> doubles.merge(key, a, b));
        as(LITING, () -> doubles.merge(key, a, b));
        assertThat(jdbc.sql("SELECT detail::text FROM journal WHERE action = 'customers.merge' AND subject_id = ?")
                        .param(a.toString())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains(b.toString(), "\"discreet\": false");
    }

    @Test
    void ofTwoWhoMergeTheSamePairCrosswiseOneIsToldOfTheOther() throws Exception {
        for (var round = 0; round < 25; round++) {
            var a = customer("王一", null);
            var b = customer("王二", null);
            var refusals = new ArrayList<Refusal>();
            for (var outcome : together(
                    () -> as(LITING, () -> doubles.merge(UUID.randomUUID(), a, b)),
                    () -> as(ZHANGLEI, () -> doubles.merge(UUID.randomUUID(), b, a)))) {
                if (outcome != null) {
                    assertThat(outcome).isInstanceOf(Refusal.class);
                    refusals.add((Refusal) outcome);
                }
            }
            assertThat(refusals).singleElement().satisfies(refusal -> assertThat(refusal.key())
                    .isEqualTo("refusal.customer.merged"));
            assertThat(root(a)).isEqualTo(root(b)).isIn(a, b);
        }
    }

    @Test
    void threeWhoMergeInACircleLeaveNoCircle() throws Exception {
        for (var round = 0; round < 15; round++) {
            var a = customer("王一", null);
            var b = customer("王二", null);
            var c = customer("王三", null);
            together(
                    () -> as(LITING, () -> doubles.merge(UUID.randomUUID(), a, b)),
                    () -> as(ZHANGLEI, () -> doubles.merge(UUID.randomUUID(), b, c)),
                    () -> as(LITING, () -> doubles.merge(UUID.randomUUID(), c, a)));
            assertRootsAreTops();
            assertThat(List.of(a, b, c)).anyMatch(record -> root(record).equals(record));
        }
    }

    /** A model beside it: who is merged into whom, and the top of each. */
    @Test
    void whateverIsMergedAndTakenBackEachRecordsRootIsTheTopOfItsChain() {
        var random = new Random(20261124);
        for (var run = 0; run < 6; run++) {
            var model = new HashMap<CustomerId, @Nullable CustomerId>();
            var visits = new HashMap<UUID, CustomerId>();
            for (var n = 0; n < 8; n++) {
                var id = n % 4 == 0 ? discreetCustomer("王") : customer("李", null);
                model.put(id, null);
                visits.put(visit(id, LocalDate.of(2024, 1, 1)), id);
            }
            var own = model.keySet().stream().filter(this::discreet).toList();
            var ids = List.copyOf(model.keySet());
            for (var step = 0; step < 40; step++) {
                var one = ids.get(random.nextInt(ids.size()));
                var other = ids.get(random.nextInt(ids.size()));
                try {
                    if (random.nextInt(5) < 3) {
                        merge(one, other);
                        assertThat(model.get(one)).isNull();
                        assertThat(model.get(other)).isNull();
                        model.put(one, other);
                    } else {
                        takeBack(one);
                        assertThat(model.get(one)).isNotNull();
                        model.put(one, null);
                    }
                } catch (Refusal refusal) {
                    assertThat(one.equals(other)
                                    || model.get(one) != null
                                    || model.get(other) != null
                                    || refusal.key().endsWith("erged"))
                            .isTrue();
                }
                for (var id : ids) {
                    assertThat(root(id)).isEqualTo(top(model, id));
                    var anybody = ids.stream().anyMatch(k -> own.contains(k) && under(model, k, id));
                    assertThat(discreet(id)).isEqualTo(anybody);
                }
            }
            visits.forEach((visit, id) -> assertThat(customersOf(visit)).containsExactly(id));
            assertRootsAreTops();
        }
    }

    private static CustomerId top(Map<CustomerId, @Nullable CustomerId> model, CustomerId id) {
        var above = model.get(id);
        return above == null ? id : top(model, above);
    }

    private static boolean under(Map<CustomerId, @Nullable CustomerId> model, CustomerId id, CustomerId top) {
        var above = model.get(id);
        return id.equals(top) || (above != null && under(model, above, top));
    }

    private void assertRootsAreTops() {
        assertThat(jdbc.sql("""
                                WITH RECURSIVE up AS (
                                    SELECT id, id AS top, merged_into, 0 AS steps FROM customer
                                    UNION ALL
                                    SELECT up.id, k.id, k.merged_into, steps + 1 FROM up JOIN customer k ON k.id = up.merged_into
                                    WHERE steps < 50)
                                SELECT count(*) FROM up JOIN customer c ON c.id = up.id
                                WHERE up.merged_into IS NULL AND c.root_id <> up.top OR steps = 50""").query(Integer.class).single()).isZero();
    }

    @SafeVarargs
    private List<@Nullable Throwable> together(Callable<Object>... all) throws InterruptedException {
        var barrier = new CyclicBarrier(all.length);
        var outcomes = new ArrayList<@Nullable Throwable>();
        try (var threads = Executors.newFixedThreadPool(all.length)) {
            var running = List.of(all).stream()
                    .map(one -> threads.submit(() -> {
                        barrier.await();
                        return one.call();
                    }))
                    .toList();
            for (var future : running) {
                try {
                    future.get();
                    outcomes.add(null);
                } catch (ExecutionException e) {
                    outcomes.add(e.getCause());
                }
            }
        }
        return outcomes;
    }
}
