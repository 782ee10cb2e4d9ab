/** Drinks and small dishes: the menu, each cup from the order until it is washed, and that no guest who fasts is given any. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "acts",
            "journal",
            "live",
            "habits",
            "staff",
            "house",
            "shell",
            "print",
            "notices",
            "handover",
            "visits",
            "fasting",
            "rooms",
            "intake",
            "tasks",
            "closing"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.hospitality;
