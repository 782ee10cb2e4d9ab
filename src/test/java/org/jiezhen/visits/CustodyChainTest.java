package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiezhen.Amount;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.SignedOut;
import org.jiezhen.visits.Rectifications.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Eight people do whatever comes to their mind; what must never happen must not have happened. */
@Tag(Amount.TAG)
class CustodyChainTest extends VisitsTest {

    private static final List<String> PEOPLE =
            List.of(LIUYUE, LITING, ZHANGLEI, WANGFANG, XULAN, "gaofeng", "suman", "fengjie");
    private static final int COMMANDS = Amount.of(150, 2_500);

    @Autowired
    private ApplicationEventPublisher events;

    private static final Set<String> WANTED = Set.of(
            "accept",
            "take",
            "depart",
            "undo",
            "move",
            "signOut",
            "call",
            "absent",
            "requeue",
            "mistake",
            "exchange",
            "leftUnseen",
            "overnight");
    private static final int MOST_ROUNDS = 10;

    private final List<VisitId> visits = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final Map<String, AtomicInteger> tally = new ConcurrentHashMap<>();

    @Test
    void custodyIsAChainWithoutGapsWhateverPeopleDo() throws Exception {
        var seed = Long.getLong("seed", System.nanoTime());
        var entriesBefore = count("SELECT max(id) FROM journal");
        // Chance alone decides who gets something done: they go on until each kind of command was accepted once.
        for (var round = 0; round < MOST_ROUNDS && !tally.keySet().containsAll(WANTED); round++) {
            var first = seed + (long) round * PEOPLE.size();
            for (var person : together(PEOPLE.size(), n -> (Callable<Boolean>) () -> {
                live(PEOPLE.get(n), new Random(first + n));
                return true;
            })) {
                person.get();
            }
        }

        var hint = "run again with -Dseed=" + seed + " " + tally;
        assertThat(tally.keySet()).as(hint).containsAll(WANTED);
        assertThat(new Invariants(jdbc, entriesBefore).broken()).as(hint).isEmpty();
        assertThat(count("SELECT count(*) FROM journal WHERE subject_kind = 'visit' AND action <> 'visits.abandon'"
                        + " AND id > (SELECT max(id) FROM journal WHERE action = 'test.empty')"))
                .as("each accepted command is journalled once of each visit it changed: " + hint)
                .isEqualTo(accepted.get());
        assertThat(count("SELECT count(*) FROM visit WHERE id IN (SELECT subject_id::uuid FROM journal WHERE action ="
                        + " 'visits.arrive' AND id > (SELECT max(id) FROM journal WHERE action = 'test.empty'))"))
                .as(hint)
                .isEqualTo(arrivals.get());
    }

    private void live(String who, Random random) {
        var last = new ArrayList<Done<?>>();
        for (var n = 0; n < COMMANDS; n++) {
            try {
                act(who, random, last);
            } catch (Refusal refusal) {
                tally.computeIfAbsent(refusal.key(), key -> new AtomicInteger()).incrementAndGet();
            } catch (org.springframework.security.access.AccessDeniedException denied) {
                tally.computeIfAbsent("denied", key -> new AtomicInteger()).incrementAndGet();
            }
        }
    }

    private void act(String who, Random random, List<Done<?>> last) {
        var visit =
                visits.isEmpty() ? VisitId.random() : visits.get(Math.max(0, visits.size() - 1 - random.nextInt(6)));
        var choice = visits.isEmpty() ? 0 : random.nextInt(38);
        var name = name(choice);
        if (name.equals("signOut")) {
            events.publishEvent(new SignedOut(people.id(who)));
            tally.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
            return;
        }
        var done = as(who, () -> command(name, visit, random, last));
        accepted.addAndGet(name.equals("exchange") ? 2 : 1);
        tally.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
        last.add(done);
        if (name.equals("arrive")) {
            arrivals.incrementAndGet();
            visits.add((VisitId) done.subject());
        }
    }

    private static String name(int choice) {
        return switch (choice) {
            case 0, 1 -> "arrive";
            case 2, 3, 4 -> "offer";
            case 5, 6, 7 -> "accept";
            case 8 -> "decline";
            case 9 -> "withdraw";
            case 10, 11, 12, 13 -> "take";
            case 14 -> "leaveAlone";
            case 15 -> "leaveToDesk";
            case 16, 17 -> "move";
            case 18, 19 -> "advance";
            case 20 -> "depart";
            case 21 -> "signOut";
            case 26, 27, 28 -> "call";
            case 29 -> "again";
            case 30, 31 -> "absent";
            case 32 -> "requeue";
            case 33 -> "callOff";
            case 34 -> "mistake";
            case 35 -> "leftUnseen";
            case 36 -> "overnight";
            case 37 -> "exchange";
            default -> "undo";
        };
    }

    private Done<?> command(String name, VisitId visit, Random random, List<Done<?>> last) {
        var seat = random.nextInt(5) == 0 ? null : seat(random.nextInt(4));
        return switch (name) {
            case "arrive" -> desk.arrive(key(), in(seat));
            case "offer" ->
                custody.offer(
                        key(),
                        visit,
                        random.nextBoolean() ? null : people.id(PEOPLE.get(random.nextInt(PEOPLE.size()))));
            case "accept" -> custody.accept(key(), visit);
            case "decline" -> custody.decline(key(), visit);
            case "withdraw" -> custody.withdraw(key(), visit);
            case "take" -> custody.take(key(), visit);
            case "leaveAlone" -> custody.leaveAlone(key(), visit);
            case "leaveToDesk" -> custody.leaveToDesk(key(), visit);
            case "move" -> desk.move(key(), visit, seat);
            case "advance" -> desk.advance(key(), visit, any(random), any(random));
            case "depart" -> desk.depart(key(), visit);
            case "call" -> calls.call(key(), visit, room(1 + random.nextInt(4)));
            case "again" -> calls.again(key(), visit);
            case "absent" -> calls.absent(key(), visit);
            case "requeue" -> calls.requeue(key(), visit);
            case "callOff" -> calls.callOff(key(), visit);
            case "mistake" ->
                rectifications.registeredByMistake(
                        key(), visit, version(visit), random.nextBoolean() ? Reason.TWICE : Reason.NO_VISIT);
            case "exchange" -> {
                var other = visits.get(Math.max(0, visits.size() - 1 - random.nextInt(6)));
                if (other.equals(visit)) {
                    throw new Refusal("nobody.to.exchange");
                }
                yield rectifications.exchange(key(), visit, version(visit), other, version(other), Reason.MIXED_UP);
            }
            case "leftUnseen" -> closing.leftUnseen(key(), visit, clock.instant());
            case "overnight" -> closing.staysOvernight(key(), visit, closing.today());
            case "undo" -> {
                if (last.isEmpty()) {
                    throw new Refusal("nothing.to.undo");
                }
                yield undo.takeBack(
                        key(),
                        last.get(Math.max(0, last.size() - 1 - random.nextInt(3)))
                                .entry());
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    private String any(Random random) {
        var all = List.copyOf(reasons.all());
        return all.get(random.nextInt(all.size())).code();
    }
}
