package org.jiezhen.staff;

import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pages say that they are open, hidden, or going. A plain GET that a page can still send while it goes. */
@RestController
class PageController {

    private static final Pattern PAGE = Pattern.compile("[a-z0-9]{8,40}");

    private final OpenPages pages;
    private final CurrentStaff current;

    PageController(OpenPages pages, CurrentStaff current) {
        this.pages = pages;
        this.current = current;
    }

    /**
     * @param page a name that the page has given itself
     * @param word SEEN, HIDDEN or BYE
     */
    @GetMapping("/live/here")
    ResponseEntity<Void> here(@RequestParam("p") String page, @RequestParam("w") OpenPages.Word word) {
        if (PAGE.matcher(page).matches()) {
            current.find().ifPresent(person -> pages.says(person.id(), page, word));
        }
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }
}
