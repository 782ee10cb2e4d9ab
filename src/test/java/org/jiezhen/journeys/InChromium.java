package org.jiezhen.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A journey that is always made in Chromium alone: it reads what is sent, which the other's driver does not tell, and
 * which is the portal's doing anyway.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface InChromium {}
