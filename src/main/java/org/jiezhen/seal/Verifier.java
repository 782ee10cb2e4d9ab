package org.jiezhen.seal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the journal and its seals side by side, in one snapshot, and names what does not fit. It reads only, and
 * keeps one batch at a time, however long the journal. One run each.
 */
final class Verifier {

    /** Beyond it findings are only counted, and a row that was moved is no longer recognised. */
    static final int KEPT = 1_000;

    // Each of them is tried in every other's place.
    private static final int SEALS_COMPARED = 20;

    private static final int SEALS_AT_ONCE = 20;

    private enum Trust {
        FULL,
        /** Its key was declared lost. */
        ITS_PLACE_ONLY,
        NONE
    }

    private final SealKeys keys;
    private final Map<Long, List<Head>> exported = new HashMap<>();

    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> aboutHeads = new ArrayList<>();
    private long count;

    // Of what does not fit: what stands there now, and under which number it was sealed.
    private final Map<Long, List<String>> standsAt = new HashMap<>();
    private final Map<String, Long> sealedAs = new HashMap<>();
    private final Map<Long, Seal> notGenuine = new HashMap<>();

    private final Set<String> keysBefore = new HashSet<>();
    private @Nullable String keyInUse;
    private @Nullable Seal before;
    private Trust inBefore = Trust.FULL;

    // Not genuine, but its list of entries may be whole. Where it ends, only the next genuine seal can tell.
    private @Nullable Seal doubtful;

    private long seals;
    private long covered = Long.MIN_VALUE;
    private long soundUpTo;
    private long unchecked;

    /**
     * Prepares a run.
     *
     * @param exported heads that were written down elsewhere; each must be found as it was
     */
    Verifier(SealKeys keys, Collection<Head> exported) {
        this.keys = keys;
        exported.forEach(head -> this.exported
                .computeIfAbsent(head.number(), _ -> new ArrayList<>())
                .add(head));
    }

