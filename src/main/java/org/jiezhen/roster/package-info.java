/** Who works when: shifts by week and role, tea duty, leave; what is missing and what cannot be; who has swapped with whom. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "acts",
            "database",
            "duty",
            "exports",
            "habits",
            "handover",
            "house",
            "journal",
            "live",
            "notices",
            "shared",
            "shell",
            "staff",
            "tables"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.roster;
