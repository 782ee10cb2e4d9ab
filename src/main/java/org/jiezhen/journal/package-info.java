/** Who did what to what, and when: appended in the command's own transaction, never changed. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.journal;
