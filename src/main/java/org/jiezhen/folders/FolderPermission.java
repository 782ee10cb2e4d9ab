package org.jiezhen.folders;

/** What somebody may do with folders. */
public final class FolderPermission {

    /** See where each is, take it, hand it on. */
    public static final String HANDLE = "folders.handle";

    /** Open one. */
    public static final String OPEN = "folders.open";

    /** File one, and look for one that nobody has. */
    public static final String FILE = "folders.file";

    private FolderPermission() {}
}
