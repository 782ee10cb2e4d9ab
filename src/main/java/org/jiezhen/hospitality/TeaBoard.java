package org.jiezhen.hospitality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.hospitality.TeaBoard.TeaFact;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is to be done in the tea room: what to make, for which door; trays that follow their guests; cups. By ticket alone. */
@Component
public class TeaBoard implements BoardSource<TeaFact> {

    /** The board's name. */
    public static final String NAME = "tea";

    /** Under which heading a row stands. */
    public enum Part {
        /** To be made and brought, or struck through until somebody has answered. */
        MAKE,
        /** A tray that stands where its guest is no more. */
        TRAY,
        /** Cups whose guest is there no more. */
        CUPS,
        /** Cups that are back. */
        WASH
    }

    private static final int WIDE = 190;
    private static final int NARROWER = 150;

    /** Whoever serves. */
    public static final Audience<TeaFact> EVERYBODY = Audience.everyRow(
            "everybody",
            HospitalityPermission.SERVE,
            Column.<TeaFact>ticket(Field.of("tk", TeaFact::tickets), "hospitality.ticket"),
            Column.text(Field.<TeaFact>of("wh", TeaFact::what), "hospitality.what")
                    .strong()
                    .struck(Field.of("x", fact -> fact.isVoid() ? true : null)),
            Column.text(
                            Field.<TeaFact>of("fo", TeaFact::whom).coded("hospitality.whom", Whom.class),
                            "hospitality.forWhom")
                    .sub(
                            Field.<TeaFact>of("re", TeaFact::reason).coded("hospitality.reason", CancelReason.class),
                            Field.of("by", fact -> fact.isVoid() ? fact.by : null))
                    .wide(WIDE),
            Column.text(Field.<TeaFact>of("pl", TeaFact::place), "hospitality.place")
                    .none("tea.standing")
                    .sub(Field.<TeaFact>of("fr", TeaFact::from))
                    .wide(NARROWER),
            Column.status(
                    Field.<TeaFact>of("st", TeaFact::state),
                    "hospitality.state",
                    new Mark("ORDERED", "ring0", false),
                    new Mark("BEGUN", "disc", true),
                    new Mark("TRAY", "i-tray", true),
                    new Mark("CANCELLED", "i-nil", false),
                    new Mark("ASKED", "i-nil", false),
                    new Mark("MOVED", "i-tray", false),
                    new Mark("LEFT", "i-cup", false),
                    new Mark("BACK", "i-cup", false)),
            Column.elapsed(
                    Field.<TeaFact>of("s", fact -> fact.since.toEpochMilli()),
                    Field.of("tg", TeaFact::target),
                    "hospitality.age"),
            Column.actions(
                    TeaFact::next,
                    "hospitality.action",
                    "OPEN",
                    "BEGIN",
                    "MADE",
                    "BROUGHT",
                    "ACKNOWLEDGE",
                    "ANSWER",
                    "MOVED",
                    "COLLECT",
                    "WASH"),
            Field.<TeaFact>of("op", fact -> fact.part == Part.MAKE || fact.part == Part.TRAY ? true : null),
            Field.<TeaFact>of("gr", TeaFact::part).coded("hospitality.part", Part.class),
            Field.<TeaFact>of("o", fact -> fact.part.ordinal()));

    /**
     * Something to do.
     *
     * @param key what it is about: a cup's id, a visit's with a tray, a place's with cups
     * @param at where the guest is, or the cups stand; null is standing
     * @param from where the tray stands, or what it was made for
     * @param by who said what stands there
     */
    public record TeaFact(
            Part part,
            String key,
            String tickets,
            Localized what,
            @Nullable Whom whom,
            @Nullable CancelReason reason,
            @Nullable String by,
            @Nullable PlaceId at,
            @Nullable Localized place,
            @Nullable Localized from,
            String state,
            Instant since,
            @Nullable Integer target,
            Set<String> about)
            implements BoardSource.Fact {

        /** With the door that it was shown for: a press that comes when the guest has moved finds another row. */
        @Override
        public String id() {
            return switch (part) {
                case MAKE, TRAY -> key + ":" + tail(at);
                case CUPS, WASH -> key;
            };
        }

        @Override
        public boolean about(String kind, String subject) {
            return about.contains(subject);
        }

        private boolean isVoid() {
            return state.equals("CANCELLED") || state.equals("ASKED");
        }

        private List<Next> next() {
            return switch (state) {
                case "ORDERED" -> List.of(Next.of("BEGIN"));
                case "BEGUN" -> List.of(Next.of("MADE"));
                case "TRAY" -> List.of(Next.of("BROUGHT"));
                case "CANCELLED" -> List.of(Next.of("ACKNOWLEDGE"));
                case "ASKED" -> List.of(Next.of("ANSWER"));
                case "MOVED" -> List.of(Next.of("MOVED"));
                case "LEFT" -> List.of(Next.of("COLLECT"));
                case "BACK" -> List.of(Next.of("WASH"));
                default -> List.of();
            };
        }
    }

