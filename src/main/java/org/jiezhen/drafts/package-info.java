/** What is typed into forms and not saved yet: of each person, for that person alone, for a day. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "journal", "staff", "shell"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.drafts;
