package org.jiezhen.habits;

import org.jiezhen.shared.Localized;
import org.jiezhen.staff.StaffId;

/**
 * Somebody of the demo house who is played.
 *
 * @param post where this person works: for a consultant, the name of the room
 * @param role the role that decides what this person does
 * @param visitor whether somebody real sits here as this person just now, and decides alone
 */
public record Person(StaffId id, Localized post, String role, boolean visitor) {}
