package org.jiezhen.hospitality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.closing.AskedOfADay.Missing;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.hospitality.TeaLists.Item;
import org.jiezhen.hospitality.TeaLists.OfDay;
import org.jiezhen.hospitality.TeaSideBoard.Part;
import org.jiezhen.hospitality.TeaSideBoard.SideFact;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Beside the drinks: flasks that are asked for and filled, lists that are ticked, signed, and then as they are. */
class TeaRoomTest extends DrinkGuests {

    @Autowired
    private Flasks flasks;

    @Autowired
    private TeaLists lists;

    @Autowired
    private TeaSideBoard side;

    @AfterEach
    void nothingWasEverWritten() {
        for (var table : List.of("tea_sheet_state", "flask_level")) {
            jdbc.sql("UPDATE " + table
                            + " SET voided = greatest(now(), started), voided_by = begun_by WHERE voided IS NULL")
                    .update();
        }
    }

    @Test
    void anEmptyFlaskIsAskedOfWhoeverServesUntilItIsFilled() {
        var tea = flask();
        as(LITING, () -> flasks.level(key(), tea, 2));
        assertThat(told()).isEmpty();
        as(LITING, () -> flasks.level(key(), tea, 0));
        assertThat(told()).containsExactly(tea.toString());
        assertThat(row(tea.toString()).target())
                .as("by when it is to be filled")
                .isEqualTo(300);
        assertThat(refused(LIUYUE, () -> flasks.ask(key(), tea)).key()).isEqualTo("refusal.hospitality.asked");
        as(ZHAOYU, () -> flasks.fill(key(), tea));
        assertThat(told()).isEmpty();
        assertThat(row(tea.toString()).level()).isEqualTo(Flasks.FULL);

        var asked = as(LITING, () -> flasks.ask(key(), tea));
        assertThat(row(tea.toString()).level())
                .as("nobody asks to fill a full one")
                .isEqualTo(1);
        as(LITING, () -> undo.takeBack(key(), asked.entry()));
        assertThat(row(tea.toString()).level()).isEqualTo(Flasks.FULL);
        assertThat(refused(LITING, () -> flasks.level(key(), tea, 4)).key()).isEqualTo("refusal.hospitality.level");
    }

    @Test
    void aListIsSignedOnceItIsWholeAndThenNobodyWritesOnItByWhateverWay() {
        var all = items(list());
        var some = Set.of(all.iterator().next());
        as(ZHAOYU, () -> lists.tick(key(), "ROOM", some));
        assertThat(list().done()).isEqualTo(some);
        assertThat(row("ROOM").progress()).isEqualTo("1/" + all.size());
        var notYet = refused(ZHAOYU, () -> lists.sign(key(), "ROOM", some));
        assertThat(notYet.key()).isEqualTo("refusal.hospitality.notWhole");
        assertThat(notYet.args()).contains(all.size() - 1);

        as(ZHAOYU, () -> lists.sign(key(), "ROOM", all));
        assertThat(list().signed()).isTrue();
        assertThat(list().by()).isEqualTo("赵玉");
        assertThat(refused("fengjie", () -> lists.tick(key(), "ROOM", some)).args())
                .contains("赵玉");
        assertThatThrownBy(() -> jdbc.sql("UPDATE tea_sheet_state SET done = '{}' WHERE signed AND voided IS NULL")
                        .update())
                .hasMessageContaining("is signed");
        assertThatThrownBy(() -> jdbc.sql("""
                                UPDATE tea_sheet_state SET ended = now(), ended_by = begun_by
                                WHERE signed AND ended IS NULL AND voided IS NULL""").update()).hasMessageContaining("is signed");
    }

