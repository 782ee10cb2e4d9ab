/** Plan and quote (方案与报价): what a guest is offered, in versions that never change; whose discount needs approval; what was accepted. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "acts",
            "customers",
            "doctors",
            "documents",
            "filings",
            "habits",
            "house",
            "journal",
            "live",
            "notices",
            "prices",
            "print",
            "shared",
            "shell",
            "staff",
            "visits"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.quotes;
