/** What somebody is asked to do, from the request until it is done: whose it is, and by when. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "acts",
            "customers",
            "habits",
            "handover",
            "duty",
            "house",
            "journal",
            "live",
            "notices",
            "rooms",
            "shared",
            "shell",
            "staff",
            "visits"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.tasks;
