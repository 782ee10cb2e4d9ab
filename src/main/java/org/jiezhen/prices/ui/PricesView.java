package org.jiezhen.prices.ui;

import com.vaadin.flow.component.button.Button;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiezhen.house.House;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.prices.ItemId;
import org.jiezhen.prices.PriceAdministration;
import org.jiezhen.prices.PriceImport;
import org.jiezhen.prices.PricePermission;
import org.jiezhen.prices.PricesBoard;
import org.jiezhen.prices.TermAdministration;
import org.jiezhen.prices.TermKind;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.PageLink;
import org.jiezhen.staff.CurrentStaff;

/** The price list: seen by whoever talks of money; items, packages, courses and their prices said by whoever keeps it. */
@Route("admin/prices")
@StyleSheet("styles/prices.css")
@RolesAllowed(PricePermission.READ)
@Menu(title = "nav.prices", icon = "i-tag", order = 277)
class PricesView extends Div implements HasDynamicTitle {

    private final PriceAdministration prices;
    private final House house;
    private final Drafts drafts;
    private final Clock clock;
    private final boolean keeps;

    PricesView(
            LiveBoards boards,
            PricesBoard source,
            PriceAdministration prices,
            PriceImport file,
            TermAdministration terms,
            House house,
            Drafts drafts,
            Clock clock,
            CurrentStaff staff) {
        this.prices = prices;
        this.house = house;
        this.drafts = drafts;
        this.clock = clock;
        this.keeps = staff.may(PricePermission.WRITE);
        addClassNames("page", "prices-page");
        var board = new BoardComponent<>(
                boards,
                source,
                keeps ? PricesBoard.KEEPERS : PricesBoard.READERS,
                PricesBoard.NAME,
                List.of(),
                this::describe);
        board.onAction(this::act);
        board.lead(new Paragraph(getTranslation(keeps ? "prices.text" : "prices.read")), files(file, terms));
        add(board);
    }

    /** The list as a file, and the way back from one. */
    private Div files(PriceImport file, TermAdministration terms) {
        var locale = getLocale();
        var export = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    var bytes = file.export(BusinessTime.day(clock.instant()), locale);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), "prices.csv", "text/csv", bytes.length);
                }),
                getTranslation("prices.export"));
        export.setTarget(AnchorTarget.DEFAULT);
        export.addClassName("btn");
        var both = new Div();
        both.addClassName("prices-files");
        if (keeps) {
            for (var kind : TermKind.values()) {
                both.add(new Button(
                        getTranslation("prices.terms." + kind), _ -> Dialogs.open(this, new TermsDialog(terms, kind))));
            }
            both.add(new PageLink("admin/prices/import", "prices.import"));
        }
        both.add(export);
        return both;
    }

    private void describe(BoardConfig config) {
        config.title("prices.title")
                .sorts()
                .search("prices.search", "nm", "c", "dp")
                .searchedInAddress()
                .spelledIn("sp")
                .orderedBy("o")
                .filter("prices.filter.all", BoardConfig.Rule.ALL)
                .filter("surgery", "prices.category.SURGERY", "ca", List.of("SURGERY"))
                .filter("skin", "prices.category.SKIN", "ca", List.of("SKIN"))
                .filter("dental", "prices.category.DENTAL", "ca", List.of("DENTAL"))
                .filter("together", "prices.filter.together", "k", List.of("PACKAGE", "COURSE"))
                .filter("out", "prices.use.OUT", "u", List.of("OUT"))
                .empty("i-tag", "prices.empty", "prices.emptyText");
        if (keeps) {
            config.primary("ADD", "prices.add", "N");
        }
    }

    private void act(String action, String row, UUID key) {
        switch (action) {
            case "ADD" -> {
                require();
                Dialogs.open(this, ItemDialog.added(prices, house, drafts, today()));
            }
            case "PRICE" -> {
                require();
                Dialogs.open(this, PriceDialog.kept(prices, drafts, prices.look(ItemId.of(row)), today()));
            }
            case "OPEN" -> {
                var item = prices.look(ItemId.of(row));
                Dialogs.open(
                        this,
                        keeps ? ItemDialog.of(prices, house, drafts, item) : PriceDialog.read(prices, item, today()));
            }
            default -> throw Pressed.unknown();
        }
    }

    private void require() {
        if (!keeps) {
            throw Pressed.unknown();
        }
    }

    private LocalDate today() {
        return BusinessTime.day(clock.instant());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("prices.title");
    }
}
