package org.jiezhen.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pages say that they are open, hidden, or going. A plain GET that a page can still send while it goes. */
@RestController
class PageController {

    private static final Pattern PAGE = Pattern.compile("[a-z0-9]{8,40}");

    /** How a page learns whether its sign-in is locked: the server decides, and says so. */
    private static final String SCREEN = "Jz-Screen";

    /** After how many milliseconds without an act it will be. */
    private static final String IDLE = "Jz-Idle";

    private final OpenPages pages;
    private final LastActs acts;
    private final CurrentStaff current;

    PageController(OpenPages pages, LastActs acts, CurrentStaff current) {
        this.pages = pages;
        this.acts = acts;
        this.current = current;
    }

    /**
     * @param page a name that the page has given itself
     * @param word SEEN, HIDDEN or BYE
     * @param ago so many milliseconds ago the person did something on the page; left out when not since it last said so
     */
    @GetMapping("/live/here")
    ResponseEntity<Void> here(
            @RequestParam("p") String page,
            @RequestParam("w") OpenPages.Word word,
            @RequestParam(name = "a", required = false) @Nullable Long ago,
            HttpServletRequest request) {
        var locked = LockedScreen.locked();
        var shift = ShiftToken.of(request.getSession());
        if (PAGE.matcher(page).matches()) {
            locked.map(LockedUser::person).or(current::find).ifPresent(person -> pages.says(person.id(), page, word));
            if (ago != null && shift != null && locked.isEmpty()) {
                acts.said(shift.id(), Duration.ofMillis(ago));
            }
        }
        var answer = ResponseEntity.noContent()
                .cacheControl(CacheControl.noStore())
                .header(SCREEN, locked.isPresent() ? "locked" : "open");
        if (shift != null) {
            answer.header(IDLE, Long.toString(shift.idle().toMillis()));
        }
        return answer.build();
    }
}
