/** The intake form: what a guest is asked, by two people in one form, and who may know the answers. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "acts",
            "customers",
            "fasting",
            "habits",
            "house",
            "journal",
            "live",
            "notices",
            "shared",
            "shell",
            "staff",
            "visits"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.intake;
