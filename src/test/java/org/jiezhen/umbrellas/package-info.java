/**
 * Umbrellas that are lent to guests and taken back before they leave: a module made up to see that a new one needs
 * nothing but the README's steps "Add a module". It is written as it would be in a house, and kept out of every portal
 * that does not ask for it: see {@link org.jiezhen.umbrellas.WithUmbrellas}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "acts", "journal", "live", "habits", "staff", "shell", "visits"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.umbrellas;
