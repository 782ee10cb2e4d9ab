/** The frame around every view: navigation, languages, icons, notices, errors. Knows no feature. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "acts", "database"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.shell;
