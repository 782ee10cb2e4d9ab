package org.jiezhen.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jiezhen.People;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journey.TimelineBoard.TimelineFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.SignedOut;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.json.JsonMapper;

/** What the journey of one customer tells, and to whom. */
class TimelineTest extends VisitsTest {

    @Autowired
    private TimelineBoard timeline;

    @Autowired
    private LiveBoards boards;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private JsonMapper json;

    private Watched.@Nullable Watch watch;

    @AfterEach
    void nobodyLooksAnyMore() {
        if (watch != null) {
            watch.close();
        }
    }

    private void look(VisitId visit) {
        watch = timeline.watch(visit);
    }

    private Ticket ticket(Done<VisitId> done) {
        return Ticket.parse(BusinessTime.day(clock.instant()).toString(), done.label())
                .orElseThrow();
    }

    /** Somebody, as a browser is told. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Who(
            String h,
            @Nullable String n,
            @Nullable String r,
            @Nullable Long s) {}

    /** How the visit stands, as a browser is told. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record HeadRow(
            String sta,
            @Nullable String st,
            @Nullable Long dep,
            @Nullable Object pl,
            @Nullable Who who,
            @Nullable Off off,
            @Nullable Object call) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        private record Off(Who to, Who g) {}
    }

    /** An entry, as a browser is told. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record EventRow(
            long n,
            long at,
            String a,
            @Nullable String why,
            @Nullable Who by,
            @Nullable String st,
            @Nullable Object pl,
            @Nullable Who who,
            @Nullable Who to,
            @Nullable Object cp,
            @Nullable Un un) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        private record Un(@Nullable String n) {}
    }

    private List<String> rows(Audience<TimelineFact> audience) {
        return timeline.read().stream()
                .flatMap(fact -> audience.row(fact, json).stream())
                .toList();
    }

    private HeadRow head(VisitId visit) {
        return json.readValue(rows(TimelineBoard.everybodys(visit)).getFirst(), HeadRow.class);
    }

    private List<EventRow> entries(VisitId visit) {
        return rows(TimelineBoard.everybodys(visit)).stream()
                .skip(1)
                .map(row -> json.readValue(row, EventRow.class))
                .toList();
    }

    private List<String> actions(VisitId visit) {
        return entries(visit).stream().map(EventRow::a).toList();
    }

    private static @Nullable String name(@Nullable Who who) {
        return who == null ? null : who.n();
    }

    /** A call as the reception makes it, and its period. */
    private void called(VisitId visit, PlaceId place) {
        jdbc.sql("""
                        WITH entry AS (
                            INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                            VALUES (now(), :actor, 'visits.call', 'visit', :visit) RETURNING id)
                        INSERT INTO visit_call (visit_id, status, place_id, times, started, recorded, begun_by)
                        SELECT CAST(:visit AS uuid), 'CALLED', :place, 1, now(), now(), id FROM entry
                        """)
                .param("actor", people.id(LITING).toString())
                .param("visit", visit.toString())
                .param("place", place.value())
                .update();
    }

    private PlaceId room() {
        return jdbc.sql("SELECT id FROM place WHERE kind = 'CONSULT_ROOM' ORDER BY ordinal LIMIT 1")
                .query(Id.column(PlaceId::new))
                .single();
    }

    @Test
    void aCustomersWayFromTheLiftToTheConsultationIsToldInOrderWithWhoWhereAndUntilWhen() {
        var visit = as(LIUYUE, () -> desk.arrive(key(), in(seat(3)))).subject();
        as(LIUYUE, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.INTAKE));
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        as(XULAN, () -> custody.decline(key(), visit));
        as(LIUYUE, () -> custody.leaveAlone(key(), visit));
        clock.advance(Duration.ofMinutes(3));
        as(LITING, () -> custody.take(key(), visit));
        as(LITING, () -> desk.advance(key(), visit, WaitingReason.INTAKE, WaitingReason.AWAITING_CONSULTATION));
        called(visit, room());
        look(visit);
        assertThat(head(visit).call()).as("the open call").isNotNull();
        as(LITING, () -> desk.move(key(), visit, room()));
        as(
                LITING,
                () -> desk.advance(key(), visit, WaitingReason.AWAITING_CONSULTATION, WaitingReason.IN_CONSULTATION));

