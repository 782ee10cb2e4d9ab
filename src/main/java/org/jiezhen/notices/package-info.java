/** What waits for a person, on whatever page the person is: each module publishes its own, and one centre shows it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "acts", "live", "shell", "staff"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.notices;
