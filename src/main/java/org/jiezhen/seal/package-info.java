/**
 * The journal's seal: entries are closed in batches with a key that the database does not know, and a verifier names
 * the first one that was altered, removed, inserted or moved behind the portal's back.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"database"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.seal;
