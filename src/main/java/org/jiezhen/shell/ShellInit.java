package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;

/** What every browser's page gets: its language, its title, its policy, its sheets' order, what is kept of it, and an end for errors. */
@org.springframework.stereotype.Component
class ShellInit implements VaadinServiceInitListener {

    private final transient ObjectProvider<WhoAmI> whoAmI;
    private final transient ObjectProvider<PersonalWishes> wishes;
    private final transient InstalledPortal installed;

    ShellInit(ObjectProvider<WhoAmI> whoAmI, ObjectProvider<PersonalWishes> wishes, InstalledPortal installed) {
        this.whoAmI = whoAmI;
        this.wishes = wishes;
        this.installed = installed;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(new HalfLoaded());
        event.addIndexHtmlRequestListener(installed);
        event.addIndexHtmlRequestListener(new PagePolicy());
        event.addIndexHtmlRequestListener(new SheetOrder());
        event.addIndexHtmlRequestListener(response -> {
            var language = language(response.getVaadinRequest());
            response.getDocument().select("html").attr("lang", language.toLanguageTag());
            // Until the first view gives the page its name.
            response.getDocument().title(I18NProvider.translate(language, "shell.brand"));
        });
        var service = event.getSource();
        service.setSystemMessagesProvider(ShellInit::systemMessages);
        service.addSessionInitListener(init -> {
            init.getSession().setLocale(Languages.of(init.getRequest()));
            init.getSession().setErrorHandler(ShellInit::failed);
        });
        service.addUIInitListener(init -> prepare(init.getUI()));
    }

    /** What the person has chosen goes before what this browser says. */
    private Locale language(VaadinRequest request) {
        return wishes.stream()
                .flatMap(wish -> wish.language().stream())
                .findFirst()
                .orElseGet(() -> Languages.of(request));
    }

    private void prepare(UI ui) {
        ui.setLocale(language(VaadinRequest.getCurrent()));
        ui.getReconnectDialogConfiguration().setDialogText(ui.getTranslation("shell.reconnecting"));
        ui.getReconnectDialogConfiguration().setDialogTextGaveUp(ui.getTranslation("shell.reconnectGaveUp"));
        // Boards say themselves when they are out of contact; a bar that runs at every click is only unrest.
        ui.getLoadingIndicatorConfiguration().setFirstDelay(1500);
        ui.addBeforeEnterListener(this::confine);
        ui.addAfterNavigationListener(ShellInit::title);
    }

    /** With a one-time secret nothing opens but the page to choose a password; the address stays what was asked for. */
    private void confine(BeforeEnterEvent event) {
        var confined = whoAmI.stream().flatMap(who -> who.me().stream()).anyMatch(WhoAmI.Me::confined);
        if (confined && !event.getLocation().getPath().equals("password")) {
            event.rerouteTo("password");
        }
    }

    /** The title names the page and nobody on it: it stands in the browser's history and on shared screens. */
    private static void title(AfterNavigationEvent event) {
        var ui = event.getLocationChangeEvent().getUI();
        // Vaadin sets a title of its own after this event; ours is the last word of the response.
        ui.beforeClientResponse(ui, _ -> {
            var chain = ui.getInternals().getActiveRouterTargetsChain();
            var name = !chain.isEmpty() && chain.getFirst() instanceof Component view ? name(view) : "";
            var brand = ui.getTranslation("shell.brand");
            // Of two titles in one response the first is 400 B for nothing.
            ui.getInternals().cancelPendingTitleUpdate();
            ui.getPage().setTitle(name.isEmpty() ? brand : brand + " · " + name);
        });
    }

    /** What the view calls itself, or else the translation of its {@code @PageTitle} or {@code @Menu} key. */
    private static String name(Component view) {
        if (view instanceof HasDynamicTitle named) {
            return named.getPageTitle();
        }
        var title = view.getClass().getAnnotation(PageTitle.class);
        var menu = view.getClass().getAnnotation(Menu.class);
        var key = title != null ? title.value() : menu != null ? menu.title() : "";
        return key.isEmpty() ? "" : view.getTranslation(key);
    }

    private static void failed(ErrorEvent event) {
        var trouble = Trouble.of(event.getThrowable());
        var ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> show(trouble, ui));
        }
    }

    private static void show(Trouble trouble, UI ui) {
        var sentence = trouble.sentence(ui.getLocale());
        switch (trouble) {
            case Trouble.Refused _, Trouble.Offline _ -> Notice.conflict(sentence);
            case Trouble.NotAllowed _, Trouble.Incident _ -> Notice.trouble(sentence);
        }
    }

    /** A session that ended loads the page again by itself: to the sign-in page, or straight back in. */
    private static SystemMessages systemMessages(SystemMessagesInfo info) {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        var chinese = Languages.isChinese(info.getLocale());
        messages.setInternalErrorCaption(chinese ? "出了点问题" : "Something went wrong");
        messages.setInternalErrorMessage(chinese ? "点这里或按 Esc 重新载入。" : "Click here or press Esc to reload.");
        messages.setCookiesDisabledCaption(chinese ? "需要 Cookie" : "Cookies are needed");
        messages.setCookiesDisabledMessage(
                chinese ? "请在浏览器中允许本站使用 Cookie，然后重新载入。" : "Allow cookies for this site, then reload.");
        return messages;
    }
}
