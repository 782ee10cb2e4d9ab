/** How each person wants the portal to look and to call: kept with the person, and applied in all open pages at once. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "journal", "live", "shell", "staff"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.preferences;
