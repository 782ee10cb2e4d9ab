package org.jiezhen.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.jiezhen.People;
import org.jiezhen.TestClock;
import org.jiezhen.olderhouse.Recording;
import org.jiezhen.olderhouse.Screens;
import org.jiezhen.seal.SealsOf;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A house that has worked for a while is brought up to date with everything it knows: the last version's own database, and
 * what that version showed of it.
 */
@SpringBootTest
@ContextConfiguration(initializers = OlderHouse.class)
@Import({TestClock.Configuration.class, People.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DirtiesContext
class OlderHouseTest {

    private static final Map<String, String> THROUGH = Map.of(
            "Website", "WEB",
            "Telephone", "TELEPHONE",
            "Website booking", "WEB",
            "Telephone booking", "TELEPHONE",
            "Referral", "REFERRAL");

    private final Recording before = Recording.ofTheLastVersion();

    @Autowired
    private ApplicationContext house;

    @Autowired
    private TestClock clock;

    @Autowired
    private People people;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void itIsTheMomentThatWasRecorded() {
        clock.stopAt(before.at());
    }

    @Test
    @Order(1)
    void theJournalIsSoundAndEndsWithTheSameSeal() throws SQLException {
        assertThat(new SealsOf(house).sound(before.head())).isEqualTo(before.head());
        assertThat(entries()).isEqualTo(before.entries());
    }

    @Test
    @Order(2)
    void everyBoardJourneyAndFigureIsAsItWas() {
        var now = Screens.of(house);
        var softly = new SoftAssertions();
        softly.assertThat(now.keySet()).isEqualTo(before.screens().keySet());
        new TreeMap<>(before.screens()).forEach((screen, recorded) -> {
            var rows = new TreeMap<>(recorded);
            rows.values().removeIf(row -> Screens.isStillToCome(row, before.at()));
            var shown = now.getOrDefault(screen, Map.of());
            softly.assertThat(shown.keySet()).as(screen).isEqualTo(rows.keySet());
            rows.forEach((id, row) -> softly.assertThat(asFarAsItWasTold(shown.get(id), row))
                    .as("%s: %s", screen, id)
                    .isEqualTo(row));
        });
        softly.assertAll();
    }

    /**
     * Since then a row also tells after what time whoever is alone is late, that nobody has asked about fasting, of what
     * kind a visit is instead of whether it is the first, and through which channel beside how somebody came.
     */
    private static @Nullable JsonNode asFarAsItWasTold(@Nullable JsonNode shown, JsonNode recorded) {
        if (shown instanceof ObjectNode row) {
            if (!recorded.has("la")) {
                row.remove("la");
            }
            // Nobody asked for it then.
            if (row.get("mk") instanceof JsonNode mark
                    && mark.path("en").asText().equals("Fasting?")) {
                row.remove("mk");
            }
            if (row.remove("ty") instanceof JsonNode type) {
                row.put("first", Map.of("FIRST", "FIRST", "FOLLOW_UP", "RETURN").get(type.asText()));
            }
            for (var field : List.of("src", "ch")) {
                if (row.get(field) instanceof ObjectNode told) {
                    row.put(field, THROUGH.get(told.path("en").asString()));
                }
            }
            if (row.get("who") instanceof ObjectNode who) {
                who.remove("l");
            }
        }
        return shown;
    }

    @Test
    @Order(3)
    void lifeGoesOnAndTheJournalWithIt() throws SQLException {
        clock.set(before.at());
        var arrived = people.as(
                "liuyue",
                () -> desk.arrive(
                        UUID.randomUUID(),
                        new FrontDesk.Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)));
        assertThat(arrived.entry()).isGreaterThan(before.entries());
        assertThat(entries()).isEqualTo(before.entries() + 1);
        var seals = new SealsOf(house);
        assertThat(seals.seal()).as("with what was not sealed yet").isGreaterThan(1);
        assertThat(seals.sound(before.head())).isNotEqualTo(before.head());
    }

    @Test
    @Order(4)
    void anOldEntryThatWasGivenAStorySinceIsAnAlteredOne() throws SQLException {
        var url = house.getEnvironment().getRequiredProperty("spring.flyway.url");
        try (var owner = DriverManager.getConnection(
                        url,
                        house.getEnvironment().getRequiredProperty("spring.flyway.user"),
                        house.getEnvironment().getRequiredProperty("spring.flyway.password"));
                var statement = owner.createStatement()) {
            var given = "UPDATE journal SET about_kind = %1$s, about_id = %1$s WHERE id = 7";
            statement.execute(given.formatted("'visit'"));
            assertThat(new SealsOf(house).findings())
                    .singleElement()
                    .asString()
                    .startsWith("entry 7 was altered after it was sealed");
            statement.execute(given.formatted("NULL"));
            assertThat(new SealsOf(house).findings()).isEmpty();
        }
    }

    private long entries() {
        return jdbc.sql("SELECT count(*) FROM journal").query(Long.class).single();
    }

    @Test
    void namesOfOlderVisitsBecomeCustomers() throws SQLException {
        var database = TestDatabase.fresh();
        OlderHouse.migrate(database, "65", "real");
        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO visit (id, version, arrival_day, ticket_number, status, source, first_visit, name, phone,
                                       discreet, arrived_at, departed_at)
                    VALUES (gen_random_uuid(), 0, '2026-11-20', 1, 'COMPLETED', 'WALK_IN', true, '欧阳静怡', '13800138765',
                            true, now(), now()),
                           (gen_random_uuid(), 0, '2026-11-20', 2, 'IN_PROGRESS', 'REFERRAL', true, NULL, NULL, false,
                            now(), NULL)""");
        }

        OlderHouse.migrate(database, "latest", "real");

        try (var connection = database.owner().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT v.ticket_number, c.name, c.phone, c.discreet FROM visit v
                        LEFT JOIN customer c ON c.id = v.customer_id ORDER BY 1""")) {
            rows.next();
            assertThat(rows.getString("name")).isEqualTo("欧阳静怡");
            assertThat(rows.getString("phone")).isEqualTo("13800138765");
            assertThat(rows.getBoolean("discreet")).isTrue();
            rows.next();
            assertThat(rows.getString("name")).isNull();
        }
    }

    @Test
    void whatWasSaidOfAChannelAndHadNoWordIsKnownSinceWhereANameFits() throws SQLException {
        var database = TestDatabase.fresh();
        OlderHouse.migrate(database, "151", "real");
        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO booking (id, version, number, status, channel, channel_said, day, at, name, pinyin, search,
                                         booked_at)
                    SELECT gen_random_uuid(), 0, 'B' || n, 'FULFILLED', channel, said, '2026-11-20', '10:00', '王', '', '',
                           '2026-11-18 10:00+08'
                    FROM (VALUES (1, 'WEB', NULL), (2, 'OTHER', '微 信'), (3, 'OTHER', 'ＲＥＤ'), (4, 'OTHER', '楼下花店'),
                                 (5, 'OTHER', NULL)) AS b (n, channel, said)""");
            statement.execute("""
                    INSERT INTO visit (id, version, arrival_day, ticket_number, status, source, type, booking_id, companions,
                                       discreet, arrived_at, departed_at)
                    SELECT gen_random_uuid(), 0, '2026-11-20', n, 'COMPLETED', source, 'FIRST',
                           (SELECT id FROM booking WHERE number = 'B' || n), 0, false, now(), now()
                    FROM (VALUES (1, 'WEB'), (2, 'BOOKED'), (4, 'BOOKED'), (6, 'REFERRAL'), (7, 'WALK_IN'),
                                 (8, 'BUSINESS')) AS v (n, source)""");
        }

        OlderHouse.migrate(database, "latest", "real");

        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("""
                    SELECT string_agg(concat_ws(' ', channel, channel_said), ', ' ORDER BY number) FROM booking""")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("WEB, WECHAT, RED, OTHER 楼下花店, OTHER");
            }
            try (var rows = statement.executeQuery("""
                    SELECT string_agg(concat_ws(' ', source, channel, channel_said), ', ' ORDER BY ticket_number)
                    FROM visit""")) {
                rows.next();
                assertThat(rows.getString(1))
                        .isEqualTo("BOOKED WEB, BOOKED WECHAT, BOOKED OTHER 楼下花店, WALK_IN REFERRAL, WALK_IN, BUSINESS");
            }
        }
    }

    @Test
    void whoWasHereBeforeWasFirstWonByWhatTheEarliestBookingOrVisitSays() throws SQLException {
        var database = TestDatabase.fresh();
        OlderHouse.migrate(database, "151", "real");
        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO customer (id, version, name, registered_at, root_id)
                    SELECT id, 0, name, now(), id FROM (
                        SELECT gen_random_uuid() AS id, name FROM (VALUES ('甲'), ('乙'), ('丙')) AS n (name)) AS c""");
            statement.execute("""
                    INSERT INTO booking (id, version, number, status, channel, channel_said, day, at, name, pinyin, search,
                                         booked_at, customer_id)
                    SELECT gen_random_uuid(), 0, 'B' || n, 'FULFILLED', 'OTHER', said, '2026-11-20', '10:00', '王', '', '',
                           CAST(booked AS timestamptz), (SELECT id FROM customer WHERE name = who)
                    FROM (VALUES (1, '小红书', '2026-11-18 10:00+08', '甲'), (2, '微信', '2026-11-19 10:00+08', '甲'),
                                 (3, '楼下花店', '2026-11-20 12:00+08', '乙')) AS b (n, said, booked, who)""");
            statement.execute("""
                    INSERT INTO visit (id, version, arrival_day, ticket_number, status, source, type, companions, discreet,
                                       arrived_at, departed_at, customer_id)
                    SELECT gen_random_uuid(), 0, '2026-11-20', n, 'COMPLETED', source, 'FIRST', 0, false,
                           '2026-11-20 11:00+08', now(), (SELECT id FROM customer WHERE name = who)
                    FROM (VALUES (1, 'WALK_IN', '甲'), (2, 'REFERRAL', '乙'), (3, 'WALK_IN', '丙')) AS v (n, source, who)""");
        }

        OlderHouse.migrate(database, "latest", "real");

        try (var connection = database.owner().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT string_agg(concat_ws(' ', p.name, s.channel), ', ' ORDER BY s.channel)
                        FROM customer_source s JOIN customer p ON p.id = s.person_id""")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("甲 RED, 乙 REFERRAL");
        }
    }

    @Test
    void aTokenThatWasIssuedStaysAndOthersMayPermitOtherThings() throws SQLException {
        var database = TestDatabase.fresh();
        OlderHouse.migrate(database, "77", "real");
        var insert =
                "INSERT INTO service_token (id, name, scope, token_hash, issued_at) VALUES (gen_random_uuid(), '%1$s',"
                        + " '%1$s', sha256('%1$s'), now())";
        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute(insert.formatted("bookings.feed"));
        }

        OlderHouse.migrate(database, "latest", "real");

        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute(insert.formatted("lab.results"));
            try (var rows = statement.executeQuery("SELECT string_agg(scope, ' ' ORDER BY scope) FROM service_token")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("bookings.feed lab.results");
            }
            assertThatThrownBy(() -> statement.execute(insert.formatted("anything at all")))
                    .isInstanceOf(SQLException.class);
        }
    }
}
