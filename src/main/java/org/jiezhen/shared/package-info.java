/** Values that travel between modules, and the one helper for periods. Knows no other module. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.jiezhen.shared;
