/**
 * What is examined of a guest: the lab form, its tubes from the arm to the laboratory, whoever has each of them, and the
 * errands that carry them.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "acts",
            "exports",
            "fasting",
            "habits",
            "house",
            "journal",
            "live",
            "print",
            "services",
            "shared",
            "shell",
            "staff",
            "tables",
            "tasks",
            "visits"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.lab;