    /** What of a place a row's id bears. */
    public static String tail(@Nullable PlaceId place) {
        return place == null ? "-" : place.toString().substring(24);
    }

    /**
     * One cup, as the database tells it.
     *
     * @param thereSince since when its guest is where the guest is now, or has left
     */
    private record Cup(
            UUID order,
            VisitId visit,
            Ticket ticket,
            Localized name,
            Whom whom,
            @Nullable Localized wishes,
            DrinkState state,
            @Nullable CancelReason reason,
            @Nullable PlaceId place,
            @Nullable Localized placeName,
            boolean here,
            @Nullable PlaceId guestAt,
            @Nullable Localized guestName,
            boolean hadThere,
            Instant ordered,
            Instant since,
            @Nullable Instant thereSince,
            @Nullable String by) {

        Localized wished() {
            return wishes == null ? name : new Localized(name.zh() + "，" + wishes.zh(), name.en() + ", " + wishes.en());
        }

        boolean isWithGuest() {
            return here && Objects.equals(place, guestAt);
        }

        /** Whether it goes along: where nothing may be had, or while the guest stands, it is collected instead. */
        boolean follows() {
            return here && state == DrinkState.BROUGHT && guestAt != null && hadThere;
        }
    }

    private static final String CUPS = """
            SELECT d.order_id, d.visit_id, d.arrival_day, d.ticket_number, d.zh, d.en, d.whom, w.zh AS wishes_zh,
                   w.en AS wishes_en, d.state, d.reason, d.place_id, p.name_zh AS place_zh, p.name_en AS place_en, d.here,
                   d.guest_at, g.name_zh AS guest_zh, g.name_en AS guest_en, coalesce(g.kind = ANY (d.places), true) AS had,
                   d.ordered, d.since, d.there_since, n.name AS by_name,
                   (SELECT seconds FROM target WHERE code = 'DRINK_BROUGHT') AS drink,
                   (SELECT seconds FROM target WHERE code = 'TASK_TROLLEY') AS trolley,
                   (SELECT seconds FROM target WHERE code = 'CUPS_COLLECTED') AS cups,
                   (SELECT seconds FROM target WHERE code = 'CUPS_WASHED') AS washed
            FROM drink_now d
            LEFT JOIN place p ON p.id = d.place_id
            LEFT JOIN place g ON g.id = d.guest_at
            LEFT JOIN LATERAL (SELECT string_agg(zh, '、' ORDER BY rank) AS zh, string_agg(en, ', ' ORDER BY rank) AS en
                               FROM drink_wish WHERE code = ANY (d.wishes)) AS w ON true
            LEFT JOIN journal_told j ON j.id = d.entry
            LEFT JOIN staff_named n ON n.actor = j.actor
            WHERE d.state <> 'BROUGHT' OR NOT d.here OR d.place_id IS DISTINCT FROM d.guest_at
            ORDER BY d.ordered, d.order_id""";

    /** Within what time something is to be done. */
    private record Targets(
            @Nullable Integer drink,
            @Nullable Integer trolley,
            @Nullable Integer cups,
            @Nullable Integer washed) {}

    private final JdbcClient jdbc;

    TeaBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(DrinkKind.NAME, "visit", "fasting", "intake", "place", "target", "account", "menu");
    }

    @Override
    public List<TeaFact> read() {
        var targets = new Targets[1];
        var cups = jdbc.sql(CUPS)
                .query((rs, row) -> {
                    targets[0] = new Targets(
                            rs.getObject("drink", Integer.class),
                            rs.getObject("trolley", Integer.class),
                            rs.getObject("cups", Integer.class),
                            rs.getObject("washed", Integer.class));
                    return cup(rs);
                })
                .list();
        return cups.isEmpty() ? List.of() : facts(cups, targets[0]);
    }

    private static List<TeaFact> facts(List<Cup> cups, Targets targets) {
        var facts = new ArrayList<TeaFact>();
        var trays = new LinkedHashMap<VisitId, List<Cup>>();
        var left = new LinkedHashMap<String, List<Cup>>();
        var back = new ArrayList<Cup>();
        for (var cup : cups) {
            if (cup.state.isComing() || cup.state == DrinkState.CANCELLED || cup.state == DrinkState.ASKED) {
                facts.add(make(cup, targets));
            } else if (cup.state.isBack()) {
                back.add(cup);
            } else if (cup.isWithGuest()) {
                continue;
            } else if (cup.follows()) {
                trays.computeIfAbsent(cup.visit, _ -> new ArrayList<>()).add(cup);
            } else {
                left.computeIfAbsent("C:" + (cup.place == null ? "-" : cup.place), _ -> new ArrayList<>())
                        .add(cup);
            }
        }
        trays.values().forEach(tray -> facts.add(tray(tray, targets)));
        left.forEach((key, there) -> facts.add(left(key, there, targets)));
        if (!back.isEmpty()) {
            facts.add(several(Part.WASH, "WASH", back, null, null, "BACK", since(back), targets.washed));
        }
        return facts;
    }

    private static TeaFact make(Cup cup, Targets targets) {
        var coming = cup.state.isComing();
        var moved = cup.state == DrinkState.TRAY && !Objects.equals(cup.place, cup.guestAt);
        return new TeaFact(
                Part.MAKE,
                cup.order.toString(),
                cup.ticket.text(),
                cup.wished(),
                cup.whom,
                cup.reason,
                cup.by,
                cup.guestAt,
                cup.here ? cup.guestName : null,
                moved ? was(cup.placeName) : null,
                cup.state.name(),
                coming ? cup.ordered : cup.since,
                cup.state == DrinkState.CANCELLED ? null : targets.drink,
                about(List.of(cup)));
    }

    private static TeaFact tray(List<Cup> tray, Targets targets) {
        var first = tray.getFirst();
        return several(
                Part.TRAY,
                "T:" + first.visit,
                tray,
                first.guestAt,
                first.guestName,
                "MOVED",
                Objects.requireNonNullElse(first.thereSince, first.since),
                targets.trolley,
                was(first.placeName));
    }

    private static TeaFact left(String key, List<Cup> there, Targets targets) {
        var first = there.getFirst();
        // From when their guests were there no more, and not from when they were set down.
        var since = there.stream()
                .map(cup -> Objects.requireNonNullElse(cup.thereSince, cup.since))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return several(Part.CUPS, key, there, first.place, first.placeName, "LEFT", since, targets.cups);
    }

    private static Instant since(List<Cup> cups) {
        return cups.stream().map(Cup::since).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static TeaFact several(
            Part part,
            String key,
            List<Cup> cups,
            @Nullable PlaceId at,
            @Nullable Localized place,
            String state,
            Instant since,
            @Nullable Integer target) {
        return several(part, key, cups, at, place, state, since, target, null);
    }

    private static TeaFact several(
            Part part,
            String key,
            List<Cup> cups,
            @Nullable PlaceId at,
            @Nullable Localized place,
            String state,
            Instant since,
            @Nullable Integer target,
            @Nullable Localized from) {
        return new TeaFact(
                part,
                key,
                cups.stream().map(cup -> cup.ticket.text()).distinct().sorted().collect(Collectors.joining("、")),
                named(cups),
                null,
                null,
                null,
                at,
                place,
                from,
                state,
                since,
                target,
                about(cups));
    }

    /** 2 × 绿茶、1 × 美式. */
    private static Localized named(List<Cup> cups) {
        Map<Localized, Long> counted =
                cups.stream().collect(Collectors.groupingBy(Cup::name, LinkedHashMap::new, Collectors.counting()));
        return new Localized(
                counted.entrySet().stream()
                        .map(one -> one.getKey().zh() + " × " + one.getValue())
                        .collect(Collectors.joining("、")),
                counted.entrySet().stream()
                        .map(one -> one.getKey().en() + " × " + one.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static @Nullable Localized was(@Nullable Localized place) {
        return place == null ? null : new Localized("原在 " + place.zh(), "was at " + place.en());
    }

    private static Set<String> about(Collection<Cup> cups) {
        return cups.stream()
                .flatMap(cup -> Stream.of(cup.order.toString(), cup.visit.toString()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Cup cup(ResultSet rs) throws SQLException {
        var reason = rs.getString("reason");
        var there = rs.getObject("there_since", OffsetDateTime.class);
        return new Cup(
                rs.getObject("order_id", UUID.class),
                new VisitId(rs.getObject("visit_id", UUID.class)),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                Objects.requireNonNull(words(rs, "zh", "en")),
                Whom.valueOf(rs.getString("whom")),
                words(rs, "wishes_zh", "wishes_en"),
                DrinkState.valueOf(rs.getString("state")),
                reason == null || reason.equals("SPILLED") ? null : CancelReason.valueOf(reason),
                Id.orNull(rs.getObject("place_id", UUID.class), PlaceId::new),
                words(rs, "place_zh", "place_en"),
                rs.getBoolean("here"),
                Id.orNull(rs.getObject("guest_at", UUID.class), PlaceId::new),
                words(rs, "guest_zh", "guest_en"),
                rs.getBoolean("had"),
                rs.getObject("ordered", OffsetDateTime.class).toInstant(),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                there == null ? null : there.toInstant(),
                rs.getString("by_name"));
    }

    private static @Nullable Localized words(ResultSet rs, String zh, String en) throws SQLException {
        var said = rs.getString(zh);
        return said == null ? null : new Localized(said, rs.getString(en));
    }
}
