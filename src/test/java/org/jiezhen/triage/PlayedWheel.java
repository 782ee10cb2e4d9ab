package org.jiezhen.triage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jiezhen.duty.Standings.Standing;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.triage.Rules.Effect;
import org.jiezhen.triage.Situation.Consultant;
import org.jiezhen.triage.Situation.Grade;
import org.jiezhen.triage.Situation.Guest;
import org.jiezhen.triage.Situation.Owed;
import org.jspecify.annotations.Nullable;

/** A wheel in memory: guests come, and each decision is carried out as the ledger would. */
final class PlayedWheel {

    static final Rules RULES = new Rules(
            List.of(Rules.Named.values()),
            List.of(),
            Rules.Own.OWNER_THEN_FIRST,
            true,
            true,
            Map.of(),
            Map.of(),
            null,
            Map.of());

    private final Map<String, Consultant> all = new LinkedHashMap<>();
    private final Map<String, Integer> received = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-11-28T01:00:00Z");
    private long no;
    private long passes;

    static StaffId id(String name) {
        return new StaffId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** Somebody who is on duty, with a scope; none is all. */
    PlayedWheel with(String name, String... scope) {
        all.put(
                name,
                new Consultant(
                        id(name),
                        Standing.ON_DUTY,
                        scope.length == 0 ? null : List.of(scope),
                        null,
                        Grade.MIDDLE,
                        0,
                        9,
                        0,
                        999,
                        true,
                        false,
                        0,
                        null,
                        List.of(),
                        null));
        return this;
    }

    PlayedWheel change(String name, UnaryOperator<Consultant> how) {
        all.computeIfPresent(name, (_, one) -> how.apply(one));
        return this;
    }

    PlayedWheel stands(String name, Standing standing) {
        return change(
                name,
                one -> copy(one, standing, one.now(), one.today(), one.in(), one.level(), one.lastTurn(), one.owed()));
    }

    PlayedWheel has(String name, int guests) {
        return change(
                name,
                one -> copy(
                        one, one.standing(), guests, one.today(), one.in(), one.level(), one.lastTurn(), one.owed()));
    }

    Consultant of(String name) {
        return Objects.requireNonNull(all.get(name));
    }

    int received(String name) {
        return received.getOrDefault(name, 0);
    }

    static Guest wants(String... specialties) {
        return new Guest("FIRST", true, null, null, null, null, null, List.of(specialties), "zh", List.of());
    }

    Choice look(Guest guest) {
        return look(guest, RULES);
    }

    Choice look(Guest guest, Rules rules) {
        return Chooser.choose(situation(guest), rules);
    }

    Situation situation(Guest guest) {
        return new Situation(now, no, guest, new ArrayList<>(all.values()));
    }

    /** A guest comes, and is received by the first: by name; null when nobody can. */
    @Nullable
    String comes(Guest guest) {
        var choice = look(guest);
        now = now.plus(Duration.ofMinutes(7));
        no++;
        choice.comings().forEach(coming -> raise(coming.who(), coming.raises(), coming.in()));
        var first = choice.first();
        if (first.isEmpty()) {
            return null;
        }
        choice.passed().forEach(passed -> {
            raise(passed.who(), passed.effect() == Effect.NOTHING ? 0 : 1, null);
            if (passed.effect() == Effect.CREDIT) {
                owe(passed.who());
            }
        });
        receive(first.get(), guest);
        var name = name(first.get().who());
        received.merge(name, 1, Integer::sum);
        return name;
    }

    private void receive(Ranked first, Guest guest) {
        change(name(first.who()), one -> {
            var owed = new ArrayList<>(one.owed());
            var turn = guest.turn() && first.by().equals(Choice.WHEEL);
            var served = first.by().equals(Choice.CREDIT);
            if (served) {
                owed.removeIf(pass -> pass.pass() == Objects.requireNonNull(first.serves()));
            }
            return copy(
                    one,
                    one.standing(),
                    one.now(),
                    one.today() + 1,
                    one.in(),
                    one.level() + (turn ? 1 : 0),
                    turn || served ? now : one.lastTurn(),
                    owed);
        });
    }

    private void raise(StaffId who, int by, @Nullable Boolean in) {
        change(
                name(who),
                one -> copy(
                        one,
                        one.standing(),
                        one.now(),
                        one.today(),
                        in == null ? one.in() : in,
                        one.level() + by,
                        one.lastTurn(),
                        one.owed()));
    }

    private void owe(StaffId who) {
        change(name(who), one -> {
            var owed = new ArrayList<>(one.owed());
            owed.add(new Owed(++passes, now));
            return copy(one, one.standing(), one.now(), one.today(), one.in(), one.level(), one.lastTurn(), owed);
        });
    }

    String name(StaffId who) {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(who))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static Consultant copy(
            Consultant one,
            Standing standing,
            int guests,
            int today,
            boolean in,
            int level,
            @Nullable Instant last,
            List<Owed> owed) {
        return new Consultant(
                one.id(),
                standing,
                one.scope(),
                one.languages(),
                one.grade(),
                guests,
                one.atOnce(),
                today,
                one.aDay(),
                one.wheel(),
                in,
                level,
                last,
                owed,
                one.left());
    }
}
