package org.jiezhen.triage.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long somebody has waited, as a clock that goes on; and by how much that is too long. */
@StyleSheet("styles/triage.css")
final class Waited extends Span {

    // By the seconds that pass here: whatever the clock of this machine says.
    private static final String TICK = """
            clearInterval(this.ticks);
            const begun = performance.now();
            const clock = s => Math.floor(s / 60) + ':' + String(s % 60).padStart(2, '0');
            this.ticks = setInterval(() => {
              if (!this.isConnected) { clearInterval(this.ticks); return; }
              const waited = $0 + Math.floor((performance.now() - begun) / 1000);
              const late = $1 > 0 && waited >= $1;
              this.textContent = late
                ? $3.replace('{0}', clock(waited)).replace('{1}', clock(waited - $1))
                : $2.replace('{0}', clock(waited));
              this.classList.toggle('late', late);
            }, 1000);
            """;

    private final int waited;
    private final int target;

    /** @param target after how many seconds it is too long; null where it has no time */
    Waited(Instant since, Instant now, @Nullable Integer target) {
        this.waited = (int) Math.max(0, Duration.between(since, now).toSeconds());
        this.target = target == null ? 0 : target;
        addClassName("waited");
        getElement().setAttribute("role", "timer");
        var late = this.target > 0 && waited >= this.target;
        setText(
                late
                        ? getTranslation("triage.waited.late", clock(waited), clock(waited - this.target))
                        : getTranslation("triage.waited", clock(waited)));
        getElement().getClassList().set("late", late);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .executeJs(
                        TICK,
                        waited,
                        target,
                        getTranslation("triage.waited", "{0}"),
                        getTranslation("triage.waited.late", "{0}", "{1}"));
    }

    private static String clock(int seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
