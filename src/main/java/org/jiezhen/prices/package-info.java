/** The price list (价目): what the house offers, what it needs, and for how much from which day on; and whoever keeps it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"acts", "house", "journal", "live", "shared", "shell", "staff", "tables"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.prices;
