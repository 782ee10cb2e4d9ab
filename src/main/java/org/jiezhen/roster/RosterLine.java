package org.jiezhen.roster;

import java.time.LocalDate;
import org.jiezhen.staff.StaffId;

/**
 * What a row of a roster's file says.
 *
 * @param role as what; the person's first one where the file does not say
 * @param text what is typed for the day
 */
public record RosterLine(StaffId person, String role, LocalDate day, String text) {}
