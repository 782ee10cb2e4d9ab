/** Who is on duty, by their own word: off, on duty, serving, on a break, in the back office; and so who is there. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"acts", "habits", "journal", "live", "shared", "shell", "staff"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.duty;
