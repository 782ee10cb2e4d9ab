package org.jiezhen.documents;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiezhen.shared.InvalidInput;

/** What a text leaves open, and a document has filled in: a closed list. In a text it stands in braces: {@code {guest}}. */
public enum Placeholder {
    /** What the hospital is called. */
    HOSPITAL,
    /** The guest's name. */
    GUEST,
    /** The guest's birth date. */
    BIRTH,
    TICKET,
    /** The day on which it is filled. */
    DAY,
    /** What is agreed on, or done. */
    ITEMS,
    /** What it costs. */
    TOTAL,
    /** Which doctor does it. */
    DOCTOR;

    private static final Pattern ANY = Pattern.compile("\\{([^{}\\s]*)}");

    /** What whoever fills it says; the house knows the others. */
    public static final Set<Placeholder> SAID = Set.of(ITEMS, TOTAL, DOCTOR);

    /** As it stands in a text, without its braces. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<Placeholder> parse(String codes) {
        return codes.isBlank()
                ? EnumSet.noneOf(Placeholder.class)
                : Pattern.compile(" ")
                        .splitAsStream(codes)
                        .map(code -> valueOf(code.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Placeholder.class)));
    }

    private static Optional<Placeholder> of(String code) {
        for (var one : values()) {
            if (one.code().equals(code)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** Those of a text. */
    static Set<Placeholder> in(String text) {
        var found = EnumSet.noneOf(Placeholder.class);
        ANY.matcher(text).results().flatMap(one -> of(one.group(1)).stream()).forEach(found::add);
        return found;
    }

    /**
     * Reads a text of a kind.
     *
     * @param field the form's field, named in the refusal
     * @throws InvalidInput that names those which there are not, or without which the text cannot be
     */
    static void check(String field, String text, TextKind kind) {
        var unknown = new TreeSet<String>();
        ANY.matcher(text).results().forEach(one -> {
            if (kind.onForm() || of(one.group(1)).isEmpty()) {
                unknown.add(one.group());
            }
        });
        if (!unknown.isEmpty()) {
            throw new InvalidInput(field, "refusal.documents.unknown", String.join(" ", unknown));
        }
        var missing = EnumSet.copyOf(kind.needs().isEmpty() ? EnumSet.noneOf(Placeholder.class) : kind.needs());
        missing.removeAll(in(text));
        if (!missing.isEmpty()) {
            throw new InvalidInput(field, "refusal.documents.missing", named(missing));
        }
    }

    private static String named(Set<Placeholder> some) {
        return some.stream().map(one -> "{" + one.code() + "}").collect(Collectors.joining(" "));
    }

    /** The text with what was said in the place of each. What was said is not read for placeholders again. */
    static String fill(String text, Map<Placeholder, String> said) {
        return ANY.matcher(text)
                .replaceAll(one ->
                        Matcher.quoteReplacement(of(one.group(1)).map(said::get).orElse(one.group())));
    }
}
