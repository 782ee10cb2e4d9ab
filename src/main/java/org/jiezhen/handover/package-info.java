/** Whoever goes hands over what he or she has in hand: each module publishes its own, one page shows it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"acts", "duty", "live", "shared", "shell", "staff"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.handover;
