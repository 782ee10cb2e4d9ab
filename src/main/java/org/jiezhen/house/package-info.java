/** The building and its rules: departments, floors, places, targets, phrases. Facts only, no occupancy. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.house;
