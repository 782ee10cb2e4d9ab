/** Boards and lists as files (导出): what the screen shows, in columns of one's choice, and that it was taken is journalled. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "acts", "journal", "live", "staff", "shell", "tables"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.exports;
