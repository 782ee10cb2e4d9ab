package org.jiezhen.documents;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.shared.BusinessTime;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The documents of a visit, one that is filled, shown, read and withdrawn; the screen before a guest; the texts. */
class DocumentWalks implements Walks {

    private final DocumentGuests guests;

    DocumentWalks(AutowireCapableBeanFactory beans) {
        guests = beans.createBean(DocumentGuests.class);
    }

    @Override
    public List<Walk> walks() {
        return List.of(
                new Walk("/documents/:day/:ticket", this::documents),
                new Walk("/documents/guest", this::guest),
                new Walk("/admin/documents", this::texts));
    }

    private void documents(Walker walker) {
        var visit = guests.with("xulan", "吴婧文", "1993-04-02");
        var photo = guests.filled("xulan", visit.subject(), TextKind.PHOTO_TREATMENT, Map.of());
        guests.signed("xulan", photo);
        var page =
                walker.open(walker.person("许岚"), "/documents/" + BusinessTime.day(Instant.now()) + "/" + visit.label());
        assertThat(page.locator("live-board [data-id='" + photo + "']")).isVisible();
        walker.look(page, "the documents of a visit");
        page.locator("live-board [data-id='" + visit.subject() + ":SERVICE_CONTRACT']")
                .click();
        Walker.dialog(page);
        walker.look(page, "a contract is filled");
        Walker.putAway(page);
        page.locator("live-board [data-id='" + photo + "']").click();
        Walker.dialog(page);
        walker.look(page, "a signed document");
        Walker.putAway(page);
    }

    private void guest(Walker walker) {
        var visit = guests.with("xulan", "吴婧武", "1993-04-02");
        var photo = guests.filled("xulan", visit.subject(), TextKind.PHOTO_TREATMENT, Map.of());
        var page =
                walker.open(walker.person("许岚"), "/documents/" + BusinessTime.day(Instant.now()) + "/" + visit.label());
        page.locator("live-board [data-id='" + photo + "'] .btn").click();
        var dialog = Walker.dialog(page);
        walker.look(page, "who the guest is, is checked");
        dialog.locator("vaadin-checkbox").nth(0).click();
        dialog.locator("vaadin-checkbox").nth(1).click();
        Walker.button(page, "转给顾客").click();
        assertThat(page.locator(".doc-guest-page canvas")).isVisible();
        walker.look(page, "before the guest");
        page.locator(".doc-guest-acts vaadin-button")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("不签，交还"))
                .click();
        assertThat(page.locator(".doc-guest-over")).isVisible();
        walker.look(page, "handed back");
        unlock(page);
    }

    private static void unlock(Page page) {
        page.locator(".doc-guest-staff").click();
        page.locator(".locked .unlock button").click();
        assertThat(page.locator("live-board")).isVisible();
    }

    private void texts(Walker walker) {
        var manager = walker.open(walker.manager(), "/admin/documents");
        assertThat(manager.locator("live-board [data-id='SERVICE_CONTRACT']")).isVisible();
        Walker.button(manager, "Check all that was signed").click();
        assertThat(manager.locator(".doc-checked")).not().isEmpty();
        walker.look(manager, "the texts");
        manager.locator(".doc-paper input[type='file']")
                .setInputFiles(new FilePayload("W1.pdf", "application/pdf", new byte[] {1, 2, 3}));
        assertThat(manager.locator(".doc-checked")).containsText("No signed document");
        walker.look(manager, "a paper that came back");
        manager.locator("live-board [data-id='SERVICE_CONTRACT']").click();
        Walker.dialog(manager)
                .locator("vaadin-button")
                .filter(new com.microsoft.playwright.Locator.FilterOptions()
                        .setHasText(java.util.regex.Pattern.compile("按顾客所见预览|As a guest sees it")))
                .click();
        assertThat(manager.locator(".doc-below .doc-text")).hasCount(2);
        walker.look(manager, "a text as a guest sees it");
        Walker.putAway(manager);
    }
}
