/** A doctor is asked to a guest with a briefing, comes or declines, and answers with a face-to-face record. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "acts",
            "customers",
            "habits",
            "house",
            "intake",
            "journal",
            "live",
            "duty",
            "filings",
            "prices",
            "rooms",
            "shared",
            "shell",
            "staff",
            "tasks",
            "visits"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.doctors;
