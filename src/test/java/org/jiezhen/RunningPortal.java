package org.jiezhen;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.journeys.Reception;
import org.jiezhen.staff.CheapPasswords;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the portal from outside, in browsers or over bare HTTP. All of a JVM use one demo house, and each finds it as
 * others left it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "server.address=127.0.0.1"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestClock.Configuration.class, CheapPasswords.class, People.class, Reception.class})
public @interface RunningPortal {}
