package org.jiezhen.intake.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jiezhen.acts.Done;
import org.jiezhen.intake.FormId;
import org.jiezhen.intake.GuestForm;
import org.jiezhen.intake.IntakeBoard;
import org.jiezhen.intake.IntakeBoard.FormFact;
import org.jiezhen.intake.PrivacyNotices.Notice;
import org.jiezhen.intake.WrittenMeanwhile;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.live.Pressed;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Languages;
import org.jiezhen.shell.Sentences;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The guest's own part of her form, on the tablet in her hands. Which form that is, its service knows. */
@Tag("intake-guest")
@JsModule("./intake/intake-guest.ts")
@StyleSheet("styles/intake.css")
final class GuestSheet extends LiveComponent<FormFact> {

    private static final Pattern FIELD = Pattern.compile("[A-Z][A-Z0-9_]{1,38}");

    /** What the page says, in both languages: she chooses, and the guide's choice stays what it was. */
    private static final List<String> WORDS = List.of(
            "guest.title",
            "guest.lead",
            "guest.section.WISH",
            "guest.section.TODAY",
            "guest.section.HEALTH",
            "guest.section.PAPERS",
            "guest.health.ask",
            "guest.health.agree",
            "guest.health.disagree",
            "guest.keepTheirs",
            "guest.putMine",
            "guest.line",
            "guest.sign",
            "guest.wipe",
            "guest.signed",
            "guest.signAgain",
            "guest.finish",
            "guest.saved",
            "guest.saving",
            "guest.over.title",
            "guest.over.text",
            "answer.YES",
            "answer.NO",
            "answer.UNKNOWN",
            "surgery.YES",
            "surgery.NO",
            "surgery.UNKNOWN",
            "more",
            "what");

    /** What a part is drawn with. */
    @Component
    static class Factory {

        private final LiveBoards boards;
        private final IntakeBoard source;
        private final GuestForm form;

        Factory(LiveBoards boards, IntakeBoard source, GuestForm form) {
            this.boards = boards;
            this.source = source;
            this.form = form;
        }

        GuestSheet of(GuestForm.Opened opened) {
            return new GuestSheet(this, opened, form.notice());
        }
    }

    private final Factory services;
    private final GuestForm.Opened form;
    private final Notice notice;
    private final UUID page = UUID.randomUUID();
    private Watched.@Nullable Watch watch;

    private GuestSheet(Factory services, GuestForm.Opened form, Notice notice) {
        super(services.boards, services.source, form.audience());
        this.services = services;
        this.form = form;
        this.notice = notice;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch = services.source.watch(form.visit());
        super.onAttach(event);
        services.boards.lookAgain(services.source);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    @Override
    protected ObjectNode config() {
        var config = new BoardConfig(this, IntakeBoard.NAME, Set.of(), audience()).build();
        config.put("ticket", form.ticket().text()).put("version", notice.version());
        both(config.putObject("notice"), notice.text());
        var said = config.putObject("said");
        for (var word : WORDS) {
            both(
                    said.putObject(word),
                    new Localized(
                            getTranslation(Languages.CHINESE, "board.intake." + word),
                            getTranslation(Languages.ENGLISH, "board.intake." + word)));
        }
        return config;
    }

    private static void both(ObjectNode told, Localized text) {
        told.put("zh", text.zh()).put("en", text.en());
    }

    /**
     * Something was typed or chosen.
     *
     * @param base the entry that wrote what the page showed there; 0 where nothing stood
     * @param press the same for each try to write this
     */
    @ClientCallable
    ObjectNode write(String field, double base, String value, String origin, String press) {
        return answered(() -> {
            if (!FIELD.matcher(field).matches() || value.length() > 1_000) {
                throw Pressed.unknown();
            }
            return services.form.write(Pressed.uuid(press), field, base <= 0 ? null : (Long) (long) base, value);
        });
    }

    /** She is here still, with her cursor in a field, or in none. */
    @ClientCallable
    void here(String field) {
        services.form.here(page, FIELD.matcher(field).matches() ? field : null);
    }

    @ClientCallable
    ObjectNode consent(boolean given, String press) {
        return answered(() -> services.form.consent(Pressed.uuid(press), given));
    }

    @ClientCallable
    ObjectNode sign(String line, String device, String press) {
        return answered(() -> services.form.sign(Pressed.uuid(press), notice, line, device));
    }

    @ClientCallable
    ObjectNode finish(String press) {
        return answered(() -> services.form.finish(Pressed.uuid(press)));
    }

    private ObjectNode answered(Supplier<Done<FormId>> act) {
        var answer = JacksonUtils.createObjectNode();
        try {
            return answer.put("e", act.get().entry());
        } catch (WrittenMeanwhile first) {
            return answer.put("why", Sentences.of(first, getLocale())).put("e", first.entry());
        } catch (Refusal why) {
            return answer.put("why", Sentences.of(why, getLocale()));
        }
    }
}
