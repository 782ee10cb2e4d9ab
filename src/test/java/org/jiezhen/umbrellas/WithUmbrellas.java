package org.jiezhen.umbrellas;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jiezhen.PortalTest;
import org.springframework.test.context.TestPropertySource;

/** A test in the portal of a house that lends umbrellas. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@PortalTest
@TestPropertySource(
        properties = {
            NoUmbrellas.ASKED_FOR + "=true",
            "spring.flyway.locations=classpath:db/migration,classpath:db/umbrellas"
        })
public @interface WithUmbrellas {}
