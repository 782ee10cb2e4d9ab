/** What became of a consultation: a deal, none and why, or put off; the tour of the house; and that somebody rings after. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "acts",
            "journal",
            "live",
            "staff",
            "house",
            "shell",
            "customers",
            "callbacks",
            "folders",
            "visits"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.outcomes;
