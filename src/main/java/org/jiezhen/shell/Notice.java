package org.jiezhen.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import java.util.Locale;
import org.jiezhen.shared.Refusal;

/** A sentence at the foot of the screen. What was done goes by itself; what went wrong stays until it is dismissed. */
public final class Notice {

    private static final int SECONDS = 8;

    private Notice() {}

    /** Something was done. */
    public static void done(String sentence) {
        open(toast(sentence), SECONDS);
    }

    /** Something was done, and one thing can be done about it while the notice stands: 撤销. */
    public static void done(String sentence, String actionLabel, Runnable action) {
        var toast = toast(sentence);
        toast.add(button(actionLabel, () -> {
            toast.close();
            action.run();
        }));
        open(toast, SECONDS);
    }

    /** Somebody was first, or a rule forbids it: nothing was lost, and the sentence says what to do. */
    public static void conflict(String sentence) {
        staying(sentence, "conflict");
    }

    /** The refusal's sentence, in the language of this screen. */
    public static void conflict(Refusal refusal) {
        conflict(Sentences.of(refusal, UI.getCurrent().getLocale()));
    }

    /** Something failed that nobody here can mend. */
    public static void trouble(String sentence) {
        staying(sentence, "trouble");
    }

    /** What went wrong behind the screen, as one may say it; a fault of ours is logged, and its number said. */
    public static String sentence(Throwable failure, Locale locale) {
        return Trouble.of(failure).sentence(locale);
    }

    private static void staying(String sentence, String kind) {
        var toast = toast(sentence);
        toast.addClassName(kind);
        toast.setAssertive(true);
        toast.add(button(toast.getTranslation("shell.dismiss"), toast::close));
        open(toast, 0);
    }

    private static Notification toast(String sentence) {
        var toast = new Notification();
        toast.addClassName("jz-toast");
        toast.setPosition(Notification.Position.BOTTOM_CENTER);
        toast.add(new Span(sentence));
        return toast;
    }

    private static NativeButton button(String label, Runnable action) {
        return new NativeButton(label, _ -> action.run());
    }

    private static void open(Notification toast, int seconds) {
        toast.setDuration(seconds * 1000);
        toast.open();
    }
}
