/**
 * The building and its rules: departments, floors, places, targets, phrases; and whoever sets them up by browser. Facts
 * only, no occupancy.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "journal", "acts", "live", "shell", "staff", "tables"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.house;
