package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.shared.Id;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Of beds: a round passes, one is taken out of use, and whoever is with two guests goes from one to the other. */
class RoomsBoardTest extends PartialBoardContractTest<RoomFact> {

    private static final List<PlaceId> BEDS = List.of(bed(296), bed(297), bed(298), bed(299));
    private static @Nullable VisitId one;
    private static @Nullable VisitId other;

    @Autowired
    private RoomsBoard board;

    @AfterAll
    static void nobodyIsLeft() {
        one = null;
        other = null;
    }

    /** The house is shared with the tests that follow. */
    @AfterEach
    void everyBedIsInUseAndEmpty() {
        jdbc.sql("UPDATE place SET in_use = true WHERE kind = 'BED' AND NOT in_use")
                .update();
        jdbc.sql("UPDATE visit_place SET place_id = NULL, claim = NULL WHERE claim IN (:beds)")
                .param("beds", BEDS.stream().map(PlaceId::value).toList())
                .update();
        one = null;
        other = null;
    }

    private static PlaceId bed(int number) {
        return PlaceId.of("00000000-0000-4000-8000-000000000" + number);
    }

    @Override
    protected BoardSource<RoomFact> source() {
        return board;
    }

    @Override
    protected Audience<RoomFact> audience() {
        return RoomsBoard.STAFF;
    }

    @Override
    protected String change(int n) {
        if (one == null) {
            one = lies(BEDS.get(2));
            other = lies(BEDS.get(3));
            return "visit:" + one + " visit:" + other + " " + changed(n);
        }
        return changed(n);
    }

    private String changed(int n) {
        var bed = BEDS.get(n / 3 % 2);
        jdbc.sql("""
                        WITH entry AS (
                            INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                            VALUES (now(), 'system', 'test.round', 'room', CAST(:bed AS text)) RETURNING id)
                        INSERT INTO room_check (entry, place_id, as_shown, checked)
                        SELECT id, :bed, true, timestamptz '2020-01-01 00:00Z' + :n * interval '1 second' FROM entry""").param("bed", bed.value()).param("n", n).update();
        if (n % 3 != 1) {
            return "room:" + bed;
        }
        // That the other row says so too, the hint does not say.
        var guest = n / 3 % 2 == 0 ? one : other;
        jdbc.sql("""
                        UPDATE visit_custody SET holder = 'STAFF',
                            staff_id = (SELECT id FROM account WHERE username = 'liting'),
                            started = timestamptz '2020-01-01 00:00Z' + :n * interval '1 second'
                        WHERE visit_id = :guest AND ended IS NULL AND voided IS NULL""").param("n", n).param("guest", Id.orNull(guest)).update();
        return "visit:" + guest + " room:" + bed;
    }

    /** Whoever is in a bed and is called otherwise, by whichever record, is so in the bed; no other is read. */
    @Test
    void aCorrectionOfACustomerIsReadWithTheBedAlone() {
        var visit = lies(BEDS.getFirst());
        var customer = jdbc.sql("SELECT customer_id FROM visit WHERE id = ?")
                .param(visit.value())
                .query(String.class)
                .single();
        var before = fact(BEDS.getFirst());
        assertThat(before.about("customer", customer)).isTrue();
        jdbc.sql("UPDATE customer SET name = '改名' WHERE id = CAST(? AS uuid)")
                .param(customer)
                .update();
        var part = new BoardSource.Part(Map.of("customer", Set.of(customer)), Set.of());
        assertThat(board.read(part)).containsExactly(fact(BEDS.getFirst())).doesNotContain(before);
    }

    private RoomFact fact(PlaceId bed) {
        return board.read().stream()
                .filter(fact -> fact.room().equals(bed))
                .findFirst()
                .orElseThrow();
    }

    private VisitId lies(PlaceId bed) {
        return lies(bed, "客");
    }

    private VisitId lies(PlaceId bed, String name) {
        var visit = new VisitRows(jdbc).arrived(name, "13812345678");
        jdbc.sql("UPDATE visit_place SET place_id = :bed, claim = :bed WHERE visit_id = :visit")
                .param("bed", bed.value())
                .param("visit", visit.value())
                .update();
        return visit;
    }

    @Override
    protected String table() {
        return "room_check";
    }

    @Override
    protected List<String> hide() {
        lies(BEDS.getFirst(), "CANARY-NAME");
        return List.of("CANARY-NAME", "13812345678", "1381234", "\"who\"");
    }
}
