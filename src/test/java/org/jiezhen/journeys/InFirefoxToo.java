package org.jiezhen.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A journey that shows that an element works in another engine as well: it is made in both browsers each time. The others
 * say more of the portal than of the browser, and are made in Firefox when all are asked for.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface InFirefoxToo {}
