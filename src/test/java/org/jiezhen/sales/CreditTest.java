package org.jiezhen.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.sales.Credit.Player;
import org.jiezhen.shared.Fen;
import org.jiezhen.staff.StaffId;
import org.junit.jupiter.api.Test;

/** Who is credited with how much: nothing is lost, nothing is made, and nobody owes. */
class CreditTest {

    private static final Map<Part, Integer> RULE = Map.of(Part.SELLER, 800, Part.DOCTOR, 150, Part.RECEPTION, 50);

    @Test
    void anyOrderByAnyRuleWithAnyPlayersIsCreditedWhole() {
        var random = new Random(20261129);
        for (var n = 0; n < 5_000; n++) {
            var doctor = random.nextInt(1001);
            var reception = random.nextInt(1001 - doctor);
            var rule = Map.of(Part.SELLER, 1000 - doctor - reception, Part.DOCTOR, doctor, Part.RECEPTION, reception);
            var order = new Fen(random.nextInt(3) == 0 ? random.nextInt(5) : random.nextInt(999_999_999));
            var shares = Credit.of(
                    order,
                    rule,
                    player("苏曼"),
                    Map.of(Part.DOCTOR, players(random.nextInt(4)), Part.RECEPTION, players(random.nextInt(2))));
            assertThat(Fen.sum(shares.stream().map(Share::fen).toList())).isEqualTo(order);
            assertThat(shares.stream().mapToInt(Share::perMille).sum()).isEqualTo(1000);
            assertThat(shares).noneMatch(share -> share.fen().isNegative() || share.perMille() <= 0);
        }
    }

    @Test
    void whatNobodyHasPlayedIsTheSellersAndSoIsTheRest() {
        assertThat(Credit.of(new Fen(10_001), RULE, player("苏曼"), Map.of()))
                .extracting(Share::perMille)
                .containsExactly(1000);
        var shares = Credit.of(new Fen(10_001), RULE, player("苏曼"), Map.of(Part.DOCTOR, players(1)));
        assertThat(shares).extracting(Share::part).containsExactly(Part.SELLER, Part.DOCTOR);
        assertThat(shares).extracting(share -> share.fen().value()).containsExactly(8_501L, 1_500L);
    }

    private static List<Player> players(int number) {
        return Stream.generate(() -> player("周明远")).limit(number).toList();
    }

    private static Player player(String name) {
        return new Player(new StaffId(UUID.randomUUID()), name);
    }
}
