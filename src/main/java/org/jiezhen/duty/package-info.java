/** Who is on duty, by their own word: off, on duty, serving, on a break, in the back office; and so who is there. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"acts", "habits", "house", "journal", "live", "notices", "shared", "shell", "staff"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.duty;
