package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiezhen.house.House;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a visit waits for is data; the reception's own procedure, as the house begins with it. */
class WaitingReasonsTest extends VisitsTest {

    @Autowired
    House house;

    @Test
    void noReasonFollowsItselfOrGoesBackToTheArrival() {
        assertThat(reasons.all())
                .allSatisfy(reason -> assertThat(reason.next()).doesNotContain(reason.code(), WaitingReason.ARRIVED));
    }

    @Test
    void aCustomerMayLeaveFromAnywhere() {
        assertThat(reasons.all())
                .filteredOn(reason -> reason.phase() != Phase.LEAVING)
                .allSatisfy(reason ->
                        assertThat(reason.canBecome(WaitingReason.LEAVING)).isTrue());
    }

    @Test
    void whoVisitsOnBusinessWaitsForTheHostAndFillsNoForm() {
        assertThat(Source.BUSINESS.firstReason()).isEqualTo(WaitingReason.AWAITING_HOST);
        assertThat(reasons.of(WaitingReason.AWAITING_HOST).next())
                .containsExactly(WaitingReason.WITH_HOST, WaitingReason.LEAVING);
        assertThat(reasons.of(WaitingReason.WITH_HOST).next())
                .containsExactly(WaitingReason.AWAITING_HOST, WaitingReason.LEAVING);
        assertThat(reasons.of(WaitingReason.ARRIVED).next())
                .doesNotContain(WaitingReason.AWAITING_HOST, WaitingReason.WITH_HOST);
    }

    @Test
    void afterTheConsultationTheFormIsNotAskedAgain() {
        assertThat(reasons.of(WaitingReason.IN_CONSULTATION).next())
                .containsExactly(WaitingReason.AWAITING_CONSULTATION, WaitingReason.LEAVING);
    }

    @Test
    void whatIsOfferedInOnePressMayFollowAndHasAWord() {
        assertThat(reasons.all()).allSatisfy(reason -> {
            var offered = reason.offered();
            if (offered != null) {
                assertThat(reason.canBecome(offered)).isTrue();
                assertThat(reasons.of(offered).begin()).isNotNull();
            }
        });
        assertThat(reasons.of(WaitingReason.ARRIVED).offered()).isEqualTo(WaitingReason.INTAKE);
    }

    @Test
    void allThatIsWaitedForHasATarget() {
        assertThat(reasons.all()).filteredOn(WaitingReason::waits).allSatisfy(reason -> assertThat(
                        house.targetSeconds(reason.code()))
                .isPositive());
    }

    @ParameterizedTest
    @CsvSource({
        "ARRIVED, arrived",
        "INTAKE, arrived",
        "AWAITING_TRIAGE, arrived",
        "AWAITING_CONSULTATION, triaged",
        "IN_CONSULTATION, receiving-care",
        "AWAITING_HOST, arrived",
        "WITH_HOST, receiving-care",
        "LEAVING, receiving-care"
    })
    void theFhirCodeFollowsFromThePhase(String code, String subjectStatus) {
        var reason = reasons.of(code);

        assertThat(reason.phase().subjectStatus(reason.chosen())).isEqualTo(subjectStatus);
    }
}
