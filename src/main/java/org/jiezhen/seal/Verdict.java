package org.jiezhen.seal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the verifier found.
 *
 * @param entries all entries of the journal, sealed or not
 * @param soundUpTo the last entry before the first finding; without any, the last one sealed
 * @param unchecked entries under seals whose key was declared lost
 * @param unsealed entries after the last seal
 * @param unsealedSince when the first of these was appended, as it says; null where all are sealed
 * @param last the last seal's head; null where there is none
 * @param sealedAt when that was made, as it says
 * @param findings the first ones, in the journal's order; those about exported heads last
 * @param count how many findings there are in all
 */
record Verdict(
        long entries,
        long seals,
        long soundUpTo,
        long unchecked,
        long unsealed,
        @Nullable Instant unsealedSince,
        @Nullable Head last,
        @Nullable Instant sealedAt,
        List<Finding> findings,
        long count) {

    boolean sound() {
        return count == 0;
    }
}
