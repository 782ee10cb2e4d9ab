package org.jiezhen.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
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
     * Since then a row also tells after what time whoever is alone is late, where it leads, that nobody has asked about
     * fasting, of what kind a visit is instead of whether it is the first, and through which channel beside how somebody came.
     */
    private static @Nullable JsonNode asFarAsItWasTold(@Nullable JsonNode shown, JsonNode recorded) {
        if (shown instanceof ObjectNode row) {
            for (var field : List.of("la", "to")) {
                if (!recorded.has(field)) {
                    row.remove(field);
                }
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

    /**
     * A wish that was told in triage stood before what the form said. It stands in the form now, whatever stood there, and
     * what stood there is read as it was written.
     */
    @Test
    void whatWasToldInTriageStandsInTheFormAndNothingOfTheFormIsLost() throws SQLException {
        var database = TestDatabase.fresh();
        OlderHouse.migrate(database, "192", "real");
        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO visit (id, version, arrival_day, ticket_number, status, source, type, companions, discreet,
                                       arrived_at, departed_at)
                    SELECT gen_random_uuid(), 0, '2026-11-20', n, CASE n WHEN 9 THEN 'COMPLETED' ELSE 'IN_PROGRESS' END, 'WALK_IN',
                           'FIRST', 0, false, '2026-11-20 09:00+08', CASE n WHEN 9 THEN timestamptz '2026-11-20 11:00+08' END
                    FROM generate_series(1, 12) AS n""");
            // What was told in triage, at ten each, the second of them twice; and one of whom triage was told nothing.
            statement.execute("""
                    INSERT INTO triage_wish (visit_id, specialties, language)
                    SELECT v.id, said.specialties, said.language
                    FROM (VALUES (1, 'EYES NOSE', 'ug'), (2, 'EYES', 'zh'), (3, 'EYES', 'zh'), (4, 'EYES', 'zh'), (5, 'EYES', NULL),
                                 (6, '', 'zh'), (7, '', NULL), (8, 'EYES', 'zh'), (9, 'EYES', 'en'), (10, 'EYES', 'zh'),
                                 (11, 'EYES', 'zh')) AS said (n, specialties, language)
                    JOIN visit v ON v.ticket_number = said.n""");
            statement.execute("""
                    INSERT INTO journal (at, actor, action, subject_kind, subject_id, detail)
                    SELECT told.at, 'guide ' || v.ticket_number, 'triage.wish', 'visit', v.id::text, '{}'
                    FROM triage_wish w JOIN visit v ON v.id = w.visit_id
                    CROSS JOIN LATERAL (SELECT timestamptz '2026-11-20 10:00+08' AS at
                                        UNION ALL
                                        SELECT timestamptz '2026-11-20 09:55+08' WHERE v.ticket_number = 2) AS told
                    ORDER BY told.at""");
            // What the form says: nothing (1, 2), the same (3), something else before (4, 5, 6, 7, 9) and after (8),
            // something
            // that was taken out again (10), something that was taken back (11), something without triage (12).
            statement.execute("""
                    INSERT INTO journal (at, actor, action, subject_kind, subject_id, about_kind, about_id, detail)
                    SELECT CASE ticket_number WHEN 8 THEN timestamptz '2026-11-20 10:20+08' ELSE '2026-11-20 09:30+08' END,
                           'filler ' || ticket_number, 'intake.write', 'intake', id::text, 'visit', id::text, '{}'
                    FROM visit WHERE ticket_number NOT IN (1, 2)""");
            statement.execute("""
                    INSERT INTO intake_form (visit_id, begun_by)
                    SELECT subject_id::uuid, id FROM journal WHERE action = 'intake.write'""");
            statement.execute("""
                    INSERT INTO intake_value (visit_id, field, value, origin, started, recorded, begun_by)
                    SELECT v.id, said.field, said.value, 'GUEST_HERSELF', j.at, j.at, j.id
                    FROM (VALUES (3, 'INTEREST', 'EYES'), (3, 'LANGUAGE', 'zh'), (4, 'INTEREST', 'SKIN'), (4, 'WISH', '祛斑'),
                                 (5, 'INTEREST', 'SKIN'), (5, 'LANGUAGE', 'ko'), (6, 'INTEREST', 'SKIN'),
                                 (7, 'LANGUAGE', 'ko'), (8, 'INTEREST', 'SKIN'), (8, 'LANGUAGE', 'yue'), (9, 'INTEREST', 'SKIN'),
                                 (10, 'INTEREST', 'SKIN'), (11, 'INTEREST', 'SKIN'), (12, 'INTEREST', 'SKIN'),
                                 (12, 'LANGUAGE', 'yue')) AS said (n, field, value)
                    JOIN visit v ON v.ticket_number = said.n
                    JOIN journal j ON j.action = 'intake.write' AND j.subject_id = v.id::text""");
            statement.execute("""
                    WITH ended AS (
                        UPDATE intake_value a SET ended = a.started + interval '40 minutes', ended_by = a.begun_by
                        FROM visit v WHERE v.id = a.visit_id AND v.ticket_number = 10 RETURNING a.*)
                    INSERT INTO intake_value (visit_id, field, value, origin, started, recorded, begun_by)
                    SELECT visit_id, field, '', 'GUEST', ended, ended, begun_by FROM ended""");
            statement.execute("""
                    UPDATE intake_value a SET voided = a.started + interval '5 seconds', voided_by = a.begun_by
                    FROM visit v WHERE v.id = a.visit_id AND v.ticket_number = 11""");
        }
        var wishes = list(database, """
                SELECT concat_ws(' | ', ticket_number, coalesce(w.specialties, (
                                     SELECT value FROM intake_said WHERE visit_id = v.id AND field = 'INTEREST'), ''),
                                 coalesce(w.language, (
                                     SELECT value FROM intake_said WHERE visit_id = v.id AND field = 'LANGUAGE'), ''))
                FROM visit v LEFT JOIN triage_wish w ON w.visit_id = v.id ORDER BY ticket_number""");
        var written = list(
                database,
                "SELECT concat_ws(' ', id, visit_id, field, value, origin, started, recorded, begun_by)"
                        + " FROM intake_value ORDER BY id");
        var journal = list(database, "SELECT j::text FROM journal j ORDER BY id");

        OlderHouse.migrate(database, "latest", "real");

        assertThat(list(database, """
                SELECT concat_ws(' | ', ticket_number,
                                 coalesce((SELECT value FROM intake_said WHERE visit_id = v.id AND field = 'INTEREST'), ''),
                                 coalesce((SELECT value FROM intake_said WHERE visit_id = v.id AND field = 'LANGUAGE'), ''))
                FROM visit v ORDER BY ticket_number"""))
                .as("what triage went by is what stands in the form")
                .isEqualTo(wishes)
                .contains(
                        "1 | EYES NOSE | ug",
                        "4 | EYES | zh",
                        "5 | EYES | ko",
                        "6 |  | zh",
                        "7 |  | ko",
                        "9 | EYES | en");
        assertThat(list(
                        database,
                        "SELECT concat_ws(' ', id, visit_id, field, value, origin, started, recorded, begun_by)"
                                + " FROM intake_value ORDER BY id"))
                .as("what was written before is there as it was")
                .startsWith(written.toArray(String[]::new));
        assertThat(list(database, "SELECT j::text FROM journal j ORDER BY id")).isEqualTo(journal);
        assertThat(list(database, """
                SELECT concat_ws(' ', v.ticket_number, a.field, a.value, j.actor, to_char(a.started AT TIME ZONE 'UTC', 'HH24:MI'))
                FROM intake_value a JOIN visit v ON v.id = a.visit_id JOIN journal j ON j.id = a.begun_by
                WHERE a.ended IS NULL AND a.voided IS NULL AND v.ticket_number IN (2, 3, 4, 6, 8, 10)
                ORDER BY v.ticket_number, a.field"""))
                .as("with whom it was said, and since when; what the form said already stays whose it was")
                .containsExactly(
                        "2 INTEREST EYES guide 2 02:00",
                        "2 LANGUAGE zh guide 2 02:00",
                        "3 INTEREST EYES filler 3 01:30",
                        "3 LANGUAGE zh filler 3 01:30",
                        "4 INTEREST EYES guide 4 02:00",
                        "4 LANGUAGE zh guide 4 02:00",
                        "4 WISH 祛斑 filler 4 01:30",
                        "6 INTEREST  guide 6 02:00",
                        "6 LANGUAGE zh guide 6 02:00",
                        "8 INTEREST EYES guide 8 02:20",
                        "8 LANGUAGE zh guide 8 02:20",
                        "10 INTEREST EYES guide 10 02:10",
                        "10 LANGUAGE zh guide 10 02:00");
        assertThat(list(database, """
                SELECT concat_ws(' ', v.ticket_number, field) FROM (
                    SELECT visit_id, field, ended, ended_by, lead(started) OVER later AS next, lead(begun_by) OVER later AS by
                    FROM intake_value WHERE voided IS NULL
                    WINDOW later AS (PARTITION BY visit_id, field ORDER BY id)) AS a
                JOIN visit v ON v.id = a.visit_id
                WHERE by IS NOT NULL AND (ended IS DISTINCT FROM next OR ended_by IS DISTINCT FROM by)"""))
                .as("one ends where the next begins, by the same entry")
                .isEmpty();
    }

    private static List<String> list(TestDatabase.Fresh database, String sql) throws SQLException {
        try (var connection = database.owner().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
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
