package org.jiezhen.services;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RestController;

/**
 * A door for other programs, below {@code /api} and open to the tokens of a {@link ServiceScope}. Refusals of the
 * services behind it are answered as problems: 422 for a field that cannot be right, 409 for what the house does not
 * permit now, 503 when it could not be kept.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@RestController
public @interface ApiController {}
