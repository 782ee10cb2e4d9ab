/** What a room is at every moment: free, reserved, in use, held, cleaned, closed; and which one to lead a guest to. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "acts",
            "customers",
            "habits",
            "duty",
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
package org.jiezhen.rooms;
