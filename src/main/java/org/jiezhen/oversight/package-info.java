/** What is late, left or beyond reach: how it goes on to others, and the board of whoever answers for the day. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "acts", "duty", "house", "journal", "live", "notices", "quotes", "shared", "shell", "staff", "tasks",
            "triage", "visits"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.oversight;
