/** A visit from lift to lift: arrival, where the customer is, custody and hand-off, departure; the arrivals board. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "acts",
            "journal",
            "live",
            "staff",
            "duty",
            "house",
            "shell",
            "customers",
            "bookings",
            "channels",
            "notices",
            "handover"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.visits;
