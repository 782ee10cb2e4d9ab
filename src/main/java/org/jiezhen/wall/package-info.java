/** The wall and the panels of rooms: screens in public that tell enough and give nothing away; the devices, and their door. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared", "acts", "house", "journal", "live", "rooms", "staff", "visits", "tasks", "shell"
        })
@org.jspecify.annotations.NullMarked
package org.jiezhen.wall;
