/** The pictures of the README, taken from a house that is played: {@code ./portal pictures}. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.pictures;
