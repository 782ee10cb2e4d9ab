package org.jiezhen.channels;

import java.util.Map;
import java.util.Optional;
import org.jiezhen.shared.Unseen;
import org.jiezhen.tables.Cell;

/**
 * By which names channels are said, as they are now.
 *
 * @param codes of a channel by each of its names, folded: also of one that is out of use, for the word means what it meant
 */
public record ChannelNames(Map<String, String> codes) {

    /** The longest name, and the longest word that is kept of one that is none. */
    public static final int LONGEST = 40;

    /** A name as it is compared with another: without regard to letters, width and spaces. */
    static String folded(String said) {
        return Cell.word(Unseen.without(said)).replaceAll("\\s+", "");
    }

    /** Whether two words are one name. */
    public boolean isOne(String said, String other) {
        return folded(said).equals(folded(other));
    }

    /** The code of the channel that has this name. */
    public Optional<String> code(String said) {
        return Optional.ofNullable(codes.get(folded(said)));
    }

    /** The channel that has this name; else what was said is kept. */
    public Through through(String said) {
        return code(said).map(Through::of).orElseGet(() -> new Through(Channel.OTHER, said));
    }
}
