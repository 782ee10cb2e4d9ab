/** Who works here: accounts, roles and permissions, signing in and out, and who acts now. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "acts", "journal", "database", "live", "shell"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.staff;
