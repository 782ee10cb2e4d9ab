/**
 * The frame of every command: once per press, under its subject's lock, journalled, at one instant; taken back within
 * seconds; who was first. And the chain of those who hold something.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "journal"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.acts;
