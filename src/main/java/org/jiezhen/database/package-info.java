/** The database under the portal: embedded or external, its two roles, and whether the house is a demo or real. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.jiezhen.database;
