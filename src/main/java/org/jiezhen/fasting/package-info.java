/** Whether a guest may eat and drink: yes, no, not known; a clinical fact, which whoever is allowed to lifts with a reason. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "acts", "journal", "habits", "staff", "shell", "visits"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.fasting;
