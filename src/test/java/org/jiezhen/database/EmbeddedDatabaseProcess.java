package org.jiezhen.database;

import java.nio.file.Path;

/** A portal's database in a process of its own, for tests to kill. */
final class EmbeddedDatabaseProcess {

    private EmbeddedDatabaseProcess() {}

    public static void main(String[] args) throws Exception {
        EmbeddedDatabase.start(new EmbeddedDatabase.Settings(Path.of(args[0]), Path.of(args[1]), true));
        System.out.println("ready");
        System.in.read();
    }
}
