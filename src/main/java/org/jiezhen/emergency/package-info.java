/** The emergency sheet (断网应急单): who is in the house, kept in a browser for the day when the portal cannot be reached. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "acts",
            "journal",
            "live",
            "staff",
            "shell",
            "house",
            "customers",
            "duty",
            "visits",
            "fasting",
            "intake"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.emergency;
