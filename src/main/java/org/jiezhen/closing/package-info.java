/** The end of a day: of everybody who is still here somebody says what became of them; then the day is closed. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "acts",
            "journal",
            "live",
            "shell",
            "staff",
            "customers",
            "bookings",
            "oversight",
            "visits"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.closing;
