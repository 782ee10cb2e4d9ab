/** The wall: a screen in a public room that tells enough and gives nothing away; its devices, and what they show. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "acts", "journal", "live", "staff", "visits", "shell"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.wall;
