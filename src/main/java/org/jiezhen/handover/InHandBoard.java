package org.jiezhen.handover;

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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.handover.InHandBoard.Thing;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Next;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What everybody has in hand, and is asked to take; each person is shown that person's own. */
@Component
public class InHandBoard implements BoardSource<Thing> {

    /** The board's name. */
    public static final String NAME = "hand-over";

    /**
     * Something in hand.
     *
     * @param other to whom it is offered, or who asks
     * @param toDesk whether it is offered to the desk
     */
    public record Thing(
            String code,
            ThingId about,
            StaffId person,
            String label,
            @Nullable Localized what,
            @Nullable String other,
            boolean toDesk,
            Instant since)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return code + ':' + about;
        }
    }

    private final JdbcClient jdbc;
    private final Map<String, InHand> kinds;
    private final String all;

    InHandBoard(JdbcClient jdbc, Collection<InHand> kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds.stream()
                .sorted(Comparator.comparing(InHand::code))
                .collect(Collectors.toMap(
                        InHand::code,
                        kind -> kind,
                        (one, _) -> {
                            throw new IllegalStateException("two kinds in hand are called " + one.code());
                        },
                        LinkedHashMap::new));
        this.all = this.kinds.values().stream()
                .map(kind -> """
                        SELECT '%s' AS code, about, person, label, zh, en, other, to_desk, since FROM %s
                        """.formatted(checked(kind.code(), "[A-Z_]+"), checked(kind.view(), "[a-z_]+")))
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** Names come from the code alone. */
    private static String checked(String name, String pattern) {
        if (!name.matches(pattern)) {
            throw new IllegalArgumentException(name + " is no name of what is in hand");
        }
        return name;
    }

    /** The kinds that there are. */
    public Collection<InHand> kinds() {
        return kinds.values();
    }

    /** The kind of a thing. */
    InHand kind(Thing thing) {
        return Objects.requireNonNull(kinds.get(thing.code));
    }

    /**
     * What this person has in hand.
     *
     * @param giving whether a colleague is chosen: then the one next thing of a row is to give it
     */
    public Audience<Thing> of(StaffId person, boolean giving) {
        return new Audience<>(
                "of:" + person + ":" + giving,
                Permission.STAFF_SEE,
                thing -> thing.person.equals(person),
                List.of(
                        Column.status(Field.<Thing>of("k", Thing::code), "handover.kind"),
                        Column.ticket(Field.<Thing>of("tk", Thing::label), "handover.label"),
                        Column.text(Field.<Thing>of("wt", Thing::what), "handover.what")
                                .strong(),
                        Column.text(Field.<Thing>of("ot", Thing::other), "handover.other")
                                .none("handover.nobody")
                                .sub(Field.mark("dk", Thing::toDesk, "handover.toDesk")),
                        Column.elapsed(Field.<Thing>of("s", thing -> thing.since.toEpochMilli()), "handover.since"),
                        Column.actions(
                                thing -> List.of(Next.of(
                                        giving && kind(thing).given()
                                                ? "GIVE"
                                                : kind(thing).left().name())),
                                "handover.action",
                                "TO_DESK",
                                "BACK",
                                "DECLINE",
                                "GIVE")));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return kinds.values().stream()
                .flatMap(kind -> kind.subjects().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whole each time: it is as much as people can hold. */
    @Override
    public List<Thing> read() {
        return all.isEmpty()
                ? List.of()
                : jdbc.sql(all).query(InHandBoard::thing).list();
    }

    /** What one person has in hand, the longest first. */
    List<Thing> of(StaffId person) {
        return all.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT * FROM (" + all + ") AS things WHERE person = ? ORDER BY since, about")
                        .param(person.value())
                        .query(InHandBoard::thing)
                        .list();
    }

    private static Thing thing(ResultSet rs, int row) throws SQLException {
        var zh = rs.getString("zh");
        return new Thing(
                rs.getString("code"),
                new ThingId(rs.getObject("about", UUID.class)),
                new StaffId(rs.getObject("person", UUID.class)),
                rs.getString("label"),
                zh == null ? null : new Localized(zh, rs.getString("en")),
                rs.getString("other"),
                rs.getBoolean("to_desk"),
                rs.getObject("since", OffsetDateTime.class).toInstant());
    }
}
