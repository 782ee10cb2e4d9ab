package org.jiezhen.channels;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.channels.ChannelImport.Said;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.Column;
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
 * Brings in a file of channels, and takes the tree away as one: each row is said as if it was typed, those above before those
 * below. What the file does not name stays as it is.
 */
@Service
@RolesAllowed(ChannelPermission.KEEP)
public class ChannelImport implements TableImport<Said, Counts> {

    static final Column CODE = Column.optional("channels.code", List.of("代码", "编码"), List.of("code"));
    static final Column PARENT = Column.optional("channels.parent", List.of("上级", "上级渠道"), List.of("below", "parent"));
    static final Column ZH = Column.required("channels.zh", List.of("中文名", "名称", "渠道"), List.of("name zh", "chinese"));
    static final Column EN = Column.required("channels.en", List.of("英文名"), List.of("name en", "english", "name"));
    static final Column ALSO = Column.optional("channels.also", List.of("别名", "其他叫法"), List.of("also", "other names"));
    static final Column DOOR =
            Column.optional("channels.atDoor", List.of("电梯口", "一按即选"), List.of("at the lift", "lift"));
    static final Column USE = Column.optional("channels.use", List.of("在用", "使用"), List.of("in use", "use"));

    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "是", "有");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "否", "无");
    private static final String CODED = "[A-Z][A-Z0-9_]{0,39}";

    /**
     * What a row says of a channel.
     *
     * @param code null where the file names none: it is found by its Chinese name
     * @param parent by any of its names; null is a kind
     */
    public record Said(
            @Nullable String code,
            @Nullable String parent,
            Localized name,
            List<String> also,
            boolean atDoor,
            boolean inUse) {}

    private final TableReader reader = new TableReader(List.of(CODE, PARENT, ZH, EN, ALSO, DOOR, USE));
    private final ChannelAdministration administration;
    private final Channels channels;
    private final RowByRow<Said> rows;

    ChannelImport(ChannelAdministration administration, Channels channels, TransactionTemplate transaction) {
        this.administration = administration;
        this.channels = channels;
        this.rows = new RowByRow<>(
                transaction,
                this::say,
                (row, why) ->
                        new Issue(row.row(), column(why), row.value().name().zh(), why));
    }

    private static Column column(Refusal why) {
        return why instanceof InvalidInput input
                ? switch (input.field()) {
                    case "parent" -> PARENT;
                    case "en" -> EN;
                    case "also" -> ALSO;
                    default -> ZH;
                }
                : ZH;
    }

    @Override
    public Checked<Said, Counts> check(byte[] file, Progress progress) {
        return reader.check(file, ChannelImport::read, rows.rehearsal(), progress);
    }

    private static @Nullable Said read(Row row) {
        var code = row.read(CODE, cell -> coded(cell.text()));
        var parent = row.read(PARENT, cell -> cell.text());
        var zh = row.read(ZH, cell -> cell.text());
        var en = row.read(EN, cell -> cell.text());
        var also = row.read(ALSO, cell -> names(cell.text()));
        var door = row.read(DOOR, cell -> says(cell.word(), false));
        var use = row.read(USE, cell -> says(cell.word(), true));
        return !row.isRight() || zh == null || en == null
                ? null
                : new Said(
                        code == null || code.isEmpty() ? null : code,
                        parent == null || parent.isEmpty() ? null : parent,
                        new Localized(zh, en),
                        also == null ? List.of() : also,
                        Boolean.TRUE.equals(door),
                        !Boolean.FALSE.equals(use));
    }

    private static String coded(String said) {
        if (!said.isEmpty() && !said.matches(CODED)) {
            throw new Refusal("refusal.channel.code");
        }
        return said;
    }

    private static List<String> names(String said) {
        return Arrays.stream(said.split("[\\n,，;；、]+"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static boolean says(String word, boolean unsaid) {
        if (word.isEmpty()) {
            return unsaid;
        }
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new Refusal("refusal.channel.yesNo");
        }
        return YES.contains(word);
    }

    @Override
    public Counts bringIn(UUID run, Checked<Said, Counts> checked, Progress progress) {
        return rows.bringIn(checked, progress);
    }

    private Effect say(Said said) {
        var names = channels.names();
        var parent = said.parent == null
                ? null
                : channels.find(said.parent)
                        .map(Channel::code)
                        .or(() -> names.code(said.parent))
                        .orElseThrow(() -> new InvalidInput("parent", "refusal.channel.noSuch", said.parent));
        var code = said.code == null
                ? names.code(said.name.zh())
                : channels.find(said.code).map(Channel::code);
        return code.map(one -> change(administration.look(one), parent, said)).orElseGet(() -> add(parent, said));
    }

    private Effect add(@Nullable String parent, Said said) {
        var code = administration
                .add(UUID.randomUUID(), said.code, parent, details(said, lastBelow(parent, "")))
                .code();
        use(administration.look(code), said.inUse);
        return Effect.NEW;
    }

    private Effect change(Channel is, @Nullable String parent, Said said) {
        var changed = false;
        var now = is;
        if (!Objects.equals(is.parent(), parent)) {
            administration.move(UUID.randomUUID(), is.code(), is.version(), parent);
            now = administration.look(is.code());
            changed = true;
        }
        if (!now.name().equals(said.name)
                || now.atDoor() != said.atDoor
                || !Set.copyOf(now.also()).equals(Set.copyOf(said.also))) {
            administration.change(UUID.randomUUID(), now.code(), now.version(), details(said, before(now)));
            now = administration.look(is.code());
            changed = true;
        }
        return use(now, said.inUse) || changed ? Effect.CHANGED : Effect.UNCHANGED;
    }

    private boolean use(Channel is, boolean inUse) {
        if (is.inUse() == inUse) {
            return false;
        }
        if (inUse) {
            administration.putBack(UUID.randomUUID(), is.code(), is.version());
        } else {
            administration.takeOut(UUID.randomUUID(), is.code(), is.version());
        }
        return true;
    }

    private static ChannelDetails details(Said said, @Nullable String after) {
        return new ChannelDetails(said.name, after, said.atDoor, said.also);
    }

    private Stream<String> below(@Nullable String parent) {
        return channels.all().stream()
                .filter(one -> Objects.equals(one.parent(), parent))
                .map(Channel::code);
    }

    private @Nullable String lastBelow(@Nullable String parent, String but) {
        return below(parent)
                .filter(code -> !code.equals(but))
                .reduce((_, last) -> last)
                .orElse(null);
    }

    /** After which one it stands. */
    private @Nullable String before(Channel channel) {
        var order = below(channel.parent()).toList();
        var at = order.indexOf(channel.code());
        return at <= 0 ? null : order.get(at - 1);
    }

    /** The tree as a file that can be brought in again. */
    @Transactional(readOnly = true)
    public byte[] export(boolean chinese) {
        var table = new ArrayList<List<String>>();
        table.add(Stream.of(CODE, PARENT, ZH, EN, ALSO, DOOR, USE)
                .map(column -> (chinese ? column.chinese() : column.english()).getFirst())
                .toList());
        channels.all()
                .forEach(one -> table.add(List.of(
                        one.code(),
                        Optional.ofNullable(one.parent()).orElse(""),
                        one.name().zh(),
                        one.name().en(),
                        String.join("、", one.also()),
                        yes(one.atDoor(), chinese),
                        yes(one.inUse(), chinese))));
        return CsvExport.of(table);
    }

    private static String yes(boolean so, boolean chinese) {
        return chinese ? so ? "是" : "否" : so ? "yes" : "no";
    }
}
