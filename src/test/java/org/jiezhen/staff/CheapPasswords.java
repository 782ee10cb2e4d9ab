package org.jiezhen.staff;

import org.jiezhen.staff.StaffPasswordEncoder.Cost;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Hashes that cost next to nothing, for houses in which nobody looks at what a password costs. */
@TestConfiguration(proxyBeanMethods = false)
public class CheapPasswords {

    @Bean
    Cost nextToNothing() {
        return new Cost(64, 1);
    }
}
