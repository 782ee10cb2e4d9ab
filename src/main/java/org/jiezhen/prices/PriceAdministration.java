package org.jiezhen.prices;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Story;
import org.jiezhen.house.Department;
import org.jiezhen.house.House;
import org.jiezhen.house.Specialty;
import org.jiezhen.journal.Journal;
import org.jiezhen.prices.Price.Said;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the price list. What was sold names an item by its id and remembers its price, so nothing is deleted: an item that
 * is out of use is offered no longer, and a price that has begun stays and is followed by another.
 */
@Service
@Transactional
@RolesAllowed(PricePermission.WRITE)
public class PriceAdministration {

    static final String SUBJECT = "priceItem";

    /** The rule that says up to which level the house may go. */
    static final String HOUSE_LEVEL = "HOUSE_LEVEL";

    static final int MOST_OF_A_PART = 999;
    static final int MOST_MONTHS = 120;
    static final int PER_MILLE = 1000;

    private static final int LONGEST_ZH = 60;
    private static final int LONGEST_EN = 80;
    private static final int YEARS_AHEAD = 3;
    private static final String CODED = "[A-Z0-9][A-Z0-9-]{0,29}";

    private final Commands commands;
    private final Story story;
    private final Items items;
    private final House house;
    private final Clock clock;
    private final JdbcClient jdbc;

