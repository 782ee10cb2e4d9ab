package org.jiezhen.emergency.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.shared.Registration;
import java.util.UUID;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutySaid;
import org.jiezhen.duty.DutyState;
import org.jiezhen.emergency.EmergencyBoard;
import org.jiezhen.emergency.EmergencySheets;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.shell.Languages;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.SignInEnds;
import org.jspecify.annotations.Nullable;

/**
 * Asks whoever is on duty at a desk for a PIN, once, and has this browser keep the emergency sheet under it. The PIN does not leave
 * the browser; nobody's row comes to it before there is one.
 */
@Tag("emergency-keeper")
@JsModule("./emergency/emergency-keeper.ts")
@StyleSheet("styles/emergency.css")
final class EmergencyKeeper extends Div implements AfterNavigationObserver {

    private final Duty duty;
    private final EmergencySheets sheets;
    private final LiveBoards boards;
    private final EmergencyBoard board;
    private final CurrentStaff staff;
    private final SignInEnds ends;
    private @Nullable EmergencyFeed feed;
    private @Nullable Registration heard;

    EmergencyKeeper(
            Duty duty,
            EmergencySheets sheets,
            LiveBoards boards,
            EmergencyBoard board,
            CurrentStaff staff,
            SignInEnds ends) {
        this.duty = duty;
        this.sheets = sheets;
        this.boards = boards;
        this.board = board;
        this.staff = staff;
        this.ends = ends;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        heard = DutySaid.heard(event.getUI(), this::look);
        var config = BoardConfig.words(
                this,
                "emergency.asked",
                "emergency.set",
                "emergency.later",
                "emergency.title",
                "emergency.what",
                "emergency.pin",
                "emergency.again",
                "emergency.keep",
                "emergency.keeping",
                "emergency.cancel",
                "emergency.short",
                "emergency.plain",
                "emergency.differs",
                "emergency.failed",
                "emergency.none",
                "emergency.kept",
                "emergency.until",
                "emergency.wipe",
                "emergency.close");
        config.put("keeper", staff.id().toString()).put("name", staff.displayName());
        config.put("until", ends.at().toEpochMilli());
        // What the page without contact says of the rows, in the language of whoever set the PIN.
        var said = config.putObject("said").put("lang", Languages.tag(getLocale()));
        EmergencyWords.of(getLocale()).forEach(said::put);
        getElement().callJsFunction("begin", config);
        look();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (heard != null) {
            heard.remove();
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        look();
    }

    private void look() {
        var there = duty.mine()
                .map(Duty.Said::state)
                .filter(state -> state == DutyState.ON_DUTY || state == DutyState.SERVING)
                .isPresent();
        getElement().setProperty("asks", there);
    }

    /** A PIN was set just now. */
    @ClientCallable
    private void begun(String key) {
        sheets.begin(UUID.fromString(key));
        goesOn();
    }

    /** This person's sheet lies in this browser already. */
    @ClientCallable
    private void goesOn() {
        if (feed == null) {
            feed = new EmergencyFeed(boards, board, staff.id());
            add(feed);
        }
    }

    /** It was wiped by its person. */
    @ClientCallable
    private void ended() {
        if (feed != null) {
            remove(feed);
            feed = null;
        }
    }
}
