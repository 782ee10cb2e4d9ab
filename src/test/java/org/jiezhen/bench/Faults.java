package org.jiezhen.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * {@code ./portal faults}: what the portal promises when it is attacked, and when a node of several dies; each promise with
 * what was seen of it. Ends with 1 when one was broken.
 */
final class Faults {

    private static final String SYNOPSIS = "./portal faults [--attack] [--nodes] [--seconds=60]";

    private Faults() {}

    public static void main(String[] args) throws InterruptedException {
        var attack = true;
        var nodes = true;
        var seconds = 60;
        for (var arg : args) {
            if (arg.equals("--attack")) {
                nodes = false;
            } else if (arg.equals("--nodes")) {
                attack = false;
            } else if (arg.matches("--seconds=\\d{1,4}")) {
                seconds = Integer.parseInt(arg.substring("--seconds=".length()));
            } else {
                System.err.println(SYNOPSIS);
                System.exit(2);
            }
        }
        var promises = new Promises(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        try {
            if (nodes) {
                new Nodes(promises).run();
            }
            if (attack) {
                new Siege(promises, Duration.ofSeconds(seconds)).run();
            }
        } catch (IOException | SQLException | GeneralSecurityException | RuntimeException e) {
            e.printStackTrace();
            promises.hold("the run comes to its end", String.valueOf(e.getMessage()), false);
        }
        // Tomcat's and PostgreSQL's threads are no longer of use.
        System.exit(promises.close() ? 0 : 1);
    }
}
