/** Doors for other programs: their tokens and what each permits, problems as JSON, the description of the doors. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "acts", "journal", "live", "staff", "shell"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.services;
