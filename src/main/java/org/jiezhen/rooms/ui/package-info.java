/** The plan of the rooms, and what is done on it. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.rooms.ui;
