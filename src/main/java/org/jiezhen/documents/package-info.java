/** What a guest signs: texts that two people publish, documents filled from them, signatures that cannot be altered unseen. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "acts",
            "customers",
            "habits",
            "house",
            "journal",
            "live",
            "notices",
            "print",
            "shared",
            "shell",
            "staff",
            "visits"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.documents;
