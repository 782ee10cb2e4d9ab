/** The folder (病历夹) of a visit: opened at the deal, passed from hand to hand, filed; and where each one is. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "acts",
            "journal",
            "live",
            "habits",
            "staff",
            "house",
            "duty",
            "shell",
            "notices",
            "handover",
            "visits"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.folders;
