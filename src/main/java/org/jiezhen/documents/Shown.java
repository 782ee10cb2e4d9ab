package org.jiezhen.documents;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Languages;
import org.jiezhen.shell.Words;
import org.jspecify.annotations.Nullable;

/** What is said of documents, in both languages. */
final class Shown {

    private Shown() {}

    static Localized said(String key, Object... args) {
        var words = Words.ofTheHouse();
        return new Localized(
                words.getTranslation(key, Languages.CHINESE, args), words.getTranslation(key, Languages.ENGLISH, args));
    }

    static Localized state(DocumentState state) {
        return said("documents.state." + state);
    }

    /** Why it holds no longer, or not yet; null where there is nothing to be said. */
    static @Nullable Localized why(Archive.Standing standing) {
        var by = standing.endedBy() == null ? "—" : standing.endedBy();
        return switch (standing.state()) {
            case INACTIVE -> said("documents.withdrawnBy." + standing.byWhom(), by);
            case VOID -> said("documents.void." + standing.byWhom(), by);
            case ACKNOWLEDGED -> said("documents.acknowledged.text");
            case DRAFT, ACTIVE -> null;
        };
    }

    static Documents.Signed signed(Signature one, String takenBy, Verifier.Verdict verdict) {
        return new Documents.Signed(
                one.signer(),
                one.name(),
                one.signed(),
                one.relation(),
                checked(one),
                takenBy,
                one.doctor(),
                one.strokes(),
                verdict.altered().stream().anyMatch(altered -> altered.signer() == one.signer()));
    }

    private static Set<KnownBy> checked(Signature one) {
        var checked = EnumSet.noneOf(KnownBy.class);
        if (one.staff() == null) {
            Arrays.stream(KnownBy.values())
                    .filter(known -> Arrays.asList(one.checked().split(" ", -1)).contains(known.name()))
                    .forEach(checked::add);
        }
        return checked;
    }

    /** What was altered, by name. */
    static Localized altered(Verifier.Altered altered) {
        var part = said("documents.altered." + altered.part());
        var signer = altered.signer();
        if (signer == null) {
            return part;
        }
        var whose = said("documents.signer." + signer);
        return new Localized(whose.zh() + part.zh(), whose.en() + ": " + part.en());
    }
}
