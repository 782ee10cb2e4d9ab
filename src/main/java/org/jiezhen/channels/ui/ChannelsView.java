package org.jiezhen.channels.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.jiezhen.channels.ChannelAdministration;
import org.jiezhen.channels.ChannelImport;
import org.jiezhen.channels.ChannelPermission;
import org.jiezhen.channels.ChannelsBoard;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.PageLink;

/** The tree of channels: seen, added to, renamed, put in order, taken out of use. */
@Route("admin/channels")
@StyleSheet("styles/channels.css")
@RolesAllowed(ChannelPermission.KEEP)
@Menu(title = "nav.channels", icon = "i-tree", order = 274)
class ChannelsView extends Div implements HasDynamicTitle {

    private final ChannelAdministration channels;
    private final Drafts drafts;

    ChannelsView(
            LiveBoards boards,
            ChannelsBoard source,
            ChannelAdministration channels,
            ChannelImport file,
            Drafts drafts) {
        this.channels = channels;
        this.drafts = drafts;
        addClassNames("page", "channels-page");
        var board = new BoardComponent<>(
                boards, source, ChannelsBoard.ALL, ChannelsBoard.NAME, List.of(), ChannelsView::describe);
        board.onAction(this::act);
        board.lead(new Paragraph(getTranslation("channels.text")), files(file));
        add(board);
    }

    /** The tree as a file, and the way back from one. */
    private Div files(ChannelImport file) {
        var chinese = getLocale().getLanguage().equals("zh");
        var export = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    var bytes = file.export(chinese);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), "channels.csv", "text/csv", bytes.length);
                }),
                getTranslation("channels.export"));
        export.setTarget(AnchorTarget.DEFAULT);
        export.addClassName("btn");
        var bring = new PageLink("admin/channels/import", "channels.import");
        var both = new Div(bring, export);
        both.addClassName("channels-files");
        return both;
    }

    private static void describe(BoardConfig config) {
        config.title("channels.title")
                .search("channels.search", "nm", "al", "c")
                .searchedInAddress()
                .orderedBy("o")
                .primary("ADD", "channels.add", "N")
                .filter("channels.filter.all", BoardConfig.Rule.ALL)
                .filter("door", "channels.filter.door", "dr", List.of("YES"))
                .filter("out", "channels.use.OUT", "u", List.of("OUT"))
                .empty("i-tree", "channels.empty", "channels.emptyText");
    }

    private void act(String action, String row, UUID key) {
        switch (action) {
            case "ADD" -> Dialogs.open(this, ChannelDialog.below(channels, drafts, null));
            case "ADD_BELOW" -> Dialogs.open(this, ChannelDialog.below(channels, drafts, channels.look(row)));
            case "OPEN" -> Dialogs.open(this, ChannelDialog.of(channels, drafts, channels.look(row)));
            default -> throw Pressed.unknown();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("channels.title");
    }
}
