package org.jiezhen.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jiezhen.emergency.EmergencyBoard.Allergy;
import org.jiezhen.emergency.EmergencyBoard.Guest;
import org.jiezhen.emergency.EmergencySheets.Opening;
import org.jiezhen.emergency.EmergencySheets.What;
import org.jiezhen.fasting.FastingState;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Viewer;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.json.JsonMapper;

/** On the day the network fails the desk still knows who is in the house; and nobody else knows more than before. */
class EmergencySheetTest extends VisitsTest {

    private static final List<String> NOT_KEEPERS = List.of(LIUYUE, XULAN, "zhoumingyuan");

    private static final Viewer NOBODY_LOOKS = new Viewer() {
        @Override
        public void wake() {}

        @Override
        public void nudge() {}

        @Override
        public boolean alive() {
            return false;
        }
    };

    @Autowired
    private EmergencyBoard sheet;

    @Autowired
    private EmergencySheets sheets;

    @Autowired
    private LiveBoards boards;

    @Autowired
    private JsonMapper json;

    @Test
    void itSaysWhoWhereWithWhomFastingAndAllergies() {
        var visit = as(LITING, () -> desk.arrive(key(), in(seat(3)))).subject();
        says(visit, true, "YES 青霉素、花生");
        fasts(visit);

        var guest = guest(visit);

        assertThat(guest.with()).isEqualTo("李婷");
        assertThat(guest.place()).isNotNull();
        assertThat(guest.fasting()).isEqualTo(FastingState.YES);
        assertThat(guest.allergy()).isEqualTo(Allergy.HAS);
        assertThat(guest.allergens()).isEqualTo("青霉素、花生");
        assertThat(EmergencyBoard.KEEPERS.row(guest, json).orElseThrow()).contains("青霉素", "李婷", "\"fa\":\"YES\"");
    }

    @Test
    void whatNobodyHasAskedIsSaidToBeSoAndWhoeverHasGoneIsNotOnIt() {
        var visit = as(LIUYUE, () -> desk.arrive(key(), standing())).subject();
        assertThat(guest(visit).allergy()).isEqualTo(Allergy.NOT_ASKED);
        assertThat(guest(visit).fasting()).as("counts as fasting").isEqualTo(FastingState.UNKNOWN);
        jdbc.sql("UPDATE visit SET status = 'COMPLETED' WHERE id = ?")
                .param(visit.value())
                .update();
        assertThat(sheet.read()).extracting(Guest::visit).doesNotContain(visit);
    }

    @Test
    void withoutConsentNothingIsSaidOfHealth() {
        var visit = as(LITING, () -> desk.arrive(key(), standing())).subject();
        says(visit, false, "YES 青霉素");
        assertThat(guest(visit).allergy()).isEqualTo(Allergy.NOT_ASKED);
        assertThat(guest(visit).allergens()).isNull();
    }

    @Test
    void nobodyIsShownItWhoMayNotKeepIt() {
        for (var other : NOT_KEEPERS) {
            assertThatThrownBy(() -> as(other, () -> boards.subscribe(sheet, EmergencyBoard.KEEPERS, NOBODY_LOOKS)))
                    .as(other)
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> as(other, () -> {
                        sheets.begin(key());
                        return true;
                    }))
                    .as(other)
                    .isInstanceOf(AccessDeniedException.class);
        }
        as(LITING, () -> boards.subscribe(sheet, EmergencyBoard.KEEPERS, NOBODY_LOOKS))
                .close();
    }

    @Test
    void thatABrowserKeepsOneIsInTheJournalOnceHoweverOftenItIsSaid() {
        var key = key();
        var before = told("emergency.begin");
        for (var n = 0; n < 2; n++) {
            as(LITING, () -> {
                sheets.begin(key);
                return true;
            });
        }
        assertThat(told("emergency.begin")).isEqualTo(before + 1);
    }

    @Test
    void thatItWasOpenedIsToldByWhoeverComesFirstAndOnce() {
        var now = clock.instant();
        var opening = new Opening(
                UUID.randomUUID(), What.OPENED, people.id(LITING), now.minusSeconds(600), now.minusSeconds(900));
        tell(LIUYUE, opening);
        tell(LIUYUE, opening);
        assertThat(jdbc.sql("""
                                SELECT actor || ' ' || subject_id || ' ' || (detail ->> 'at') FROM journal
                                WHERE action = 'emergency.opened' AND detail ->> 'at' = ?""")
                        .param(opening.at().toString())
                        .query(String.class)
                        .list())
                .containsExactly(people.id(LIUYUE) + " " + people.id(LITING) + " " + opening.at());
    }

    @Test
    void whatCannotHaveBeenIsRefused() {
        var now = clock.instant();
        for (var wrong : List.of(
                new Opening(UUID.randomUUID(), What.OPENED, people.id(LITING), now.plus(Duration.ofHours(3)), now),
                new Opening(UUID.randomUUID(), What.WIPED, people.id(LITING), now.minus(Duration.ofDays(60)), now),
                new Opening(UUID.randomUUID(), What.OPENED, StaffId.random(), now, now))) {
            assertThatThrownBy(() -> tell(LITING, wrong)).isInstanceOf(Refusal.class);
        }
    }

    private void tell(String person, Opening opening) {
        as(person, () -> {
            sheets.tell(opening);
            return true;
        });
    }

    private Guest guest(VisitId visit) {
        return sheet.read().stream()
                .filter(one -> one.visit().equals(visit))
                .findFirst()
                .orElseThrow();
    }

    private int told(String action) {
        return jdbc.sql("SELECT count(*) FROM journal WHERE action = ?")
                .param(action)
                .query(Integer.class)
                .single();
    }

    private void fasts(VisitId visit) {
        jdbc.sql("""
                        INSERT INTO visit_fasting (visit_id, state, reason, started, recorded, begun_by)
                        SELECT ?, 'YES', 'ORDERED', now(), now(), max(id) FROM journal""").param(visit.value()).update();
    }

    private void says(VisitId visit, boolean consent, String allergy) {
        jdbc.sql("INSERT INTO intake_form (visit_id, begun_by) SELECT ?, max(id) FROM journal ON CONFLICT DO NOTHING")
                .param(visit.value())
                .update();
        jdbc.sql("""
                        INSERT INTO intake_consent (visit_id, given, started, recorded, begun_by)
                        SELECT ?, ?, now(), now(), max(id) FROM journal""").params(visit.value(), consent).update();
        jdbc.sql("""
                        INSERT INTO intake_value (visit_id, field, value, origin, started, recorded, begun_by)
                        SELECT ?, 'ALLERGY', ?, 'GUEST', now(), now(), max(id) FROM journal""").params(visit.value(), allergy).update();
    }
}
