/** Pages of paper: A4, from top to bottom, with the bundled font. Knows nothing of what is written on them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.jiezhen.print;
