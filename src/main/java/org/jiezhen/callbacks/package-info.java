/** That a customer is to be rung: why, by when, by whom, and what it comes from. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "acts", "journal", "staff", "customers", "roster"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.callbacks;
