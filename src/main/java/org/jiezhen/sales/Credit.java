package org.jiezhen.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiezhen.shared.Fen;
import org.jiezhen.staff.StaffId;

/**
 * How a deal is credited. Each part is worth so many per mille of each order; several who played it have equal shares of it; what
 * nobody has played is the seller's. Sums are whole fen: each share is rounded down, and the rest is the seller's.
 */
final class Credit {

    private static final int ALL = 1000;

    private Credit() {}

    /** Somebody and what he or she did. */
    record Player(StaffId staff, String name) {}

    /**
     * Who is credited with how much of an order. The sums of the shares are the order's sum, their per mille a thousand.
     *
     * @param rule what each part is worth; a thousand in all
     * @param seller who had it accepted
     * @param players who played the other parts
     */
    static List<Share> of(Fen order, Map<Part, Integer> rule, Player seller, Map<Part, List<Player>> players) {
        var shares = new ArrayList<Share>();
        var left = ALL;
        var rest = order;
        for (var part : List.of(Part.DOCTOR, Part.RECEPTION)) {
            var who = players.getOrDefault(part, List.of());
            var worth = rule.getOrDefault(part, 0);
            for (var n = 0; n < who.size(); n++) {
                var perMille = worth / who.size() + (n < worth % who.size() ? 1 : 0);
                if (perMille == 0) {
                    continue;
                }
                var fen = new Fen(Math.multiplyExact(order.value(), perMille) / ALL);
                shares.add(new Share(who.get(n).staff, who.get(n).name, part, perMille, fen));
                left -= perMille;
                rest = rest.minus(fen);
            }
        }
        if (left > 0) {
            shares.addFirst(new Share(seller.staff, seller.name, Part.SELLER, left, rest));
        } else {
            // A rule that leaves the seller nothing: the rest is the first one's.
            var first = shares.getFirst();
            shares.set(
                    0,
                    new Share(
                            first.staff(),
                            first.name(),
                            first.part(),
                            first.perMille(),
                            first.fen().plus(rest)));
        }
        return List.copyOf(shares);
    }
}
