/** The wall's own view, and the page from which its screens are managed. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.wall.ui;
