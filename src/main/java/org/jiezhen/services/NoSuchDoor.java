package org.jiezhen.services;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;

/** Whatever stands below {@code /api} and is no door: answered as the doors answer, never with a page. */
@Hidden
@ApiController
class NoSuchDoor {

    @RequestMapping({"/api", "/api/**"})
    void nothing() {
        throw new ApiRefusal(HttpStatus.NOT_FOUND, "refusal.feed.noDoor");
    }
}
