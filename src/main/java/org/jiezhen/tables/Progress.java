package org.jiezhen.tables;

/** Is told how far work on a table has come. */
@FunctionalInterface
public interface Progress {

    /** So many rows of so many. */
    void at(int done, int of);
}
