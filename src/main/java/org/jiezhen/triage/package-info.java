/** Who receives a guest: by written rules and a wheel that everybody can prove; and whether it is fair. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "acts",
            "channels",
            "duty",
            "exports",
            "habits",
            "house",
            "intake",
            "journal",
            "live",
            "notices",
            "rooms",
            "shared",
            "shell",
            "staff",
            "tables",
            "visits"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.triage;
