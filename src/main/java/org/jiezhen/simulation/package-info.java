/** A clinic day that plays itself in the demo house: invented people who do real work, through the real services. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "acts",
            "journal",
            "database",
            "habits",
            "staff",
            "house",
            "shell",
            "customers",
            "channels",
            "bookings",
            "visits",
            "callbacks",
            "outcomes",
            "sales",
            "closing"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.simulation;
