package org.jiezhen.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jiezhen.acts.LeftBehind;
import org.jiezhen.folders.Folders.With;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Where the folder is can be said at every moment, from when it is opened until it is filed. */
class FoldersTest extends VisitsTest {

    @Autowired
    private Folders folders;

    @Autowired
    private LeftBehind leftBehind;

    @Autowired
    private House house;

    @Test
    void whoOpensAFolderHasItAndAGuestHasOneAtATime() {
        var visit = arrived();
        var folder = opened(visit);
        assertThat(where(visit).name()).isEqualTo("许岚");

        var again = refused(XULAN, () -> folders.open(key(), visit));
        assertThat(again.key()).isEqualTo("refusal.folder.held");
        assertThat(again.args()).contains("许岚");
        as(XULAN, () -> folders.leaveToDesk(key(), folder));
        assertThat(refused(LITING, () -> folders.open(key(), visit)).key()).isEqualTo("refusal.folder.out");
    }

    @Test
    void pressedTwiceItIsOpenedOnceAndTakenBackItWasNeverOpened() {
        var visit = arrived();
        var press = key();
        var opened = as(XULAN, () -> folders.open(press, visit));
        assertThat(as(XULAN, () -> folders.open(press, visit))).isEqualTo(opened);

        as(XULAN, () -> undo.takeBack(key(), opened.entry()));
        assertThat(as(XULAN, () -> folders.of(visit))).isEmpty();
        assertThat(refused(XULAN, () -> folders.leaveToDesk(key(), opened.subject()))
                        .key())
                .isEqualTo("refusal.folder.unknown");
        opened(visit);
    }

    @Test
    void anOfferLeavesItWithTheGiverUntilItIsTaken() {
        var visit = arrived();
        var folder = opened(visit);
        as(XULAN, () -> folders.offer(key(), folder, people.id(LIUYUE)));
        assertThat(where(visit).name()).isEqualTo("许岚");
        assertThat(where(visit).takerName()).isEqualTo("刘悦");
        assertThat(refused(LITING, () -> folders.accept(key(), folder)).key()).isEqualTo("refusal.handoff.notYours");

        as(LIUYUE, () -> folders.accept(key(), folder));
        assertThat(where(visit).name()).isEqualTo("刘悦");
        assertThat(refused(XULAN, () -> folders.putDown(key(), folder, station()))
                        .args())
                .contains("刘悦");
    }

    @Test
    void declinedAndWithdrawnItStaysWhereItWas() {
        var visit = arrived();
        var folder = opened(visit);
        as(XULAN, () -> folders.offer(key(), folder, people.id(LIUYUE)));
        as(LIUYUE, () -> folders.decline(key(), folder));
        assertThat(where(visit).offered()).isFalse();
        as(XULAN, () -> folders.offer(key(), folder, null));
        as(XULAN, () -> folders.withdraw(key(), folder));
        assertThat(where(visit).name()).isEqualTo("许岚");
        assertThat(refused(LITING, () -> folders.accept(key(), folder)).key()).isEqualTo("refusal.handoff.withdrawn");
    }

    @Test
    void theDeskHasWhatItIsGivenAndWhatLiesSomewhereIsAnybodys() {
        var visit = arrived();
        var folder = opened(visit);
        as(XULAN, () -> folders.offer(key(), folder, null));
        as(LITING, () -> folders.accept(key(), folder));
        as(LITING, () -> folders.leaveToDesk(key(), folder));
        assertThat(where(visit).with()).isEqualTo(With.DESK);
        assertThat(refused(XULAN, () -> folders.take(key(), folder)).key())
                .as("a consultant is not of the desk")
                .isEqualTo("refusal.folder.desk");
        as(ZHANGLEI, () -> folders.take(key(), folder));

        as(ZHANGLEI, () -> folders.putDown(key(), folder, station()));
        assertThat(where(visit).with()).isEqualTo(With.PLACE);
        as(XULAN, () -> folders.take(key(), folder));
        assertThat(where(visit).name()).isEqualTo("许岚");
    }

    @Test
    void whoHasThePaperInHandSaysSoWhoeverWasSaidTo() {
        var visit = arrived();
        var folder = opened(visit);
        as(XULAN, () -> folders.offer(key(), folder, people.id(LIUYUE)));
        var had = as(ZHANGLEI, () -> folders.have(key(), folder));
        assertThat(where(visit).name()).isEqualTo("张蕾");
        assertThat(where(visit).offered())
                .as("an offer of what one has no more")
                .isFalse();
        assertThat(refused(ZHANGLEI, () -> folders.have(key(), folder)).key()).isEqualTo("refusal.folder.yours");

        as(ZHANGLEI, () -> undo.takeBack(key(), had.entry()));
        assertThat(where(visit).name()).isEqualTo("许岚");
    }

    @Test
    void whatNobodyFindsIsToldToWhoFilesUntilSomebodyHasIt() {
        var visit = arrived();
        var folder = opened(visit);
        as(LIUYUE, () -> folders.miss(key(), folder));
        assertThat(where(visit).with()).isEqualTo(With.NONE);
        assertThat(told()).contains(folder.toString());
        assertThat(marked(visit)).contains("病历不知在哪");
        assertThat(refused(XULAN, () -> folders.miss(key(), folder)).key()).isEqualTo("refusal.folder.missed");

        as(LITING, () -> folders.have(key(), folder));
        assertThat(told()).doesNotContain(folder.toString());
        assertThat(marked(visit)).isEmpty();
    }

