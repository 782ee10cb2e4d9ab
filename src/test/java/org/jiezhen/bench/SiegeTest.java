package org.jiezhen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The short form of {@code ./portal faults}: a few of each who mean no good, for as long as ten guests take to arrive. */
@RunningPortal
@Timeout(90)
class SiegeTest {

    private static final Attack.Force FEW = new Attack.Force(1, 40, 40, 1, 3, "nobody");
    private static final String PASSWORD = "夜里的河边没有人说话";
    private static final int ARRIVALS = 10;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    FrontDesk desk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder passwords;

    @Test
    void boardsShowWhoArrivesAndSomebodySignsInWhileStrangersACopierAndASlowClientActSideBySide()
            throws IOException, InterruptedException {
        jdbc.sql("""
                        INSERT INTO account (id, username, display_name, password_hash, created_at, changed_at)
                        VALUES (gen_random_uuid(), 'besieged', '被围', ?, now(), now())""").param(passwords.encode(PASSWORD)).update();
        try (var sockets = new Sockets();
                var screens = new Screens(port, sockets);
                var person = new Person(port, "10.0.1.1")) {
            IntStream.range(0, 4).forEach(_ -> screens.open(people.id("liting"), "arrivals"));
            var boards = screens.open().stream().map(Screens.Screen::socket).toList();
            try (var attack = new Attack(port, FEW, people.id("suman"), people.id("gaofeng"))) {
                for (var n = 0; n < ARRIVALS; n++) {
                    var marker = 7300 + n;
                    var phone = "1397300" + marker;
                    var round = sockets.expect(BusyHouse.phone(marker), boards);
                    people.as(
                            "liuyue",
                            () -> desk.arrive(
                                    UUID.randomUUID(),
                                    new FrontDesk.Arrival(
                                            Source.WALK_IN,
                                            VisitType.FIRST,
                                            null,
                                            VisitDetails.parse("围客", phone, 0, false))));
                    // Fails where a board never shows it.
                    round.awaitLast();
                    screens.open().forEach(screens::beatNanos);
                }
                assertThat(person.signsIn(person.page(), "besieged", PASSWORD)).isTrue();
                assertThat(attack.done())
                        .as("they were there")
                        .containsKeys("pages of strangers", "wrong passwords", "pages of the copier");
            }
        }
    }
}
