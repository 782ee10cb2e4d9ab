package org.jiezhen.duty.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jiezhen.duty.DutyBoard;
import org.jiezhen.duty.DutyPermission;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.staff.StaffDirectory;

/** Who is on duty, and can be asked. */
@Route("on-duty")
@RolesAllowed(DutyPermission.DECLARE)
@Menu(title = "nav.duty", icon = "i-clock", order = 45)
class DutyView extends Div implements HasDynamicTitle {

    DutyView(LiveBoards boards, DutyBoard source, StaffDirectory directory) {
        addClassName("page");
        var roles = directory.roles();
        add(new BoardComponent<>(
                boards, source, DutyBoard.COLLEAGUES, source.name(), List.of(), config -> config.title("duty.title")
                        .sorts()
                        .orderedBy("o")
                        .codes("rl", "staff.role", roles)
                        .figure("duty.figure.there", "st", List.of("ON_DUTY", "SERVING"))
                        .figure("duty.figure.not", "st", List.of("BREAK", "BACK_OFFICE", "UNSEEN"))
                        .search("duty.search", "nm")
                        .filter("duty.filter.all", Rule.ALL)
                        .opens()
                        .empty("i-clock", "duty.empty.title", "duty.empty.text")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("duty.title");
    }
}