    @Test
    void whoSignsOutLeavesItBehindVisibly() {
        var visit = arrived();
        var folder = opened(visit);
        leftBehind.by(people.id(XULAN).value(), "SIGNED_OUT");
        assertThat(where(visit).with()).isEqualTo(With.NONE);
        assertThat(told()).contains(folder.toString());
    }

    @Test
    void itIsFiledAlsoOnceTheGuestHasLeftAndThenItIsWithNobody() {
        var visit = arrived();
        var folder = opened(visit);
        assertThat(refused(LITING, () -> folders.file(key(), folder)).args())
                .as("whoever has it is named")
                .contains("许岚");
        as(XULAN, () -> folders.leaveToDesk(key(), folder));
        as(XULAN, () -> desk.depart(key(), visit));
        assertThat(where(visit).with())
                .as("the guest has left, the folder is here")
                .isEqualTo(With.DESK);

        var filed = as(LITING, () -> folders.file(key(), folder));
        assertThat(as(LITING, () -> folders.of(visit))).isEmpty();
        assertThat(refused(XULAN, () -> folders.have(key(), folder)).args()).contains("李婷");
        as(LITING, () -> undo.takeBack(key(), filed.entry()));
        assertThat(where(visit).with()).isEqualTo(With.DESK);
    }

    @Test
    void ofEightWhoTakeItAtOnceOneHasItAndTheOthersAreToldWho() throws Exception {
        var visit = arrived();
        var folder = opened(visit);
        as(XULAN, () -> folders.putDown(key(), folder, station()));
        var who = List.of(LIUYUE, LITING, ZHANGLEI, WANGFANG, XULAN, LIUYUE, LITING, ZHANGLEI);
        var together = new CyclicBarrier(who.size());
        try (var threads = Executors.newFixedThreadPool(who.size())) {
            var taken = threads
                    .invokeAll(who.stream()
                            .<Callable<Boolean>>map(one -> () -> {
                                together.await();
                                return takes(one, folder);
                            })
                            .toList())
                    .stream()
                    .filter(one -> {
                        try {
                            return one.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .count();
            assertThat(taken).isEqualTo(1);
        }
        assertThat(where(visit).with()).isEqualTo(With.STAFF);
    }

    private boolean takes(String who, FolderId folder) {
        while (true) {
            try {
                as(who, () -> folders.take(key(), folder));
                return true;
            } catch (CannotCreateTransactionException e) {
                // Everybody at once: asked again, as a desk does.
            } catch (Refusal refusal) {
                assertThat(refusal.key()).isIn("refusal.folder.held", "refusal.folder.yours");
                return false;
            }
        }
    }

    @Test
    void theDatabaseTakesNoFolderWithoutAHolder() {
        var visit = arrived();
        var folder = opened(visit);
        assertThatThrownBy(() -> jdbc.sql("""
                                UPDATE folder_custody SET ended = now(), ended_by = begun_by
                                WHERE folder_id = ? AND ended IS NULL""").param(folder.value()).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("folder");
    }

    @Test
    void onlyWhoHasToDoWithFoldersHandlesThemAndBadInputIsAnsweredAtItsField() {
        var visit = arrived();
        var folder = opened(visit);
        assertThatThrownBy(() -> as("chengyuan", () -> folders.have(key(), folder)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(LIUYUE, () -> folders.file(key(), folder)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(field(() -> folders.offer(key(), folder, people.id("chengyuan"))))
                .isEqualTo("taker");
        assertThat(field(() -> folders.putDown(key(), folder, null))).isEqualTo("place");
    }

    private String field(ThrowingCallable act) {
        return catchThrowableOfType(
                        InvalidInput.class,
                        () -> as(XULAN, () -> {
                            try {
                                act.call();
                            } catch (RuntimeException e) {
                                throw e;
                            } catch (Throwable e) {
                                throw new IllegalStateException(e);
                            }
                            return null;
                        }))
                .field();
    }

    private FolderId opened(VisitId visit) {
        return as(XULAN, () -> folders.open(key(), visit)).subject();
    }

    private Folders.Stand where(VisitId visit) {
        return as(LITING, () -> folders.of(visit)).orElseThrow();
    }

    private PlaceId station() {
        return house.places().stream()
                .filter(place -> place.kind() == Place.Kind.STATION)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<String> told() {
        return jdbc.sql("SELECT about::text FROM notice_folder_missing")
                .query(String.class)
                .list();
    }

    private List<String> marked(VisitId visit) {
        return jdbc.sql("SELECT zh FROM folder_mark WHERE visit_id = ?")
                .param(visit.value())
                .query(String.class)
                .list();
    }

    /** With a consultant, who may open a folder only of a guest he or she has. */
    private VisitId arrived() {
        var visit = as(
                        LIUYUE,
                        () -> desk.arrive(key(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        as(XULAN, () -> custody.accept(key(), visit));
        return visit;
    }
}
