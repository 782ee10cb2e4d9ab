package org.jiezhen.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.acts.Done;
import org.jiezhen.live.Look;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What waits for whom: as the browsers of each person are sent it. */
@PortalTest
class NoticesTest {

    @Autowired
    NoticesBoard board;

    @Autowired
    FrontDesk desk;

    @Autowired
    Custody custody;

    @Autowired
    CurrentStaff staff;

    @Autowired
    People people;

    private Done<VisitId> visit;

    @BeforeEach
    void aGuestIsWithTheGuideAtTheLift() {
        visit = people.as(
                "liuyue",
                () -> desk.arrive(
                        UUID.randomUUID(),
                        new FrontDesk.Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("金丝雀乙", "13622220001", 0, false))
                                .ofAnother()));
    }

    private Map<String, JsonNode> of(String username) {
        return people.as(username, () -> Look.rows(board, board.of(staff.id(), staff::may)).stream()
                .filter(row -> row.get("id").asString().endsWith(visit.subject() + ""))
                .collect(java.util.stream.Collectors.toMap(row -> row.get("id").asString(), row -> row)));
    }

    private void offer(String taker) {
        people.as("liuyue", () -> custody.offer(UUID.randomUUID(), visit.subject(), people.id(taker)));
    }

    private String offered() {
        return "OFFER:" + visit.subject();
    }

    @Test
    void whatIsOfferedToOnePersonIsSentToThatPersonAloneAndNamesNoGuest() {
        offer("suman");

        assertThat(of("suman")).containsOnlyKeys(offered());
        assertThat(Objects.requireNonNull(of("suman").get(offered())).toString())
                .contains(visit.label(), "刘悦")
                .doesNotContain("金丝雀乙")
                .doesNotContain("0001");
        for (var other : new String[] {"liuyue", "liting", "gaofeng", "xulan", "chengyuan"}) {
            assertThat(of(other)).as(other).isEmpty();
        }
    }

    @Test
    void whatIsOfferedToTheDeskIsSentToEverybodyOfTheDeskButTheGiver() {
        people.as("liuyue", () -> custody.offer(UUID.randomUUID(), visit.subject(), people.id("liting")));
        people.as("liting", () -> custody.accept(UUID.randomUUID(), visit.subject()));
        people.as("liting", () -> custody.offer(UUID.randomUUID(), visit.subject(), null));

        assertThat(of("zhanglei")).containsOnlyKeys(offered());
        assertThat(Objects.requireNonNull(of("zhanglei").get(offered())).has("me"))
                .as("not hers alone")
                .isFalse();
        assertThat(of("gaofeng")).containsOnlyKeys(offered());
        assertThat(of("liting")).as("who has offered it").isEmpty();
        assertThat(of("suman")).isEmpty();
    }

    @Test
    void whatWasAnsweredOrWithdrawnWaitsForNobody() {
        offer("suman");
        people.as("liuyue", () -> custody.withdraw(UUID.randomUUID(), visit.subject()));
        assertThat(of("suman")).isEmpty();

        offer("suman");
        people.as("suman", () -> custody.decline(UUID.randomUUID(), visit.subject()));
        assertThat(of("suman")).isEmpty();

        offer("suman");
        offer("xulan");
        assertThat(of("suman")).as("offered to another instead").isEmpty();
        assertThat(of("xulan")).containsOnlyKeys(offered());
    }

    @Test
    void theActOfANoticeIsTheCommandItselfAndAsksAgain() {
        offer("suman");
        var accept = board.kinds().stream()
                .filter(kind -> kind.code().equals("OFFER"))
                .findFirst()
                .orElseThrow()
                .acts()
                .getFirst();
        var about = visit.subject().toString();

        assertThatThrownBy(() -> people.as("xulan", () -> accept.command().run(UUID.randomUUID(), about)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> people.as("suman", () -> accept.command().run(UUID.randomUUID(), "no visit")))
                .isInstanceOf(Refusal.class);
        var key = UUID.randomUUID();
        var done = people.as("suman", () -> accept.command().run(key, about));
        assertThat(people.as("suman", () -> accept.command().run(key, about)).entry())
                .as("pressed twice is pressed once")
                .isEqualTo(done.entry());
    }

    @Test
    void nobodyIsAddressedByAPermissionThatItsKindDoesNotName() {
        assertThat(board.kinds())
                .allSatisfy(kind -> assertThat(org.jiezhen.Permissions.ALL).containsAll(kind.permissions()))
                .anySatisfy(kind -> assertThat(kind.permissions()).contains(Permission.VISITS_OVERSEE));
    }
}
