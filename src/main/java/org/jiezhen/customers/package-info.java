/** The person across visits: identity, what tells one from another, consent; who is whose second record. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "acts", "journal", "live", "staff", "duty", "house", "shell", "channels"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.customers;
