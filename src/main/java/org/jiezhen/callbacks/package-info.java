/** Who is to be rung: why, by when, by whom; one colleague rings one person, and what became of it says what follows. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "acts",
            "journal",
            "live",
            "staff",
            "shell",
            "exports",
            "habits",
            "handover",
            "house",
            "print",
            "customers",
            "database",
            "roster",
            "tables",
            "bookings",
            "visits",
            "intake",
            "tasks"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.callbacks;
