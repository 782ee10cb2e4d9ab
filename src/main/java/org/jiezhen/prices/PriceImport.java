package org.jiezhen.prices;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.house.House;
import org.jiezhen.journal.Journal;
import org.jiezhen.prices.PriceImport.Said;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Languages;
import org.jiezhen.tables.Cell;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.CsvExport;
import org.jiezhen.tables.Issue;
import org.jiezhen.tables.Progress;
import org.jiezhen.tables.Row;
import org.jiezhen.tables.RowByRow;
import org.jiezhen.tables.RowByRow.Counts;
import org.jiezhen.tables.RowByRow.Effect;
import org.jiezhen.tables.TableImport;
import org.jiezhen.tables.TableReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings in a price list, and takes it away as one: each row is said as if it was typed. Its prices hold from one day on,
 * which is asked for; a price that holds on that day already stays. What the file does not name stays as it is.
 */
@Service
@RolesAllowed(PricePermission.WRITE)
public class PriceImport implements TableImport<Said, Counts> {

    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "是", "有");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "否", "无");
    private static final Set<String> FREE = Set.of("免税", "exempt", "0");
    private static final Pattern PART =
            Pattern.compile("([a-z0-9][a-z0-9-]*)(?:(?:\\s*[×*]\\s*|\\s+x\\s*)(\\d{1,3}))?");
    private static final Pattern RATE = Pattern.compile("(\\d{1,3}(?:\\.\\d)?)\\s*%?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A part as a file says it. */
    record Part(String code, int quantity) {}

    /**
     * What a row says.
     *
     * @param details without its parts, which a row above may add
     * @param from from which day on its price holds
     */
    public record Said(
            String code,
            ItemKind kind,
            ItemDetails details,
            List<Part> parts,
            Fen sum,
            LocalDate from,
            boolean inUse) {}

    private final TableReader reader = new TableReader(PriceColumns.ALL);
    private final PriceAdministration administration;
    private final Items items;
    private final PriceList prices;
    private final House house;
    private final Commands commands;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final RowByRow<Said> rows;

    PriceImport(
            PriceAdministration administration,
            Items items,
            PriceList prices,
            House house,
            Commands commands,
            Clock clock,
            TransactionTemplate transaction) {
        this.administration = administration;
        this.items = items;
        this.prices = prices;
        this.house = house;
        this.commands = commands;
        this.clock = clock;
        this.transaction = transaction;
        this.rows = new RowByRow<>(transaction, this::say, (row, why) -> {
            var column = why instanceof InvalidInput input ? PriceColumns.of(input.field()) : PriceColumns.CODE;
            return new Issue(row.row(), column, row.value().code(), why);
        });
    }

    @Override
    public Checked<Said, Counts> check(byte[] file, Progress progress) {
        return check(BusinessTime.day(clock.instant()), file, progress);
    }

    /**
     * Looks a file through whose prices hold from a day on.
     *
     * @throws Refusal when the day is over
     */
    public Checked<Said, Counts> check(LocalDate from, byte[] file, Progress progress) {
        if (from.isBefore(BusinessTime.day(clock.instant()))) {
            throw new Refusal("refusal.prices.past");
        }
        var vocabulary = new Vocabulary(items, house);
        return reader.check(file, row -> read(row, vocabulary, from), rows.rehearsal(), progress);
    }

    private static @Nullable Said read(Row row, Vocabulary words, LocalDate from) {
        var code = row.read(PriceColumns.CODE, cell -> cell.word().toUpperCase(Locale.ROOT));
        if (code != null && !code.isEmpty()) {
            row.saidBefore(PriceColumns.CODE, code)
                    .ifPresent(first -> row.wrong(PriceColumns.CODE, new Refusal("refusal.prices.rowTwice", first)));
        }
        var kind = row.read(
                PriceColumns.KIND,
                cell -> cell.isBlank() ? ItemKind.ITEM : words.of("prices.kind", ItemKind.class, cell));
        var zh = row.read(PriceColumns.ZH, Cell::text);
        var en = row.read(PriceColumns.EN, Cell::text);
        var medical = row.read(PriceColumns.MEDICAL, cell -> says(cell, null));
        var category = row.read(
                PriceColumns.CATEGORY, cell -> unless(cell, one -> words.of("prices.category", Category.class, one)));
        var level = row.read(PriceColumns.LEVEL, cell -> unless(cell, PriceImport::level));
        var specialty = row.read(PriceColumns.SPECIALTY, cell -> unless(cell, words::specialty));
        var department = row.read(PriceColumns.DEPARTMENT, words::department);
        var procedure = row.read(PriceColumns.PROCEDURE, cell -> unless(cell, words::procedure));
        var unit = row.read(PriceColumns.UNIT, words::unit);
        var sum = row.read(PriceColumns.SUM, PriceImport::sum);
        var tax = row.read(PriceColumns.TAX, PriceImport::rate);
        var months = row.read(
                PriceColumns.MONTHS,
                cell -> unless(cell, one -> whole(one, PriceAdministration.MOST_MONTHS, "refusal.prices.months")));
        var needs = row.read(PriceColumns.NEEDS, cell -> needs(cell, words));
        var parts = row.read(PriceColumns.PARTS, PriceImport::parts);
        var use = row.read(PriceColumns.USE, cell -> says(cell, true));
        if (kind == ItemKind.ITEM && Boolean.TRUE.equals(medical) && category == null) {
            row.wrong(PriceColumns.CATEGORY, new Refusal("refusal.prices.categoryMissing"));
        }
        if (kind == ItemKind.ITEM && Boolean.FALSE.equals(medical) && category != null) {
            row.wrong(PriceColumns.MEDICAL, new Refusal("refusal.prices.isMedical"));
        }
        if (!row.isRight()
                || code == null
                || kind == null
                || zh == null
                || en == null
                || department == null
                || unit == null
                || sum == null
                || tax == null
                || needs == null
                || parts == null) {
            return null;
        }
        return new Said(
                code,
                kind,
                new ItemDetails(
                        new Localized(zh, en),
                        category,
                        level,
                        specialty,
                        department,
                        procedure,
                        unit,
                        tax,
                        months,
                        needs,
                        List.of()),
                parts,
                sum,
                from,
                !Boolean.FALSE.equals(use));
    }

    private static <T> @Nullable T unless(Cell cell, Function<Cell, T> reading) {
        return cell.isBlank() ? null : reading.apply(cell);
    }

    private static @Nullable Boolean says(Cell cell, @Nullable Boolean unsaid) {
        var word = cell.word();
        if (word.isEmpty() && unsaid != null) {
            return unsaid;
        }
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new Refusal("refusal.prices.yesNo");
        }
        return YES.contains(word);
    }

    private static Fen sum(Cell cell) {
        // What a workbook keeps as a number is one, whatever it looks like there.
        return cell.kind() == Cell.Kind.NUMBER
                ? Fen.of("sum", number(cell, "refusal.fen.none"))
                : Fen.parse("sum", cell.text());
    }

    private static BigDecimal number(Cell cell, String otherwise) {
        try {
            var number = new BigDecimal(cell.text());
            // Nobody means a number with so many figures, and working it out would take long.
            if (Math.abs((long) number.scale()) <= 20) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Refusal(otherwise);
    }

    private static int level(Cell cell) {
        var word = cell.word().replace("级", "").replace("level", "").strip();
        var known = Map.of("1", 1, "2", 2, "3", 3, "4", 4, "一", 1, "二", 2, "三", 3, "四", 4);
        return Optional.ofNullable(known.get(word)).orElseThrow(() -> new Refusal("refusal.prices.level"));
    }

    /** In per mille. A workbook keeps 13 % as 0.13; somebody who types that may mean either. */
    private static int rate(Cell cell) {
        if (cell.isBlank() || FREE.contains(cell.word())) {
            return 0;
        }
        if (cell.kind() == Cell.Kind.NUMBER) {
            var number = number(cell, "refusal.prices.tax");
            return perMille(number.compareTo(BigDecimal.ONE) < 0 ? number.multiply(HUNDRED) : number);
        }
        var written = RATE.matcher(cell.word());
        if (!written.matches() || (cell.word().startsWith("0.") && !cell.word().endsWith("%"))) {
            throw new Refusal("refusal.prices.tax");
        }
        return perMille(new BigDecimal(written.group(1)));
    }

    private static int perMille(BigDecimal percent) {
        var perMille = percent.movePointRight(1).stripTrailingZeros();
        if (perMille.signum() < 0
                || perMille.scale() > 0
                || perMille.compareTo(BigDecimal.valueOf(PriceAdministration.PER_MILLE)) > 0) {
            throw new Refusal("refusal.prices.tax");
        }
        return perMille.intValueExact();
    }

    private static int whole(Cell cell, int most, String otherwise) {
        var word = cell.word();
        if (!word.matches("[1-9]\\d{0,3}") || Integer.parseInt(word) > most) {
            throw new Refusal(otherwise, most);
        }
        return Integer.parseInt(word);
    }

    private static Set<Need> needs(Cell cell, Vocabulary words) {
        var needs = EnumSet.noneOf(Need.class);
        pieces(cell).forEach(piece -> needs.add(words.of("prices.need", Need.class, new Cell(Cell.Kind.TEXT, piece))));
        return needs;
    }

    private static List<Part> parts(Cell cell) {
        return pieces(cell).stream()
                .map(piece -> {
                    var written = PART.matcher(Cell.word(piece));
                    if (!written.matches()) {
                        throw new Refusal("refusal.prices.partsWritten");
                    }
                    var quantity = written.group(2) == null ? 1 : Integer.parseInt(written.group(2));
                    return new Part(written.group(1).toUpperCase(Locale.ROOT), quantity);
                })
                .toList();
    }

    private static List<String> pieces(Cell cell) {
        return Arrays.stream(cell.text().split("[\\n,，;；、]+"))
                .map(String::strip)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    @Override
    public Counts bringIn(UUID run, Checked<Said, Counts> checked, Progress progress) {
        var counts = rows.bringIn(checked, progress);
        var deed = PriceAct.BRING_IN
                .with("fresh", counts.fresh())
                .with("changed", counts.changed())
                .with("refused", counts.refused())
                .with("broken", counts.broken());
        transaction.executeWithoutResult(
                _ -> commands.run(new Journal.Subject("import", run.toString()), deed, () -> {}));
        return counts;
    }

    private Effect say(Said said) {
        var details = withParts(said);
        var there = items.find(said.code());
        if (there.isEmpty()) {
            var item = administration
                    .add(UUID.randomUUID(), said.code(), said.kind(), details, said.sum(), said.from())
                    .item();
            use(administration.look(item), said.inUse());
            return Effect.NEW;
        }
        var now = there.get();
        if (now.kind() != said.kind()) {
            throw new InvalidInput("kind", "refusal.prices.kindStays");
        }
        var changed = false;
        if (said.inUse() != now.inUse() && !said.inUse()) {
            use(now, false);
            now = administration.look(now.id());
            changed = true;
        }
        if (!now.details().equals(details)) {
            administration.change(UUID.randomUUID(), now.id(), now.version(), details);
            now = administration.look(now.id());
            changed = true;
        }
        if (use(now, said.inUse())) {
            now = administration.look(now.id());
            changed = true;
        }
        var holds = prices.find(now.id(), said.from()).map(PricedItem::list);
        if (holds.isEmpty() || !holds.get().equals(said.sum())) {
            administration.set(UUID.randomUUID(), now.id(), now.version(), said.sum(), said.from());
            changed = true;
        }
        return changed ? Effect.CHANGED : Effect.UNCHANGED;
    }

    private ItemDetails withParts(Said said) {
        var parts = said.parts().stream()
                .map(part -> new PartOf(
                        items.find(part.code())
                                .orElseThrow(() -> new InvalidInput("parts", "refusal.prices.noSuchPart", part.code()))
                                .id(),
                        part.quantity()))
                .toList();
        var details = said.details();
        return new ItemDetails(
                details.name(),
                details.category(),
                details.level(),
                details.specialty(),
                details.department(),
                details.procedure(),
                details.unit(),
                details.taxPerMille(),
                details.months(),
                details.needs(),
                parts);
    }

    private boolean use(Item is, boolean inUse) {
        if (is.inUse() == inUse) {
            return false;
        }
        if (inUse) {
            administration.putBack(UUID.randomUUID(), is.id(), is.version());
        } else {
            administration.takeOut(UUID.randomUUID(), is.id(), is.version());
        }
        return true;
    }

    /** The list as it holds on a day, as a file that can be brought in again: what has no price on that day is left out. */
    @Transactional(readOnly = true)
    @RolesAllowed(PricePermission.READ)
    public byte[] export(LocalDate day, Locale locale) {
        var chinese = Languages.isChinese(locale);
        var words = new Vocabulary(items, house);
        var table = new ArrayList<List<String>>();
        table.add(PriceColumns.ALL.stream()
                .map(column -> (chinese ? column.chinese() : column.english()).getFirst())
                .toList());
        var all = items.all();
        var codes = all.stream().collect(Collectors.toMap(Item::id, Item::code));
        // Items before what consists of them.
        for (var whole : List.of(false, true)) {
            all.stream().filter(item -> (item.kind() != ItemKind.ITEM) == whole).forEach(item -> prices.find(
                            item.id(), day)
                    .ifPresent(priced -> table.add(line(item, priced, codes, words, locale))));
        }
        return CsvExport.of(table);
    }

    private static List<String> line(
            Item item, PricedItem priced, Map<ItemId, String> codes, Vocabulary words, Locale locale) {
        var is = item.details();
        var chinese = Languages.isChinese(locale);
        return List.of(
                item.code(),
                Vocabulary.said("prices.kind", item.kind(), locale),
                is.name().zh(),
                is.name().en(),
                yes(priced.isMedical(), chinese),
                is.category() == null ? "" : Vocabulary.said("prices.category", is.category(), locale),
                is.level() == null ? "" : is.level().toString(),
                is.specialty() == null ? "" : words.specialty(is.specialty()).in(locale),
                words.department(is.department()).in(locale),
                is.procedure() == null ? "" : words.procedure(is.procedure()).in(locale),
                words.unit(is.unit()).in(locale),
                priced.list().plain(),
                BigDecimal.valueOf(is.taxPerMille(), 1).stripTrailingZeros().toPlainString() + "%",
                Objects.toString(is.months(), ""),
                is.needs().stream()
                        .sorted()
                        .map(need -> Vocabulary.said("prices.need", need, locale))
                        .collect(Collectors.joining("、")),
                is.parts().stream()
                        .map(part -> codes.get(part.item()) + "×" + part.quantity())
                        .collect(Collectors.joining("、")),
                yes(item.inUse(), chinese));
    }

    private static String yes(boolean so, boolean chinese) {
        return chinese ? so ? "是" : "否" : so ? "yes" : "no";
    }
}
