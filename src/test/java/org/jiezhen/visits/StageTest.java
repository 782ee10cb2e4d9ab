package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTest {

    @ParameterizedTest
    @EnumSource
    void noStageFollowsItselfOrGoesBackToTheArrival(Stage stage) {
        assertThat(stage.following()).doesNotContain(stage, Stage.ARRIVED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LEAVING")
    void aCustomerMayLeaveFromAnywhere(Stage stage) {
        assertThat(stage.canBecome(Stage.LEAVING)).isTrue();
    }

    @Test
    void whoVisitsOnBusinessWaitsForTheHostAndFillsNoForm() {
        assertThat(Source.BUSINESS.firstStage()).isEqualTo(Stage.AWAITING_HOST);
        assertThat(Stage.AWAITING_HOST.following()).containsExactly(Stage.WITH_HOST, Stage.LEAVING);
        assertThat(Stage.WITH_HOST.following()).containsExactly(Stage.AWAITING_HOST, Stage.LEAVING);
        assertThat(Stage.ARRIVED.following()).doesNotContain(Stage.AWAITING_HOST, Stage.WITH_HOST);
    }

    @Test
    void afterTheConsultationTheFormIsNotAskedAgain() {
        assertThat(Stage.IN_CONSULTATION.following()).containsExactly(Stage.AWAITING_CONSULTATION, Stage.LEAVING);
    }
}
