/** Deals (成交): what was accepted and signed becomes orders, one a department; who is credited with how much of them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "acts",
            "journal",
            "live",
            "staff",
            "house",
            "shell",
            "habits",
            "prices",
            "visits",
            "customers",
            "callbacks",
            "documents",
            "outcomes",
            "tasks",
            "lab",
            "quotes"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.sales;
