/** What the people of the demo house do by habit: each module tells it of its own work, and a simulated day plays it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "staff"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.habits;
