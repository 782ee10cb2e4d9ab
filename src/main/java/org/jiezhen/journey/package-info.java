/** A visit's journey as it is told: where, with whom, what was done and what was taken back, whoever wrote it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "acts", "live", "shell", "staff", "house", "channels", "customers", "visits"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.journey;