        var entries = entries(visit);
        assertThat(entries)
                .extracting(EventRow::a)
                .containsExactly(
                        "arrive",
                        "advance",
                        "offer",
                        "decline",
                        "leaveAlone",
                        "take",
                        "advance",
                        "call",
                        "move",
                        "advance");
        assertThat(entries).extracting(EventRow::n).isSorted().doesNotHaveDuplicates();
        assertThat(entries)
                .extracting(entry -> name(entry.by()))
                .containsExactly("刘悦", "刘悦", "刘悦", "许岚", "刘悦", "李婷", "李婷", "李婷", "李婷", "李婷");
        assertThat(entries.getFirst().pl()).isEqualTo(place(seat(3)));
        assertThat(entries.getFirst().who()).extracting(Who::n).isEqualTo("刘悦");
        assertThat(entries.get(1).st()).isEqualTo("INTAKE");
        assertThat(name(entries.get(2).to())).isEqualTo("许岚");
        assertThat(entries.get(3).why()).isEqualTo("BUSY");
        assertThat(entries.get(4).who()).extracting(Who::h).isEqualTo("none");
        assertThat(entries.get(5).who()).extracting(Who::n, Who::r).containsExactly("李婷", "DESK_GUIDE");
        assertThat(entries.get(5).at() - entries.get(4).at())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(3).toMillis());
        assertThat(entries.get(7).cp()).isEqualTo(place(room()));
        assertThat(entries.get(8).pl()).isEqualTo(place(room()));

        var head = head(visit);
        assertThat(head.st()).isEqualTo("IN_CONSULTATION");
        assertThat(head.pl()).isEqualTo(place(room()));
        assertThat(name(head.who())).isEqualTo("李婷");
        assertThat(head.off()).isNull();
    }

    private Object place(PlaceId place) {
        return jdbc.sql("SELECT name_zh, name_en FROM place WHERE id = ?")
                .param(place.value())
                .query((rs, row) -> Map.of("zh", rs.getString(1), "en", rs.getString(2)))
                .single();
    }

    @Test
    void whatWasTakenBackIsMarkedAndNotHidden() {
        var visit = arrive(LIUYUE).subject();
        var left = as(LIUYUE, () -> custody.leaveAlone(key(), visit));
        as(LIUYUE, () -> undo.takeBack(key(), left.entry()));
        as(LIUYUE, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.INTAKE));
        look(visit);

        var entries = entries(visit);
        assertThat(actions(visit)).containsExactly("arrive", "leaveAlone", "advance");
        assertThat(entries.get(0).un()).isNull();
        assertThat(entries.get(1).un()).isNotNull().extracting("n").isEqualTo("刘悦");
        assertThat(entries.get(1).who())
                .as("what the tap had begun is still told")
                .extracting(Who::h)
                .isEqualTo("none");
        assertThat(entries.get(2).un()).isNull();
        assertThat(name(head(visit).who())).isEqualTo("刘悦");
    }

    @Test
    void anArrivalThatWasAMistakeIsToldAsOne() {
        var arrived = arrive(LIUYUE);
        as(LIUYUE, () -> undo.takeBack(key(), arrived.entry()));
        look(arrived.subject());

        assertThat(head(arrived.subject()).sta()).isEqualTo("ENTERED_IN_ERROR");
        assertThat(head(arrived.subject()).who()).isNull();
        assertThat(entries(arrived.subject()))
                .singleElement()
                .extracting(EventRow::un)
                .isNotNull();
    }

    @Test
    void aCustomerWhoHasLeftCanBeLookedUpByTheDeskWithNobodyInCharge() {
        var done = arrive(LIUYUE);
        as(LIUYUE, () -> desk.depart(key(), done.subject()));
        look(done.subject());

        assertThat(as(LITING, () -> timelines.find(ticket(done)))).isPresent();
        assertThat(actions(done.subject())).containsExactly("arrive", "depart");
        assertThat(head(done.subject()))
                .extracting(HeadRow::sta, HeadRow::st, HeadRow::who, HeadRow::pl)
                .containsExactly("COMPLETED", null, null, null);
        assertThat(head(done.subject()).dep()).isNotNull();
    }

    @Test
    void aHolderWhoSignsOutIsSeenToHaveLeftTheCustomerAlone() {
        var visit = arrive(LIUYUE).subject();
        events.publishEvent(new SignedOut(people.id(LIUYUE)));
        look(visit);

        assertThat(entries(visit)).last().satisfies(entry -> {
            assertThat(entry.a()).isEqualTo("abandon");
            assertThat(entry.why()).isEqualTo("HOLDER_SIGNED_OUT");
            assertThat(entry.who()).extracting(Who::h).isEqualTo("none");
        });
    }

    @Test
    void aConsultantSeesAJourneyOnlyWhileItConcernsHer() {
        var done = arrive(LIUYUE);
        var visit = done.subject();
        look(visit);
        assertThat(as(XULAN, () -> timelines.find(ticket(done)))).isEmpty();

        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        var audience =
                as(XULAN, () -> timelines.find(ticket(done))).orElseThrow().audience();
        assertThat(audience.permission()).isEqualTo(Permission.VISITS_ACCOMPANY);
        assertThat(rows(audience)).as("how it stands, the arrival, the offer").hasSize(3);
        as(XULAN, () -> custody.accept(key(), visit));
        assertThat(rows(audience)).hasSize(4);

        as(XULAN, () -> custody.offer(key(), visit, people.id(LITING)));
        as(LITING, () -> custody.accept(key(), visit));
        assertThat(rows(audience)).as("her screen is empty").isEmpty();
        assertThat(as(XULAN, () -> timelines.find(ticket(done)))).isEmpty();
        assertThat(as(LITING, () -> timelines.find(ticket(done)))).isPresent();
    }

    @Test
    void aJourneyHoldsOneCustomerAndNoTelephoneNumber() {
        var visit = arrive(LIUYUE).subject();
        var known = new FrontDesk.Correction(VisitDetails.parse("金丝雀甲", "13800135207", 0, false));
        as(LIUYUE, () -> desk.correct(key(), visit, 0, known));
        var other = arrive(LITING).subject();
        look(visit);
        try (var theirs = timeline.watch(other)) {
            assertThat(theirs).isNotNull();
            var sent = rows(TimelineBoard.everybodys(visit)).toString();
            assertThat(sent).contains("金丝雀甲").doesNotContain("5207");
            assertThat(rows(TimelineBoard.everybodys(other)).toString()).doesNotContain("金丝雀甲");
            assertThat(rows(TimelineBoard.everybodys(other))).hasSize(2);
        }
    }

    @Test
    void aTicketThatNobodyHasIsNoJourneyAndNobodyWithoutPermissionMayAsk() {
        var day = BusinessTime.day(clock.instant());
        assertThat(as(LITING, () -> timelines.find(new Ticket(day, 9_999_999)))).isEmpty();
        assertThat(as(LITING, () -> timelines.find(new Ticket(LocalDate.of(1, 1, 1), 1))))
                .isEmpty();
        assertThatThrownBy(() -> people.as(People.with(List.of("staff.see")), () -> timelines.find(new Ticket(day, 1))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void onlyWhatSomebodyWatchesIsRead() {
        var visit = arrive(LIUYUE).subject();
        arrive(LITING);
        assertThat(timeline.read()).isEmpty();

        var first = timeline.watch(visit);
        var second = timeline.watch(visit);
        assertThat(timeline.read()).hasSize(2).allSatisfy(fact -> assertThat(fact.visit())
                .isEqualTo(visit));
        first.close();
        first.close();
        assertThat(timeline.read()).as("the other still looks").hasSize(2);
        second.close();
        assertThat(timeline.read()).isEmpty();
    }

    @Test
    void theOpenOfferIsToldWithTakerAndGiver() {
        var visit = arrive(LIUYUE).subject();
        look(visit);
        as(LIUYUE, () -> custody.offer(key(), visit, null));
        assertThat(Optional.ofNullable(head(visit).off())).hasValueSatisfying(offer -> assertThat(
                        List.of(offer.to().h(), Objects.requireNonNull(name(offer.g()))))
                .containsExactly("desk", "刘悦"));
        as(LIUYUE, () -> custody.withdraw(key(), visit));
        assertThat(head(visit).off()).isNull();
    }
}
