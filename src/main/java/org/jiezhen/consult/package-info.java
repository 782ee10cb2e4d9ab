/** The consultant's day: the guest now, who comes next, who has booked, who is to be rung. Reads from the others. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "live",
            "staff",
            "shell",
            "customers",
            "callbacks",
            "visits",
            "intake",
            "triage",
            "outcomes"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.consult;
