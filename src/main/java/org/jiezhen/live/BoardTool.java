package org.jiezhen.live;

import java.util.Optional;

/** Something that can be done with any board as a whole, whatever it shows: brought by a module above. */
public interface BoardTool {

    /** What it is called on this board; nothing when whoever looks may not do it. */
    Optional<String> offered(BoardComponent<?> board);

    /** Does it, because the person in front of the board has pressed it. */
    void use(BoardComponent<?> board);
}
