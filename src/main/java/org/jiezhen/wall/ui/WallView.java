package org.jiezhen.wall.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.HouseName;
import org.jiezhen.wall.WallBoard;
import org.jiezhen.wall.WallScreens;
import org.springframework.security.core.context.SecurityContextHolder;

/** The reception wall: a screen of its own, without frame or pointer. An administrator sees the same as a preview. */
@Route(value = "wall", autoLayout = false)
@PageTitle("nav.wall")
@RolesAllowed(Permission.WALL_SHOW)
@StyleSheet("styles/wall.css")
class WallView extends Div {

    private final WallComponent wall;
    private final WallScreens screens;

    WallView(LiveBoards boards, WallBoard source, HouseName houseName, WallScreens screens) {
        this.screens = screens;
        this.wall = new WallComponent(boards, source, houseName);
        addClassName("wall-page");
        getElement().setAttribute("theme", "dark");
        add(wall);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        screens.opened(event.getUI(), authentication == null ? null : authentication.getPrincipal(), wall::leave);
    }
}
