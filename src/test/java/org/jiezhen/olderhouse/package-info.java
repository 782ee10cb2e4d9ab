/** A house of the last version: how it is recorded, and what the present version must show of it. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.olderhouse;
