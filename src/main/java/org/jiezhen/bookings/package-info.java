/** Who is expected: bookings taken by hand, brought in from files, sent by the booking system. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "acts",
            "journal",
            "live",
            "staff",
            "house",
            "shell",
            "database",
            "channels",
            "customers",
            "services",
            "tables"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.bookings;
