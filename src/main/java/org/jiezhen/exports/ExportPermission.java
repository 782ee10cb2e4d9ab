package org.jiezhen.exports;

/** What somebody may do with files of boards. */
public final class ExportPermission {

    /** Take what one is shown away as a file. */
    public static final String TAKE = "exports.take";

    private ExportPermission() {}
}
