/** Through which channels (渠道) a house wins its guests: a tree, the names by which each is said, and whoever keeps them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"acts", "journal", "live", "shared", "shell", "staff", "tables"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.channels;
