package org.jiezhen;

import org.jiezhen.seal.JournalCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The reception portal: one application, one PostgreSQL, many browsers. */
@SpringBootApplication
@EnableScheduling
@Modulithic(sharedModules = "shared")
public class PortalApplication {

    public static void main(String[] args) {
        if (JournalCommand.isMeant(args)) {
            // Quick, and beside a portal that runs: neither a web server nor a migration. What is wrong is said in
            // words, and the log would only stand between them.
            LoggingSystem.get(PortalApplication.class.getClassLoader()).setLogLevel(null, LogLevel.OFF);
            System.exit(JournalCommand.run(args, new StandardEnvironment()));
        }
        SpringApplication.run(PortalApplication.class, args);
    }
}
