package org.jiezhen.channels;

import java.util.List;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a channel.
 *
 * @param after the code of the one below the same parent that it stands after; null is first
 * @param atDoor whether the phone at the lift offers it with one tap
 * @param also the other names by which files and programs say it
 */
public record ChannelDetails(Localized name, @Nullable String after, boolean atDoor, List<String> also) {}
