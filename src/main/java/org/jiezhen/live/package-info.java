/** Live boards: one snapshot a node and kind, one difference per audience, to every browser that shows it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "database", "journal"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.live;
