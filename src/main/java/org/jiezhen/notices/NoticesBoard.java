package org.jiezhen.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Field;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that waits for anybody, of all modules; each person is sent what waits for that person. */
@Component
public class NoticesBoard implements BoardSource<NoticesBoard.Notice> {

    /**
     * Something that waits.
     *
     * @param kind what kind of work it is
     * @param person for whom; null when it is for whoever holds the permission
     * @param but who is not told though permitted
     * @param declined who has said no
     * @param label by what people call it, or null when that is what stands in more
     * @param by the colleague who asks, or who is spoken of
     * @param of the subjects by which it is found, by their kinds
     */
    public record Notice(
            NoticeKind kind,
            UUID about,
            @Nullable StaffId person,
            @Nullable String permission,
            @Nullable StaffId but,
            Set<StaffId> declined,
            @Nullable String label,
            @Nullable Localized more,
            @Nullable String by,
            String path,
            Instant since,
            Map<String, UUID> of)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return code() + ':' + about;
        }

        /** Its kind's code. */
        public String code() {
            return kind.code();
        }

        @Override
        public boolean about(String changed, String subject) {
            return kind.subjects().contains(changed)
                    && Optional.ofNullable(of.get(changed))
                            .map(id -> id.toString().equals(subject))
                            .orElse(true);
        }

        private boolean isFor(StaffId staff, Set<String> held) {
            return person != null
                    ? person.equals(staff)
                    : permission != null
                            && held.contains(permission)
                            && !staff.equals(but)
                            && !declined.contains(staff);
        }
    }

    // The number of the first of those columns by which rows are found.
    private static final int FOUND = 13;

    private final JdbcClient jdbc;
    private final Map<String, NoticeKind> kinds;
    private final List<String> found;
    private final String all;

    // What is asked when subjects of these kinds have changed: the same few sets, change after change.
    private final Map<Set<String>, String> parts = new ConcurrentHashMap<>();

    NoticesBoard(JdbcClient jdbc, Collection<NoticeKind> kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds.stream()
                .sorted(Comparator.comparing(NoticeKind::code))
                .collect(Collectors.toMap(
                        NoticeKind::code,
                        kind -> kind,
                        (one, other) -> {
                            throw new IllegalStateException("two kinds of notice are called " + one.code());
                        },
                        LinkedHashMap::new));
        this.found = this.kinds.values().stream()
                .flatMap(kind -> kind.found().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        this.all = this.kinds.values().stream().map(this::rows).collect(Collectors.joining(" UNION ALL "));
    }

    private String rows(NoticeKind kind) {
        var of = found.stream()
                .map(subject -> kind.found().containsKey(subject) ? column(kind, subject) : "CAST(NULL AS uuid)")
                .collect(Collectors.joining(", "));
        var declined = kind.declined();
        return "SELECT '%s' AS code, about, person, permission, but, label, zh, en, by_name, path, since, %s%s FROM %s"
                .formatted(
                        checked(kind.code(), "[A-Z_]+"),
                        declined == null ? "CAST(NULL AS uuid[]) AS declined" : checked(declined, "[a-z_]+"),
                        of.isEmpty() ? "" : ", " + of,
                        checked(kind.view(), "[a-z_]+"));
    }

    private static String column(NoticeKind kind, String subject) {
        return checked(Objects.requireNonNull(kind.found().get(subject)), "[a-z_]+");
    }

    /** Names come from the code alone. */
    private static String checked(String name, String pattern) {
        if (!name.matches(pattern)) {
            throw new IllegalArgumentException(name + " is no name of a notice");
        }
        return name;
    }

    /** The kinds of notice that there are. */
    public Collection<NoticeKind> kinds() {
        return kinds.values();
    }

    /**
     * Whatever waits for this person.
     *
     * @param may what the person is permitted
     */
    public Audience<Notice> of(StaffId person, Predicate<String> may) {
        var held = kinds.values().stream()
                .flatMap(kind -> kind.permissions().stream())
                .filter(may)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Audience<>(
                "of:" + person + ":" + String.join(",", held),
                Permission.STAFF_SEE,
                notice -> notice.isFor(person, held),
                List.of(
                        Field.of("cd", Notice::code),
                        Field.of("me", notice -> notice.person == null ? null : true),
                        Field.of("lb", Notice::label),
                        Field.of("mo", Notice::more),
                        Field.of("by", Notice::by),
                        Field.of("pa", Notice::path),
                        Field.of("s", notice -> notice.since.toEpochMilli())));
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Set<String> subjects() {
        return kinds.values().stream()
                .flatMap(kind -> kind.subjects().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Notice> read() {
        return all.isEmpty() ? List.of() : jdbc.sql(all).query(this::notice).list();
    }

    @Override
    public Set<String> readInPart() {
        return subjects();
    }

    /** Of the kinds that the change concerns those rows that it may have changed. */
    @Override
    public List<Notice> read(Part part) {
        var concerned = parts.computeIfAbsent(Set.copyOf(part.subjects().keySet()), this::concerned);
        if (concerned.isEmpty()) {
            return List.of();
        }
        var statement = jdbc.sql(concerned);
        for (var subject : found) {
            statement = statement.param(subject, part.array(subject));
        }
        return statement.query(this::notice).list();
    }

    private String concerned(Set<String> changed) {
        return kinds.values().stream()
                .filter(kind -> kind.subjects().stream().anyMatch(changed::contains))
                .map(kind -> rows(kind) + rowsOf(kind, changed))
                .collect(Collectors.joining(" UNION ALL "));
    }

    private static String rowsOf(NoticeKind kind, Set<String> all) {
        var changed = kind.subjects().stream().filter(all::contains).sorted().toList();
        return changed.stream().allMatch(kind.found()::containsKey)
                ? changed.stream()
                        .map(subject -> "%1$s IS NULL OR %1$s = ANY (CAST(:%2$s AS uuid[]))"
                                .formatted(column(kind, subject), checked(subject, "[a-z]+")))
                        .collect(Collectors.joining(" OR ", " WHERE ", ""))
                : "";
    }

    private Notice notice(ResultSet rs, int row) throws SQLException {
        var zh = rs.getString("zh");
        return new Notice(
                Objects.requireNonNull(kinds.get(rs.getString("code"))),
                rs.getObject("about", UUID.class),
                Id.orNull(rs.getObject("person", UUID.class), StaffId::new),
                rs.getString("permission"),
                Id.orNull(rs.getObject("but", UUID.class), StaffId::new),
                declined(rs),
                rs.getString("label"),
                zh == null ? null : new Localized(zh, rs.getString("en")),
                rs.getString("by_name"),
                rs.getString("path"),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                of(rs));
    }

    private static Set<StaffId> declined(ResultSet rs) throws SQLException {
        var array = rs.getArray("declined");
        return array == null
                ? Set.of()
                : Stream.of((UUID[]) array.getArray()).map(StaffId::new).collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, UUID> of(ResultSet rs) throws SQLException {
        var subjects = new LinkedHashMap<String, UUID>();
        for (var n = 0; n < found.size(); n++) {
            var subject = rs.getObject(FOUND + n, UUID.class);
            if (subject != null) {
                subjects.put(found.get(n), subject);
            }
        }
        return Map.copyOf(subjects);
    }
}
