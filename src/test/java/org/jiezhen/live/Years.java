package org.jiezhen.live;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What years leave in a module's tables, when all of it is over. A module brings its own among its tests, and it is
 * found on the classpath; what it may use has passed before.
 */
public interface Years {

    /** What has happened: an {@code entry} of the journal, an {@code id} for whatever it was about, and when. */
    String OVER = "(SELECT id AS entry, subject_id::uuid AS id, at FROM journal WHERE action = 'years.over') AS over";

    /** Fills the module's tables, a row for each that is {@link #OVER}. */
    void pass(JdbcClient jdbc);
}