    @Test
    void byPaperTooNobodySignsWhatIsNotWhole() {
        as(ZHAOYU, () -> lists.tick(key(), "ROOM", Set.of()));
        assertThatThrownBy(() -> jdbc.sql("""
                                WITH ended AS (
                                    UPDATE tea_sheet_state SET ended = now(), ended_by = begun_by
                                    WHERE ended IS NULL AND voided IS NULL RETURNING sheet_id, begun_by)
                                INSERT INTO tea_sheet_state (sheet_id, done, signed, started, recorded, begun_by)
                                SELECT sheet_id, '{}', true, now(), now(), begun_by FROM ended""").update()).hasMessageContaining("is not whole");
        var paper = as(ZHAOYU, () -> lists.print(lists.today(), Locale.ENGLISH));
        assertThat(paper.name()).startsWith("tea-").endsWith(".pdf");
        assertThat(new String(paper.bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void aListSaysByWhenItIsToBeSignedAndItsTimeRunsInTheLastHour() {
        var signing = as(ZHAOYU, () -> lists.today())
                .atTime(20, 30)
                .atZone(BusinessTime.ZONE)
                .toInstant();
        clock.stopAt(signing.minus(Duration.ofMinutes(61)));
        assertThat(row("ROOM").until()).isEqualTo(new Localized("20:30 前签", "sign by 20:30"));
        assertThat(row("ROOM").since()).isNull();
        clock.stopAt(signing.minus(Duration.ofMinutes(59)));
        assertThat(row("ROOM").since()).isEqualTo(signing.minus(Duration.ofHours(1)));
        assertThat(row("ROOM").target()).isEqualTo(3600);
        as(ZHAOYU, () -> lists.sign(key(), "ROOM", items(list())));
        assertThat(row("ROOM").until()).isNull();
        assertThat(row("ROOM").since()).isNull();
    }

    @Test
    void whatWasSignedStaysWhatWasAskedThoughTheHouseAsksForOtherThingsSince() {
        var all = items(list());
        as(ZHAOYU, () -> lists.sign(key(), "ROOM", all));
        jdbc.sql("UPDATE tea_list_item SET asked = false WHERE list = 'ROOM' AND rank = 10")
                .update();
        var since = jdbc.sql("""
                        INSERT INTO tea_list_item (list, zh, en, rank) VALUES ('ROOM', '窗台', 'Sills', 70) RETURNING id""").query(Integer.class).single();
        try {
            assertThat(items(list())).as("as it was signed").isEqualTo(all);
            var open =
                    jdbc.sql("SELECT now()::date + 30").query(LocalDate.class).single();
            assertThat(items(as(ZHAOYU, () -> lists.of(open)).stream()
                            .filter(one -> one.list().equals("ROOM"))
                            .findFirst()
                            .orElseThrow()))
                    .as("and what is asked from now on")
                    .contains(since)
                    .hasSize(all.size());
        } finally {
            jdbc.sql("UPDATE tea_list_item SET asked = id <> ? WHERE list = 'ROOM'")
                    .param(since)
                    .update();
        }
    }

    @Test
    void aDayOnWhichSomebodyDrankIsClosedOnceAllListsAreSignedOrSomebodySaysWhyNot() {
        jdbc.sql("UPDATE booking SET status = 'CANCELLED' WHERE status = 'BOOKED'")
                .update();
        var guest = mayDrink(seat(0), 0);
        coffee(guest);
        as(LIUYUE, () -> desk.depart(key(), guest));
        var today = as(ZHAOYU, () -> lists.today());
        as(ZHAOYU, () -> lists.sign(key(), "ROOM", items(list())));
        assertThat(as(LITING, () -> closing.missing(today)))
                .extracting(Missing::code)
                .containsExactly("STANDARD", "DISINFECTION");
        var refusal = refused(LITING, () -> closing.close(key(), today, " "));
        assertThat(refusal).isInstanceOf(InvalidInput.class);
        assertThat(refusal.key()).isEqualTo("refusal.day.without");

        var entry = as(LITING, () -> closing.close(key(), today, "茶水间停电")).entry();
        assertThat(jdbc.sql("SELECT CAST(detail AS text) FROM journal WHERE id = ?")
                        .param(entry)
                        .query(String.class)
                        .single())
                .contains("STANDARD DISINFECTION", "茶水间停电");

        for (var list : List.of("STANDARD", "DISINFECTION")) {
            as(ZHAOYU, () -> lists.sign(key(), list, items(lists.today(list))));
        }
        assertThat(as(LITING, () -> closing.missing(today))).isEmpty();
        as(LITING, () -> closing.close(key(), today, null));
        assertThat(as(LITING, () -> closing.missing(today.plusDays(1))))
                .as("where nobody drank, nothing is asked")
                .isEmpty();
    }

    @Test
    void besideTheWorkStandsWhoMayDrinkNothing() {
        var unknown = comes(seat(0), 0);
        var fasts = comes(seat(1), 0);
        as(LITING, () -> says(fasts, SurgeryToday.YES, "NONE"));
        var may = mayDrink(seat(2), 0);
        assertThat(side.read().stream()
                        .filter(row -> row.part() == Part.NOTHING)
                        .map(row -> row.id() + " " + row.state()))
                .contains(unknown + " UNKNOWN", fasts + " YES")
                .noneMatch(row -> row.startsWith(may.toString()));
    }

    private FlaskId flask() {
        return jdbc.sql("SELECT flask_id FROM flask_now ORDER BY rank LIMIT 1")
                .query(Id.column(FlaskId::new))
                .single();
    }

    private OfDay list() {
        return as(ZHAOYU, () -> lists.today("ROOM"));
    }

    private static Set<Integer> items(OfDay list) {
        return list.items().stream().map(Item::id).collect(Collectors.toSet());
    }

    private SideFact row(String id) {
        return side.read().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> told() {
        return jdbc.sql("SELECT about FROM notice_flask").query(String.class).list();
    }
}
