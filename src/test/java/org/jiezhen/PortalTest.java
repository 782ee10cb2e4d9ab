package org.jiezhen;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.staff.CheapPasswords;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test in the running portal: a demo house on a new PostgreSQL database, with a clock that can be set. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestClock.Configuration.class, CheapPasswords.class, People.class, ModuleAbove.class})
public @interface PortalTest {}
