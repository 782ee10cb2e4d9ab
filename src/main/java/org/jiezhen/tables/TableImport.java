package org.jiezhen.tables;

import java.util.UUID;
import org.jiezhen.shared.Refusal;

/**
 * What a module does with a file of its own kind: a service, whose methods name their permission. A long file goes in
 * by portions, each a transaction of its own; whatever interrupts it, the same file can be brought in once more.
 *
 * @param <T> what a row is
 * @param <R> what becomes of the rows, in figures
 */
public interface TableImport<T, R> {

    /**
     * Looks a file through. Nothing is changed.
     *
     * @throws Refusal when it is no such file at all
     */
    Checked<T, R> check(byte[] file, Progress progress);

    /**
     * Brings in the rows that are right.
     *
     * @param run which run this is, for the journal
     * @return what has become of them, which may differ from what was foreseen, when others acted meanwhile
     */
    R bringIn(UUID run, Checked<T, R> checked, Progress progress);
}
