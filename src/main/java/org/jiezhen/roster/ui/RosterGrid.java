package org.jiezhen.roster.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.UUID;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.live.Pressed;
import org.jiezhen.roster.RosterBoard;
import org.jiezhen.roster.RosterBoard.Row;
import org.jiezhen.roster.Week;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Sentences;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A week of the roster: people and days, typed where it stands; above it what is missing and what cannot be. */
@Tag("roster-grid")
@JsModule("./roster/roster-grid.ts")
final class RosterGrid extends LiveComponent<Row> {

    /** What is done with what was typed. */
    @FunctionalInterface
    interface Typing {
        /**
         * @param row the row's id
         * @param day which of the seven days
         * @param was what the screen showed before
         * @param key the press
         */
        void typed(String row, int day, String text, String was, UUID key);
    }

    private static final int LONGEST = 200;

    private final Week week;
    private final int today;
    private final List<String> roles;
    private final @Nullable Typing typing;
    private final String me;

    /**
     * @param today which of the seven days it is; another number in other weeks
     * @param roles in the order of the house
     * @param typing null for whoever may only look
     */
    RosterGrid(
            LiveBoards boards,
            RosterBoard source,
            Week week,
            int today,
            List<String> roles,
            String me,
            @Nullable Typing typing) {
        super(boards, source, RosterBoard.of(week));
        this.week = week;
        this.today = today;
        this.roles = roles;
        this.me = me;
        this.typing = typing;
    }

    @Override
    protected ObjectNode config() {
        var config = new BoardConfig(this, "roster", List.of(), audience())
                .words(
                        "roster.tea",
                        "roster.leave",
                        "roster.need",
                        "roster.copy",
                        "roster.swap",
                        "roster.hint",
                        "roster.sound",
                        "roster.noNeeds",
                        "roster.noNeedsRead",
                        "roster.nobodyYet")
                .codes("role", "staff.role", roles)
                .codes("problem", "roster.problem", RosterBoard.PROBLEMS)
                .codes("weekday", "roster.weekday", List.of("0", "1", "2", "3", "4", "5", "6"))
                .build()
                .put("today", today)
                .put("mine", me)
                .put("writes", typing != null);
        var days = config.putArray("days");
        week.days().forEach(day -> days.add("%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth())));
        return config;
    }

    /**
     * Something was typed into the grid.
     *
     * @return nothing when it is saved; else the sentence that says why not, for the place at which it was typed
     */
    @ClientCallable
    @Nullable
    String typed(String row, int day, String text, String was, String press) {
        Pressed.check("TYPED", row);
        if (typing == null || day < 0 || day > 6 || text.length() > LONGEST || was.length() > LONGEST) {
            return Sentences.of(Pressed.unknown(), getLocale());
        }
        try {
            typing.typed(row, day, text, was, Pressed.uuid(press));
            return null;
        } catch (Refusal why) {
            return Sentences.of(why, getLocale());
        }
    }
}
