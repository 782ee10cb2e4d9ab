package org.jiezhen.bookings;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/**
 * Imports under way, one for each person. They run by themselves: a browser looks at one, goes away and comes back, and
 * it goes on.
 */
@Component
public class BookingImportJobs {

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
     */
    public record View(
            String file,
            State state,
            int done,
            int of,
            BookingImport.@Nullable Checked checked,
            BookingImport.@Nullable Counts counts,
            @Nullable Throwable failure) {}

    // So much of a file's name is shown.
    private static final int LONGEST_NAME = 60;

    private final BookingImport imports;
    private final CurrentStaff staff;
    private final @Nullable SecurityContextHolderStrategy contexts;
    private final ConcurrentHashMap<StaffId, Job> jobs = new ConcurrentHashMap<>();

    BookingImportJobs(
            BookingImport imports, CurrentStaff staff, ObjectProvider<SecurityContextHolderStrategy> contexts) {
        this.imports = imports;
        this.staff = staff;
        this.contexts = contexts.getIfAvailable();
    }

    /** One person's import. */
    public static final class Job {

        private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
        private final UUID run = UUID.randomUUID();
        private final String file;
        private volatile View view;

        private Job(String file) {
            this.file = file.codePointCount(0, file.length()) <= LONGEST_NAME
                    ? file
                    : file.substring(0, file.offsetByCodePoints(0, LONGEST_NAME)) + "…";
            this.view = at(State.CHECKING, 0, 0, null, null, null);
        }

        private View at(
                State state,
                int done,
                int of,
                BookingImport.@Nullable Checked checked,
                BookingImport.@Nullable Counts counts,
                @Nullable Throwable failure) {
            return new View(file, state, done, of, checked, counts, failure);
        }

        public View view() {
            return view;
        }

        /** Is called after each change, by another thread; gives the way to stop. */
        public Runnable watch(Runnable watcher) {
            watchers.add(watcher);
            return () -> watchers.remove(watcher);
        }

        private void show(View now) {
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

    /** The import of the person who is signed in, if there is one. */
    public Optional<Job> mine() {
        return Optional.ofNullable(jobs.get(staff.id()));
    }

    /**
     * Looks a file through.
     *
     * @param name what the file is called
     * @throws Refusal while this person's last one is still under way
     */
    public Job check(byte[] file, String name) {
        var job = new Job(name);
        var running = jobs.compute(staff.id(), (_, former) -> {
            if (former != null && isUnderWay(former)) {
                return former;
            }
            return job;
        });
        if (running != job) {
            throw new Refusal("refusal.import.underWay");
        }
        start(job, () -> {
            var checked = imports.check(file, (done, of) -> progress(job, State.CHECKING, done, of, null));
            job.show(job.at(State.CHECKED, checked.good(), checked.good(), checked, checked.counts(), null));
        });
        return job;
    }

    /** Brings in what was looked through; pressed twice, it is brought in once. */
    public void bringIn(Job job) {
        var checked = job.view.checked;
        synchronized (job) {
            if (job.view.state != State.CHECKED || checked == null) {
                return;
            }
            job.view = job.at(State.BRINGING, 0, checked.good(), checked, null, null);
        }
        start(job, () -> {
            var counts =
                    imports.bringIn(job.run, checked, (done, of) -> progress(job, State.BRINGING, done, of, checked));
            job.show(job.at(State.DONE, checked.good(), checked.good(), null, counts, null));
        });
    }

    /** Lets go of an import that is not under way. */
    public void discard() {
        jobs.computeIfPresent(staff.id(), (_, job) -> isUnderWay(job) ? job : null);
    }

    private static boolean isUnderWay(Job job) {
        return job.view.state == State.CHECKING || job.view.state == State.BRINGING;
    }

    private static void progress(Job job, State state, int done, int of, BookingImport.@Nullable Checked checked) {
        job.show(job.at(state, done, of, checked, null, null));
    }

    private void start(Job job, Runnable work) {
        // A context of its own: signing out empties the one of the session.
        var context = new SecurityContextImpl();
        context.setAuthentication(SecurityContextHolder.getContext().getAuthentication());
        Thread.ofVirtual().name("bookings-import").start(() -> {
            SecurityContextHolder.setContext(context);
            if (contexts != null) {
                contexts.setContext(context);
            }
            try {
                work.run();
            } catch (RuntimeException | Error failure) {
                job.show(job.at(State.FAILED, 0, 0, null, null, failure));
            } finally {
                SecurityContextHolder.clearContext();
            }
        });
    }
}
