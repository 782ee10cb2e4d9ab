package org.jiezhen.customers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Pinyin;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who somebody is that tells a name and a number. Beyond doubt it is the one customer with that name, however it was
 * typed, and that number; whoever else has the number may be the same person, and then somebody is asked.
 */
@Component
public class Acquaintance {

    // Nobody compares more.
    private static final int MOST_ASKED = 5;

    private final JdbcClient jdbc;

    Acquaintance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A name and a number, as told together. */
    public record Told(PersonName name, Phone phone) {

        private Told folded() {
            return new Told(new PersonName(name.folded()), phone);
        }
    }

    /**
     * A customer who may be the one who tells a name and a number.
     *
     * @param customer the record that stands for the person
     * @param shownName the name, or what a discreet guest is called; null while nobody knows it
     */
    public record Perhaps(CustomerId customer, @Nullable Object shownName) {}

    private record Owner(
            String phone,
            @Nullable String name,
            CustomerId root,
            boolean discreet,
            @Nullable String alias,
            @Nullable String rootName) {

        boolean isCalled(PersonName told) {
            return name != null && new PersonName(name).isOneWith(told);
        }

        boolean mayBe(@Nullable PersonName told) {
            return discreet || told == null || name == null || alike(name, told.value());
        }
    }

    /** The record that stands for the customer; null when nobody, or more than one, has this name and this number. */
    public @Nullable CustomerId of(PersonName name, @Nullable Phone phone) {
        return phone == null ? null : ofAll(Set.of(new Told(name, phone))).get(new Told(name, phone));
    }

    /** The same for many at once; whom nobody knows for certain is not in it. */
    public Map<Told, CustomerId> ofAll(Collection<Told> told) {
        var known = new HashMap<Told, Set<CustomerId>>();
        for (var owner : owners(told.stream().map(one -> one.phone.value()).toList())) {
            if (owner.name != null) {
                known.computeIfAbsent(
                                new Told(new PersonName(owner.name), new Phone(owner.phone)).folded(),
                                _ -> new HashSet<>())
                        .add(owner.root);
            }
        }
        var certain = new HashMap<Told, CustomerId>();
        for (var one : told) {
            var roots = known.getOrDefault(one.folded(), Set.of());
            if (roots.size() == 1) {
                certain.put(one, roots.iterator().next());
            }
        }
        return certain;
    }

    /**
     * Who may be the one who tells this number, the likeliest first: those with the same name, those whose name is like
     * it or not known, and whoever is discreet, because nothing of such a guest is shown by mistake.
     *
     * @param name null when none was told
     */
    public List<Perhaps> perhaps(@Nullable PersonName name, Phone phone) {
        var likeliest = new ArrayList<Owner>();
        var others = new ArrayList<Owner>();
        for (var owner : owners(List.of(phone.value()))) {
            if (name != null && owner.isCalled(name)) {
                likeliest.add(owner);
            } else if (owner.mayBe(name)) {
                others.add(owner);
            }
        }
        likeliest.addAll(others);
        return likeliest.stream()
                .map(owner -> new Perhaps(owner.root, ShownName.of(owner.discreet, owner.alias, owner.rootName)))
                .distinct()
                .limit(MOST_ASKED)
                .toList();
    }

    /** Who may be the one who tells this name and this birth date: whoever was born then, and has a name that sounds like it. */
    public List<Perhaps> born(PersonName name, LocalDate birthDate) {
        return jdbc.sql("""
                        SELECT DISTINCT p.id, p.discreet, p.alias, p.name, p.registered_at
                        FROM customer k JOIN customer p ON p.id = k.root_id
                        WHERE k.pinyin COLLATE "C" = ? AND k.pinyin <> '' AND k.birth_date = ?
                        ORDER BY p.registered_at, p.id LIMIT ?""")
                .params(Pinyin.of(name.value()), birthDate, MOST_ASKED)
                .query((rs, row) -> new Perhaps(
                        new CustomerId(rs.getObject("id", UUID.class)),
                        ShownName.of(rs.getBoolean("discreet"), rs.getString("alias"), rs.getString("name"))))
                .list();
    }

    private List<Owner> owners(List<String> phones) {
        if (phones.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT k.phone, k.name, k.root_id, p.discreet, p.alias, p.name AS root_name
                        FROM unnest(CAST(:phones AS text[])) AS told (phone)
                        JOIN customer k ON reverse(k.phone) = reverse(told.phone) AND k.phone IS NOT NULL
                        JOIN customer p ON p.id = k.root_id
                        ORDER BY k.registered_at, k.id""")
                .param(
                        "phones",
                        phones.stream().filter(Objects::nonNull).distinct().toArray(String[]::new))
                .query((rs, row) -> new Owner(
                        rs.getString("phone"),
                        rs.getString("name"),
                        new CustomerId(rs.getObject("root_id", UUID.class)),
                        rs.getBoolean("discreet"),
                        rs.getString("alias"),
                        rs.getString("root_name")))
                .list();
    }

    /** Whether two names sound the same, have the same words, or one is a part of the other. */
    private static boolean alike(String one, String other) {
        var a = new PersonName(one).folded();
        var b = new PersonName(other).folded();
        return a.contains(b)
                || b.contains(a)
                || Pinyin.of(one).equals(Pinyin.of(other))
                || words(one).equals(words(other));
    }

    private static Set<String> words(String name) {
        return Arrays.stream(name.split("[^\\p{L}\\p{M}]+"))
                .map(Pinyin::of)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
