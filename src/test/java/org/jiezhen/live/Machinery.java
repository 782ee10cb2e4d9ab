package org.jiezhen.live;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jiezhen.Amount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test of what is below every board alike: made with one board each time, with all of them in {@code ./portal soak}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@Tag(Amount.TAG)
@EnabledIf(value = "showsTheMachinery", disabledReason = "made with the board of arrivals; with all in ./portal soak")
@interface Machinery {}
