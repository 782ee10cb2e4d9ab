/** Tables that people bring in and take away: CSV and XLSX, looked through first, with each mistake by row and column. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "staff", "shell"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.tables;
