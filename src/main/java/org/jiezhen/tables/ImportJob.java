package org.jiezhen.tables;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One person's import. */
public final class ImportJob<T, R> {

    // So much of a file's name is shown.
    private static final int LONGEST_NAME = 60;

    /** How far an import is. */
    public enum State {
        CHECKING,
        CHECKED,
        BRINGING,
        DONE,
        FAILED
    }

    /**
     * An import, as it stands.
     *
     * @param file what the file is called where it comes from
     * @param done so many rows of so many
     * @param outcome what has become of the rows, once they are brought in
     */
    public record View<T, R>(
            String file,
            State state,
            int done,
            int of,
            @Nullable Checked<T, R> checked,
            @Nullable R outcome,
            @Nullable Throwable failure) {

        boolean isUnderWay() {
            return state == State.CHECKING || state == State.BRINGING;
        }
    }

    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private final UUID run = UUID.randomUUID();
    private final String file;
    private volatile View<T, R> view;

    ImportJob(String file) {
        this.file = file.codePointCount(0, file.length()) <= LONGEST_NAME
                ? file
                : file.substring(0, file.offsetByCodePoints(0, LONGEST_NAME)) + "…";
        this.view = new View<>(this.file, State.CHECKING, 0, 0, null, null, null);
    }

    public View<T, R> view() {
        return view;
    }

    /** Is called after each change, by another thread; gives the way to stop. */
    public Runnable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    UUID run() {
        return run;
    }

    void checking(int done, int of) {
        show(new View<>(file, State.CHECKING, done, of, null, null, null));
    }

    void checked(Checked<T, R> checked) {
        var good = checked.good().size();
        show(new View<>(file, State.CHECKED, good, good, checked, null, null));
    }

    /** What is to be brought in now; nothing when it is no longer, or not yet, waiting for that. */
    synchronized @Nullable Checked<T, R> begin() {
        var checked = view.checked;
        if (view.state != State.CHECKED || checked == null) {
            return null;
        }
        view = new View<>(file, State.BRINGING, 0, checked.good().size(), checked, null, null);
        return checked;
    }

    void bringing(int done, int of) {
        show(new View<>(file, State.BRINGING, done, of, view.checked, null, null));
    }

    void done(R outcome) {
        show(new View<>(file, State.DONE, view.of, view.of, null, outcome, null));
    }

    void failed(Throwable failure) {
        show(new View<>(file, State.FAILED, 0, 0, null, null, failure));
    }

    private void show(View<T, R> now) {
        view = now;
        watchers.forEach(watcher -> {
            try {
                watcher.run();
            } catch (RuntimeException e) {
                // Whoever looked has gone away without a word; the work goes on.
                watchers.remove(watcher);
            }
        });
    }
}
