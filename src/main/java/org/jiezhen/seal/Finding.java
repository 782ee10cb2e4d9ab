package org.jiezhen.seal;

/** Something in the journal or its seals that is not as it was sealed. */
sealed interface Finding {

    /** What is wrong, for people. */
    String sentence();

    record Altered(long entry, long seal) implements Finding {
        @Override
        public String sentence() {
            return "entry %,d was altered after it was sealed (seal %,d)".formatted(entry, seal);
        }
    }

    record Removed(long entry, long seal) implements Finding {
        @Override
        public String sentence() {
            return "entry %,d was removed after it was sealed (seal %,d)".formatted(entry, seal);
        }
    }

    /** Under a number that was free when its range was sealed, or that the portal never gave. */
    record Inserted(long entry) implements Finding {
        @Override
        public String sentence() {
            return "entry %,d was inserted behind the portal's back".formatted(entry);
        }
    }

    record Reordered(long entry, long sealedAs) implements Finding {
        @Override
        public String sentence() {
            return "entry %,d was reordered: it was sealed as entry %,d".formatted(entry, sealedAs);
        }
    }

    /** Under a seal that is not genuine, so that nobody can tell which of the two is to blame. */
    record DoesNotFit(long entry, long seal) implements Finding {
        @Override
        public String sentence() {
            return "entry %,d does not fit seal %,d: one of the two, or both, were altered".formatted(entry, seal);
        }
    }

    /** Altered, or never made by the portal. */
    record SealNotGenuine(long seal, long firstEntry, long lastEntry) implements Finding {
        @Override
        public String sentence() {
            return "seal %,d was altered or forged; it says that it covers entries %,d to %,d"
                    .formatted(seal, firstEntry, lastEntry);
        }
    }

    record SealReordered(long seal, long madeAs) implements Finding {
        @Override
        public String sentence() {
            return "seal %,d was reordered: it was made as seal %,d".formatted(seal, madeAs);
        }
    }

    record SealsMissing(long first, long last) implements Finding {
        @Override
        public String sentence() {
            return seals(first, last) + " missing";
        }
    }

    /** Each is genuine, but the later was made on another one than stands before it. */
    record SealReplaced(long seal, long next) implements Finding {
        @Override
        public String sentence() {
            return "seal %,d was replaced, with its entries or without: seal %,d was made after another one"
                    .formatted(seal, next);
        }
    }

    record OtherKey(long firstSeal, long lastSeal, String keyId) implements Finding {
        @Override
        public String sentence() {
            return "%s of another key (%s) than those given".formatted(seals(firstSeal, lastSeal), keyId);
        }
    }

    /** A key that had been replaced was used again, as somebody would who got hold of an old one. */
    record RetiredKey(long firstSeal, long lastSeal, String keyId) implements Finding {
        @Override
        public String sentence() {
            return "%s of key %s, which had been replaced before".formatted(seals(firstSeal, lastSeal), keyId);
        }
    }

    record HeadGone(Head head, long lastSeal) implements Finding {
        @Override
        public String sentence() {
            return "seal %,d, exported as %s, is not there any more, nor what it sealed: the last one now is seal %,d"
                    .formatted(head.number(), head, lastSeal);
        }
    }

    record HeadDiffers(Head head) implements Finding {
        @Override
        public String sentence() {
            return "seal %,d is not the one that was exported as %s: what is up to there was written anew"
                    .formatted(head.number(), head);
        }
    }

    private static String seals(long first, long last) {
        return first == last ? "seal %,d is".formatted(first) : "seals %,d to %,d are".formatted(first, last);
    }
}
