package org.jiezhen.channels;

/** What somebody may do with the channels of the house. */
public final class ChannelPermission {

    /** Keep the tree of channels and the names by which each is said. */
    public static final String KEEP = "channels.keep";

    private ChannelPermission() {}
}
