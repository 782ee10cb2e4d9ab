package org.jiezhen.tables;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * Imports of one kind that are under way, one for each person. They run by themselves, under the person's permissions:
 * a browser looks at one, goes away and comes back, and it goes on. A module extends this for its kind of file.
 */
public abstract class ImportJobs<T, R> {

    private final TableImport<T, R> imports;
    private final CurrentStaff staff;
    private final @Nullable SecurityContextHolderStrategy contexts;
    private final ConcurrentHashMap<StaffId, ImportJob<T, R>> jobs = new ConcurrentHashMap<>();

    protected ImportJobs(
            TableImport<T, R> imports, CurrentStaff staff, ObjectProvider<SecurityContextHolderStrategy> contexts) {
        this.imports = imports;
        this.staff = staff;
        this.contexts = contexts.getIfAvailable();
    }

    /** What a page remembers these imports of this person by; tells nobody who it is. */
    String whose() {
        return UUID.nameUUIDFromBytes((getClass().getName() + staff.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The import of the person who is signed in, if there is one. */
    public Optional<ImportJob<T, R>> mine() {
        return Optional.ofNullable(jobs.get(staff.id()));
    }

    /**
     * Looks a file through.
     *
     * @param name what the file is called
     * @throws Refusal while this person's last one is still under way
     */
    public ImportJob<T, R> check(byte[] file, String name) {
        return check(name, progress -> imports.check(file, progress));
    }

    /**
     * The same, where looking it through takes more than the file.
     *
     * @param look looks it through, as {@link TableImport#check} does
     */
    protected final ImportJob<T, R> check(String name, Function<Progress, Checked<T, R>> look) {
        var job = new ImportJob<T, R>(name);
        var running = jobs.compute(
                staff.id(), (_, former) -> former != null && former.view().isUnderWay() ? former : job);
        if (running != job) {
            throw new Refusal("refusal.table.underWay");
        }
        start(job, () -> job.checked(look.apply(job::checking)));
        return job;
    }

    /** Brings in what was looked through; pressed twice, it is brought in once. */
    public void bringIn(ImportJob<T, R> job) {
        var checked = job.begin();
        if (checked != null) {
            start(job, () -> job.done(imports.bringIn(job.run(), checked, job::bringing)));
        }
    }

    /** Lets go of an import that is not under way. */
    public void discard() {
        jobs.computeIfPresent(staff.id(), (_, job) -> job.view().isUnderWay() ? job : null);
    }

    private void start(ImportJob<T, R> job, Runnable work) {
        // A context of its own: signing out empties the one of the session.
        var context = new SecurityContextImpl();
        context.setAuthentication(SecurityContextHolder.getContext().getAuthentication());
        Thread.ofVirtual().name("table-import").start(() -> {
            SecurityContextHolder.setContext(context);
            if (contexts != null) {
                contexts.setContext(context);
            }
            try {
                work.run();
            } catch (RuntimeException | Error failure) {
                job.failed(failure);
            } finally {
                SecurityContextHolder.clearContext();
            }
        });
    }
}
