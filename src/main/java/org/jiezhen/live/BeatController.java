package org.jiezhen.live;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The beat: every ten seconds each page asks for the server's time and the newest version of the boards it shows. A
 * plain GET that takes no session lock and does not count as somebody being active.
 */
@RestController
class BeatController {

    private static final int MOST = 16;

    private final LiveBoards boards;

    BeatController(LiveBoards boards) {
        this.boards = boards;
    }

    /** @param viewer the boards on the page, each as {@code <subscription id>.<version shown>} */
    @GetMapping("/live/beat")
    ResponseEntity<LiveBoards.Beat> beat(@RequestParam(required = false) String @Nullable [] viewer) {
        List<String> ids = viewer == null
                ? List.of()
                : Arrays.stream(viewer)
                        .limit(MOST)
                        .map(shown -> shown.substring(0, Math.max(0, shown.lastIndexOf('.'))))
                        .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(boards.beat(ids));
    }
}