    Verdict verify(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (var entries = new Entries(connection)) {
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(SEALS_AT_ONCE);
                try (var rows =
                        statement.executeQuery("SELECT " + SealTable.COLUMNS + " FROM journal_seal ORDER BY number")) {
                    while (rows.next()) {
                        verify(SealTable.read(rows), entries);
                    }
                }
            }
            compareDoubtful(Long.MAX_VALUE, entries);
            if (before != null) {
                passOver(entries, before.lastId());
            }
            findNumbersNeverGiven(connection);
            compareWithExported();
            return new Verdict(
                    count(connection, Long.MIN_VALUE),
                    seals,
                    soundUpTo,
                    unchecked,
                    count(connection, covered),
                    firstAfter(connection, covered),
                    before == null ? null : before.head(),
                    before == null ? null : before.at(),
                    settled(),
                    count);
        } finally {
            connection.rollback();
        }
    }

    // ---- seals

    private void verify(Seal seal, Entries entries) throws SQLException {
        seals++;
        var key = keys.find(seal.keyId());
        var follows = before == null ? 1 : before.number() + 1;
        var trust = trust(seal, key, follows);
        if (key != null && trust == Trust.FULL) {
            compareDoubtful(seal.firstId() - 1, entries);
        }
        doubtful = null;
        if (seal.number() > follows) {
            found(new Finding.SealsMissing(follows, seal.number() - 1));
        }
        if (trust != Trust.NONE) {
            verifyLink(seal, follows);
            verifyKeyInTurn(seal);
        } else if (key == null) {
            foundOtherKey(seal);
        } else {
            found(new Finding.SealNotGenuine(seal.number(), seal.firstId(), seal.lastId()));
            if (notGenuine.size() < SEALS_COMPARED) {
                notGenuine.put(seal.number(), seal);
            }
            doubtful = seal;
        }
        if (key != null && trust == Trust.FULL) {
            verifyEntries(seal, follows, entries, key.mac());
        }
        for (var head : exported.getOrDefault(seal.number(), List.of())) {
            if (!head.equals(seal.head())) {
                aboutHeads.add(new Finding.HeadDiffers(head));
            }
        }
        exported.remove(seal.number());
        before = seal;
        inBefore = trust;
    }

    private Trust trust(Seal seal, @Nullable SealKey key, long follows) {
        if (key != null) {
            return seal.number() >= follows && seal.isGenuine(key) ? Trust.FULL : Trust.NONE;
        }
        return keys.isLost(seal) ? Trust.ITS_PLACE_ONLY : Trust.NONE;
    }

    private void verifyLink(Seal seal, long follows) {
        if (before != null
                && inBefore != Trust.NONE
                && seal.number() == follows
                && !seal.previous().equals(before.mac())) {
            found(new Finding.SealReplaced(before.number(), seal.number()));
        }
    }

    private void verifyKeyInTurn(Seal seal) {
        if (keyInUse != null && !keyInUse.equals(seal.keyId())) {
            keysBefore.add(keyInUse);
        }
        keyInUse = seal.keyId();
        if (keysBefore.contains(seal.keyId())) {
            var first = lastFinding() instanceof Finding.RetiredKey(var from, var to, var id)
                            && to == seal.number() - 1
                            && id.equals(seal.keyId())
                    ? from
                    : seal.number();
            foundMore(first, seal.number(), new Finding.RetiredKey(first, seal.number(), seal.keyId()));
        }
    }

    private void foundOtherKey(Seal seal) {
        var first = lastFinding() instanceof Finding.OtherKey(var from, var to, var id)
                        && to == seal.number() - 1
                        && id.equals(seal.keyId())
                ? from
                : seal.number();
        foundMore(first, seal.number(), new Finding.OtherKey(first, seal.number(), seal.keyId()));
    }

    private void compareWithExported() {
        var end = before == null ? 0 : before.number();
        exported.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Head::number))
                .forEach(head -> aboutHeads.add(new Finding.HeadGone(head, end)));
        count += aboutHeads.size();
    }

    // ---- entries

    private void verifyEntries(Seal seal, long follows, Entries entries, Mac mac) throws SQLException {
        var first = seal.firstId();
        if (seal.number() == follows && inBefore == Trust.FULL) {
            // The ranges follow each other, so nothing has a number between them, or below the first.
            for (var row = entries.peek(first - 1); row != null; row = entries.peek(first - 1)) {
                inserted(row, mac);
                entries.pass();
            }
        }
        passOver(entries, first - 1);
        compare(seal, true, seal.lastId(), entries, mac);
    }

    /** Where only the seal itself was altered, its list still tells which entry was. */
    private void compareDoubtful(long upTo, Entries entries) throws SQLException {
        var seal = doubtful;
        var key = seal == null ? null : keys.find(seal.keyId());
        if (seal != null
                && key != null
                && seal.entries().isInOrder()
                && seal.entries().id(0) > covered
                && seal.entries().id(seal.entries().size() - 1) <= upTo) {
            passOver(entries, seal.entries().id(0) - 1);
            compare(seal, false, seal.entries().id(seal.entries().size() - 1), entries, key.mac());
        }
    }

    private void compare(Seal seal, boolean genuine, long lastId, Entries entries, Mac mac) throws SQLException {
        var list = seal.entries();
        var index = 0;
        while (index < list.size() && list.id(index) <= covered) {
            index++;
        }
        var row = entries.peek(lastId);
        while (row != null || index < list.size()) {
            if (row != null && (index == list.size() || row.id() < list.id(index))) {
                if (genuine) {
                    inserted(row, mac);
                } else {
                    found(new Finding.DoesNotFit(row.id(), seal.number()));
                }
                entries.pass();
                row = entries.peek(lastId);
            } else if (row == null || list.id(index) < row.id()) {
                var id = list.id(index);
                if (!genuine) {
                    found(new Finding.DoesNotFit(id, seal.number()));
                } else if (found(new Finding.Removed(id, seal.number()))) {
                    sealedAs.put(list.mac(index), id);
                }
                index++;
            } else {
                compare(row, list, index, seal, genuine, mac);
                index++;
                entries.pass();
                row = entries.peek(lastId);
            }
        }
        covered = Math.max(covered, lastId);
    }

    private void compare(EntryRow row, SealedEntries list, int index, Seal seal, boolean genuine, Mac mac) {
        var content = row.macBy(mac, seal.format());
        if (list.hasMac(index, content)) {
            if (count == 0) {
                soundUpTo = row.id();
            }
        } else if (!genuine) {
            found(new Finding.DoesNotFit(row.id(), seal.number()));
        } else if (found(new Finding.Altered(row.id(), seal.number()))) {
            standsAt.put(row.id(), row.macsBy(mac));
            sealedAs.put(list.mac(index), row.id());
        }
    }

    private void inserted(EntryRow row, Mac mac) {
        if (found(new Finding.Inserted(row.id()))) {
            standsAt.put(row.id(), row.macsBy(mac));
        }
    }

    /** Goes by entries about which nothing can be said, because the seal over them is missing or cannot be trusted. */
    private void passOver(Entries entries, long upTo) throws SQLException {
        while (entries.peek(upTo) != null) {
            entries.pass();
            unchecked++;
        }
        covered = Math.max(covered, upTo);
    }

    private void findNumbersNeverGiven(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT id FROM journal WHERE id > greatest(?,
                    pg_sequence_last_value(pg_get_serial_sequence('journal', 'id')::regclass)) ORDER BY id""")) {
            statement.setFetchSize(SEALS_AT_ONCE);
            statement.setLong(1, covered);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found(new Finding.Inserted(rows.getLong(1)));
                }
            }
        }
    }

    private static long count(Connection connection, long after) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT count(*) FROM journal WHERE id > ?")) {
            statement.setLong(1, after);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static @Nullable Instant firstAfter(Connection connection, long after) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT at FROM journal WHERE id > ? ORDER BY id LIMIT 1")) {
            statement.setLong(1, after);
            try (var rows = statement.executeQuery()) {
                var at = rows.next() ? rows.getObject(1, OffsetDateTime.class) : null;
                return at == null ? null : at.toInstant();
            }
        }
    }

    // ---- findings

    /** Whether it is kept. */
    private boolean found(Finding finding) {
        count++;
        return findings.size() < KEPT && findings.add(finding);
    }

    /** A finding that may be the last one grown longer. */
    private void foundMore(long first, long last, Finding finding) {
        if (first < last) {
            findings.removeLast();
            count--;
        }
        found(finding);
    }

    private @Nullable Finding lastFinding() {
        return findings.isEmpty() || findings.size() == KEPT ? null : findings.getLast();
    }

    /** Only at the end it is known what stands elsewhere. */
    private List<Finding> settled() {
        var settled = new ArrayList<Finding>();
        for (var finding : findings) {
            settled.add(
                    switch (finding) {
                        case Finding.Altered altered -> reordered(altered.entry(), altered);
                        case Finding.Inserted inserted -> reordered(inserted.entry(), inserted);
                        case Finding.SealNotGenuine seal -> reorderedSeal(seal.seal(), seal);
                        default -> finding;
                    });
        }
        settled.addAll(aboutHeads);
        return settled;
    }

    private Finding reordered(long entry, Finding otherwise) {
        return standsAt.getOrDefault(entry, List.of()).stream()
                .map(sealedAs::get)
                .filter(Objects::nonNull)
                .findFirst()
                .<Finding>map(from -> new Finding.Reordered(entry, from))
                .orElse(otherwise);
    }

    private Finding reorderedSeal(long number, Finding otherwise) {
        var seal = notGenuine.get(number);
        var key = seal == null ? null : keys.find(seal.keyId());
        if (seal != null && key != null) {
            for (var other : notGenuine.keySet()) {
                if (seal.as(other).isGenuine(key)) {
                    return new Finding.SealReordered(number, other);
                }
            }
        }
        return otherwise;
    }
}
