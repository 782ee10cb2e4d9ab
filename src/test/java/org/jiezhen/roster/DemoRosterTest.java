package org.jiezhen.roster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.TestClock;
import org.jiezhen.duty.Duty;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.AtWork.How;
import org.jiezhen.habits.Pace;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Plan;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.habits.Round;
import org.jiezhen.roster.RosterBoard.About;
import org.jiezhen.roster.RosterBoard.Row;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The demo house has a roster whenever it is opened, and its people come and go by it. */
@PortalTest
@TestPropertySource(properties = {"spring.application.name=demo-roster", "portal.duty.sweep=PT10H"})
@DirtiesContext
class DemoRosterTest {

    // A Thursday of a week that has no holiday.
    private static final LocalDate THURSDAY = LocalDate.of(2027, 3, 11);

    @Autowired
    DemoRoster demo;

    @Autowired
    RosterBoard board;

    @Autowired
    WorksByRoster work;

    @Autowired
    ComesByRoster comes;

    @Autowired
    GoesByRoster goes;

    @Autowired
    ShiftEnds ends;

    @Autowired
    Duty duty;

    @Autowired
    FrontDesk desk;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private final PlayedDay day = new PlayedDay(Plan.rush(1, 0));

    @BeforeEach
    void aHouseIsOpened() {
        at(THURSDAY, "08:20");
        demo.write();
    }

    @AfterEach
    void theClockIsRight() {
        clock.reset();
    }

    @Test
    void itHasNeedsAndTwoWeeksWheneverItIsOpenedAndLeavesToPeopleWhatTheyWrote() {
        assertThat(demo.write()).isZero();
        assertThat(weeks())
                .contains(Week.of(THURSDAY), Week.of(THURSDAY).plus(1))
                .doesNotContain(Week.of(THURSDAY).plus(2));
        assertThat(board.read())
                .anyMatch(row ->
                        row.about() == About.NEED && !row.days().getFirst().isEmpty());
        // One thing is missing: at the lift, when its guide is off. Nobody is in two places, and tea duties are of two
        // days.
        assertThat(board.read().stream()
                        .filter(row -> row.about() == About.PROBLEM
                                && row.week().equals(Week.of(THURSDAY).plus(1)))
                        .map(row -> requireNonNull(row.problem()).code() + " "
                                + row.problem().role()))
                .containsExactly("NOBODY STANDING_GUIDE");
        // The same house is opened again after weeks.
        at(THURSDAY.plusWeeks(3), "10:00");
        assertThat(demo.write()).isPositive();
        assertThat(weeks())
                .contains(Week.of(THURSDAY).plus(3), Week.of(THURSDAY).plus(4));
    }

    @Test
    void peopleComeWhenTheirShiftBeginsAndGoWhenItIsOver() {
        var wangfang = person("wangfang", "DESK_GUIDE");
        assertThat(work.of(wangfang, round())).isEqualTo(How.AWAY);
        assertThat(comes.next(wangfang, round())).isEmpty();
        at(THURSDAY, "09:10");
        acts(wangfang, comes.next(wangfang, round()).orElseThrow());
        assertThat(isOnDuty("wangfang")).isTrue();

        // She sits with a guest when it is over: that guest is handed over, and then she goes.
        var guest = people.as(
                        "wangfang",
                        () -> desk.arrive(
                                UUID.randomUUID(),
                                new FrontDesk.Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
        at(THURSDAY, "18:01");
        assertThat(work.of(wangfang, round())).isEqualTo(How.ENDS);
        assertThat(goes.next(wangfang, round())).isEmpty();
        at(THURSDAY, "18:16");
        acts(wangfang, goes.next(wangfang, round()).orElseThrow());
        assertThat(jdbc.sql("SELECT holder FROM visit_now WHERE visit_id = ?")
                        .param(guest.value())
                        .query(String.class)
                        .single())
                .isEqualTo("DESK");
        acts(wangfang, goes.next(wangfang, round()).orElseThrow());
        assertThat(isOnDuty("wangfang")).isFalse();
        assertThat(work.of(wangfang, round())).isEqualTo(How.AWAY);
    }

    @Test
    void whereNobodyIsRosteredWhoeverIsThereStaysAndSaysSo() {
        var suman = person("suman", "CONSULTANT");
        at(THURSDAY, "09:10");
        acts(suman, comes.next(suman, round()).orElseThrow());
        at(THURSDAY, "18:30");
        ends.sweep();
        assertThat(work.of(suman, round())).isEqualTo(How.WORKS);
        acts(suman, comes.next(suman, round()).orElseThrow());
        assertThat(comes.next(suman, round())).isEmpty();
        assertThat(isOnDuty("suman")).isTrue();
        // Whoever sits there in person decides alone.
        assertThat(work.of(new Person(people.id("liuyue"), new Localized("", ""), "STANDING_GUIDE", true), round()))
                .isEqualTo(How.WORKS);
        // On Sunday the lift has no guide: she is off, and nobody of hers is rostered; then the role is nobody's to
        // relieve.
        at(THURSDAY.plusDays(3), "10:00");
        assertThat(work.of(person("xulan", "CONSULTANT"), round())).isEqualTo(How.WORKS);
        assertThat(work.of(person("suman", "CONSULTANT"), round())).isNotEqualTo(How.WORKS);
    }

    private void acts(Person person, Act act) {
        var username = jdbc.sql("SELECT username FROM account WHERE id = ?")
                .param(person.id().value())
                .query(String.class)
                .single();
        people.as(username, () -> {
            act.command().run();
            return act;
        });
    }

    private boolean isOnDuty(String username) {
        return people.as(username, () -> duty.mine()).isPresent();
    }

    private Round round() {
        return new Round(day, clock.instant(), new Pace(1), List.of());
    }

    private Person person(String username, String role) {
        return new Person(people.id(username), new Localized("", ""), role, false);
    }

    private List<Week> weeks() {
        return board.read().stream()
                .filter(row ->
                        row.about() == About.PERSON && row.days().stream().anyMatch(text -> !text.isEmpty()))
                .map(Row::week)
                .distinct()
                .toList();
    }

    private void at(LocalDate day, String time) {
        clock.stopAt(day.atTime(LocalTime.parse(time)).atZone(BusinessTime.ZONE).toInstant());
    }
}
