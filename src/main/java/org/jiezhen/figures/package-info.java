/** Figures that no module has alone: who wins and why. Read from the others; nobody reads from them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "staff", "shell", "tables", "exports", "visits", "outcomes"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.figures;