    PriceAdministration(Commands commands, Story story, Items items, House house, Clock clock, JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.items = items;
        this.house = house;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Which item it was. */
    public record Done(ItemId item) {}

    // ---- what there is

    /** An item as it stands, for a form. */
    @Transactional(readOnly = true)
    @RolesAllowed(PricePermission.READ)
    public Item look(ItemId item) {
        return items.find(item).orElseThrow(() -> new Refusal("refusal.prices.unknown"));
    }

    /** All items, offered or not, by code. */
    @Transactional(readOnly = true)
    @RolesAllowed(PricePermission.READ)
    public List<Item> items() {
        return items.all();
    }

    /** In what items are counted. */
    @Transactional(readOnly = true)
    @RolesAllowed(PricePermission.READ)
    public List<Term> units() {
        return items.units();
    }

    /** What is done. */
    @Transactional(readOnly = true)
    @RolesAllowed(PricePermission.READ)
    public List<Term> procedures() {
        return items.procedures();
    }

    /** All prices of an item, also those withdrawn, the latest first. */
    @Transactional(readOnly = true)
    @RolesAllowed(PricePermission.READ)
    public List<Price> history(ItemId item) {
        return jdbc.sql("""
                        SELECT p.id, p.fen, p.valid_from, d.valid_before, b.at, coalesce(n.name, '') AS who, w.at AS gone,
                               coalesce(m.name, '') AS by_whom
                        FROM price p LEFT JOIN price_period d ON d.price_id = p.id
                        LEFT JOIN journal_told b ON b.id = p.begun_by LEFT JOIN staff_named n ON n.actor = b.actor
                        LEFT JOIN journal_told w ON w.id = p.withdrawn_by LEFT JOIN staff_named m ON m.actor = w.actor
                        WHERE p.item_id = ? ORDER BY p.valid_from DESC, p.begun_by DESC NULLS LAST""")
                .param(item.value())
                .query((rs, row) -> {
                    return new Price(
                            new PriceId(rs.getObject("id", UUID.class)),
                            new Fen(rs.getLong("fen")),
                            rs.getObject("valid_from", LocalDate.class),
                            rs.getObject("valid_before", LocalDate.class),
                            said(rs.getString("who"), rs.getObject("at", OffsetDateTime.class)),
                            said(rs.getString("by_whom"), rs.getObject("gone", OffsetDateTime.class)));
                })
                .list();
    }

    private static @Nullable Said said(String who, @Nullable OffsetDateTime at) {
        return at == null ? null : new Said(who, at.toInstant());
    }

    // ---- what is said

    /**
     * Adds an item, a package or a course, with its first price.
     *
     * @param code by which files name it from now on
     * @param from from which day on the price holds, today at the earliest
     * @throws InvalidInput at its field, when something cannot be so: among it a level above the house's
     */
    public Done add(UUID key, String code, ItemKind kind, ItemDetails said, Fen sum, LocalDate from) {
        return commands.once(key, PriceAct.ADD, Done.class, () -> {
            lock();
            if (!code.matches(CODED)) {
                throw new InvalidInput("code", "refusal.prices.code");
            }
            items.find(code).ifPresent(other -> {
                throw new InvalidInput(
                        "code", "refusal.prices.codeTaken", other.details().name());
            });
            var details = checked(kind, said, true);
            requireDay(from);
            var item = ItemId.random();
            var deed = PriceAct.ADD.with("fen", sum.value()).with("from", from.toString());
            var entry = commands.run(subject(item), deed, () -> {
                jdbc.sql("""
                                INSERT INTO price_item (id, code, kind, zh, en, category, level, department, unit, tax_per_mille,
                                                        months)
                                VALUES (:id, :code, :kind, :zh, :en, :category, :level, :department, :unit, :tax, :months)""")
                        .param("id", item.value())
                        .param("code", code)
                        .param("kind", kind.name())
                        .param("zh", details.name().zh())
                        .param("en", details.name().en())
                        .param(
                                "category",
                                details.category() == null
                                        ? null
                                        : details.category().name())
                        .param("level", details.level())
                        .param("department", details.department())
                        .param("unit", details.unit())
                        .param("tax", details.taxPerMille())
                        .param("months", details.months())
                        .update();
                write(item, kind, details);
            });
            begin(item, sum, from, entry);
            return new Done(item);
        });
    }

    /**
     * Changes what is said of an item, from now on. What was sold stays as it was sold.
     *
     * @param shown the version on which the change is made
     * @throws Refusal when somebody changed it meanwhile: who, and when
     */
    public Done change(UUID key, ItemId item, long shown, ItemDetails said) {
        return commands.once(key, PriceAct.CHANGE, Done.class, () -> {
            var before = locked(item, shown);
            var details = checked(before.kind(), said, before.inUse());
            commands.run(subject(item), PriceAct.CHANGE.plain(), () -> write(item, before.kind(), details));
            return new Done(item);
        });
    }

    /** Offers it no longer. Not while something is offered of which it is a part. */
    public Done takeOut(UUID key, ItemId item, long shown) {
        return commands.once(key, PriceAct.TAKE_OUT, Done.class, () -> {
            locked(item, shown);
            var wholes = items.all().stream()
                    .filter(one -> one.inUse()
                            && one.details().parts().stream()
                                    .anyMatch(part -> part.item().equals(item)))
                    .map(one -> one.details().name())
                    .toList();
            if (!wholes.isEmpty()) {
                throw new Refusal("refusal.prices.isPart", listed(wholes));
            }
            commands.run(subject(item), PriceAct.TAKE_OUT.plain(), () -> use(item, false));
            return new Done(item);
        });
    }

    /** Offers it again, if it could be offered as it is: parts that are offered, a level that the house has. */
    public Done putBack(UUID key, ItemId item, long shown) {
        return commands.once(key, PriceAct.PUT_BACK, Done.class, () -> {
            var before = locked(item, shown);
            try {
                checked(before.kind(), before.details(), true);
            } catch (InvalidInput why) {
                throw new Refusal(why.key(), why.args());
            }
            commands.run(subject(item), PriceAct.PUT_BACK.plain(), () -> use(item, true));
            return new Done(item);
        });
    }

    /**
     * Says for how much, from a day on until another price begins. One that begins on the same day is withdrawn for it; one
     * that began before stays as it was, and ends.
     *
     * @param shown the version of the item on which it is said
     * @param from from which day on, today at the earliest
     */
    public Done set(UUID key, ItemId item, long shown, Fen sum, LocalDate from) {
        return commands.once(key, PriceAct.SET, Done.class, () -> {
            locked(item, shown);
            requireDay(from);
            var standing = history(item).stream()
                    .filter(price -> price.withdrawn() == null)
                    .toList();
            if (standing.stream()
                    .anyMatch(price -> price.holdsOn(from) && price.sum().equals(sum))) {
                throw new InvalidInput("sum", "refusal.prices.same");
            }
            var deed = PriceAct.SET.with("fen", sum.value()).with("from", from.toString());
            var entry = commands.run(subject(item), deed, () -> touch(item));
            standing.stream().filter(price -> price.from().equals(from)).forEach(price -> withdraw(price.id(), entry));
            begin(item, sum, from, entry);
            return new Done(item);
        });
    }

    /**
     * Withdraws a price that has not begun: the one before it goes on.
     *
     * @param shown the version of the item on which it is said
     */
    public Done withdraw(UUID key, ItemId item, long shown, PriceId price) {
        return commands.once(key, PriceAct.WITHDRAW, Done.class, () -> {
            locked(item, shown);
            var standing = history(item).stream()
                    .filter(one -> one.id().equals(price) && one.withdrawn() == null)
                    .findFirst()
                    .orElseThrow(() -> new Refusal("refusal.prices.noPrice"));
            if (!standing.from().isAfter(today())) {
                throw new Refusal("refusal.prices.begun", standing.from().toString());
            }
            var deed = PriceAct.WITHDRAW
                    .with("fen", standing.sum().value())
                    .with("from", standing.from().toString());
            withdraw(price, commands.run(subject(item), deed, () -> touch(item)));
            return new Done(item);
        });
    }

    // ---- how

    private LocalDate today() {
        return BusinessTime.day(clock.instant());
    }

    private void requireDay(LocalDate from) {
        if (from.isBefore(today())) {
            throw new InvalidInput("from", "refusal.prices.past");
        }
        if (from.isAfter(today().plusYears(YEARS_AHEAD))) {
            throw new InvalidInput("from", "refusal.prices.far", YEARS_AHEAD);
        }
    }

    private void begin(ItemId item, Fen sum, LocalDate from, long entry) {
        if (sum.isNegative() || sum.compareTo(Fen.MOST) > 0) {
            throw new InvalidInput("sum", "refusal.fen.most", Fen.MOST.text());
        }
        jdbc.sql("INSERT INTO price (id, item_id, fen, valid_from, begun_by) VALUES (?, ?, ?, ?, ?)")
                .params(PriceId.random().value(), item.value(), sum.value(), from, entry)
                .update();
    }

    private void withdraw(PriceId price, long entry) {
        jdbc.sql("UPDATE price SET withdrawn_by = ? WHERE id = ?")
                .params(entry, price.value())
                .update();
    }

    private void use(ItemId item, boolean inUse) {
        jdbc.sql("UPDATE price_item SET in_use = ?, version = version + 1 WHERE id = ?")
                .params(inUse, item.value())
                .update();
    }

    private void touch(ItemId item) {
        jdbc.sql("UPDATE price_item SET version = version + 1 WHERE id = ?")
                .param(item.value())
                .update();
    }

    private void write(ItemId item, ItemKind kind, ItemDetails said) {
        jdbc.sql("""
                        UPDATE price_item SET zh = :zh, en = :en, category = :category, level = :level, specialty = :specialty,
                               department = :department, procedure = :procedure, unit = :unit, tax_per_mille = :tax,
                               months = :months, version = version + 1
                        WHERE id = :id""")
                .param("zh", said.name().zh())
                .param("en", said.name().en())
                .param(
                        "category",
                        said.category() == null ? null : said.category().name())
                .param("level", said.level())
                .param("specialty", said.specialty())
                .param("department", said.department())
                .param("procedure", said.procedure())
                .param("unit", said.unit())
                .param("tax", said.taxPerMille())
                .param("months", said.months())
                .param("id", item.value())
                .update();
        jdbc.sql("DELETE FROM price_item_need WHERE item_id = ?")
                .param(item.value())
                .update();
        said.needs().forEach(need -> jdbc.sql("INSERT INTO price_item_need (item_id, need) VALUES (?, ?)")
                .params(item.value(), need.name())
                .update());
        jdbc.sql("DELETE FROM price_part WHERE whole = ?").param(item.value()).update();
        for (var n = 0; n < said.parts().size(); n++) {
            var part = said.parts().get(n);
            jdbc.sql("INSERT INTO price_part (whole, whole_kind, part, quantity, rank) VALUES (?, ?, ?, ?, ?)")
                    .params(item.value(), kind.name(), part.item().value(), part.quantity(), n)
                    .update();
        }
    }

    /** @param offered whether it must be what the house may offer now */
    private ItemDetails checked(ItemKind kind, ItemDetails said, boolean offered) {
        var name = new Localized(
                name("zh", said.name().zh(), LONGEST_ZH), name("en", said.name().en(), LONGEST_EN));
        known(
                "department",
                said.department(),
                house.departments().stream().map(Department::code).toList());
        known("unit", said.unit(), items.units().stream().map(Term::code).toList());
        if (said.taxPerMille() < 0 || said.taxPerMille() > PER_MILLE) {
            throw new InvalidInput("tax", "refusal.prices.tax");
        }
        if (kind == ItemKind.ITEM) {
            requireOneThing(said, offered);
        } else {
            requireParts(kind, said, offered);
        }
        return new ItemDetails(
                name,
                said.category(),
                said.level(),
                said.specialty(),
                said.department(),
                said.procedure(),
                said.unit(),
                said.taxPerMille(),
                said.months(),
                said.needs(),
                said.parts());
    }

    private void requireOneThing(ItemDetails said, boolean offered) {
        if (!said.parts().isEmpty()) {
            throw new InvalidInput("parts", "refusal.prices.noParts");
        }
        if (said.months() != null) {
            throw new InvalidInput("months", "refusal.prices.noMonths");
        }
        if (said.specialty() != null) {
            known(
                    "specialty",
                    said.specialty(),
                    house.specialties().stream().map(Specialty::code).toList());
        }
        if (said.procedure() != null) {
            known(
                    "procedure",
                    said.procedure(),
                    items.procedures().stream().map(Term::code).toList());
        }
        var level = said.level();
        if (said.category() == null) {
            if (level != null) {
                throw new InvalidInput("level", "refusal.prices.levelOfWhat");
            }
            return;
        }
        if (level == null) {
            if (said.category().isGraded()) {
                throw new InvalidInput("level", "refusal.prices.levelMissing");
            }
            return;
        }
        var most = house.rule(HOUSE_LEVEL);
        if (level < 1 || level > 4) {
            throw new InvalidInput("level", "refusal.prices.level");
        }
        if (offered && level > most) {
            throw new InvalidInput("level", "refusal.prices.aboveTheHouse", level, most);
        }
    }

    private void requireParts(ItemKind kind, ItemDetails said, boolean offered) {
        if (said.category() != null
                || said.level() != null
                || said.specialty() != null
                || said.procedure() != null
                || !said.needs().isEmpty()) {
            throw new InvalidInput("category", "refusal.prices.partsSayIt");
        }
        var course = kind == ItemKind.COURSE;
        var months = said.months();
        if (course ? months == null || months < 1 || months > MOST_MONTHS : months != null) {
            throw new InvalidInput("months", course ? "refusal.prices.months" : "refusal.prices.noMonths", MOST_MONTHS);
        }
        if (said.parts().isEmpty()) {
            throw new InvalidInput("parts", "refusal.prices.partsMissing");
        }
        if (course && said.parts().size() > 1) {
            throw new InvalidInput("parts", "refusal.prices.oneOfACourse");
        }
        var seen = new HashSet<ItemId>();
        for (var part : said.parts()) {
            var item = items.find(part.item()).orElseThrow(() -> new InvalidInput("parts", "refusal.prices.unknown"));
            if (item.kind() != ItemKind.ITEM) {
                throw new InvalidInput(
                        "parts", "refusal.prices.partOfWhole", item.details().name());
            }
            if (offered && !item.inUse()) {
                throw new InvalidInput(
                        "parts", "refusal.prices.partOut", item.details().name());
            }
            if (part.quantity() < 1 || part.quantity() > MOST_OF_A_PART) {
                throw new InvalidInput(
                        "parts", "refusal.prices.quantity", item.details().name(), MOST_OF_A_PART);
            }
            if (!seen.add(part.item())) {
                throw new InvalidInput(
                        "parts", "refusal.prices.twice", item.details().name());
            }
        }
    }

    private static void known(String field, @Nullable String code, List<String> codes) {
        if (code == null || !codes.contains(code)) {
            throw new InvalidInput(field, "refusal.prices.choose");
        }
    }

    private static String name(String field, String said, int longest) {
        return PlainText.parse(field, said, longest, "refusal.prices")
                .orElseThrow(() -> new InvalidInput(field, "refusal.prices.nameMissing"));
    }

    private static Localized listed(List<Localized> names) {
        return new Localized(
                names.stream().map(Localized::zh).collect(Collectors.joining("、")),
                names.stream().map(Localized::en).collect(Collectors.joining(", ")));
    }

    private Item locked(ItemId item, long shown) {
        lock();
        var present = look(item);
        if (present.version() != shown) {
            throw story.lastBefore("refusal.prices.changed", subject(item), List.of(PriceAct.values()), Long.MAX_VALUE);
        }
        return present;
    }

    /** They are few: whoever changes one waits for whoever changes another. */
    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('prices', 0))")
                .query((rs, row) -> true)
                .single();
    }

    private static Journal.Subject subject(ItemId item) {
        return new Journal.Subject(SUBJECT, item.toString());
    }
}
