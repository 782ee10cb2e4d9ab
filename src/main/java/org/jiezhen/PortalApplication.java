package org.jiezhen;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The reception portal: one application, one PostgreSQL, many browsers. */
@SpringBootApplication
@EnableScheduling
@Modulithic(sharedModules = "shared")
public class PortalApplication {

    public static void main(String[] args) {
        SpringApplication.run(PortalApplication.class, args);
    }
}
