package org.jiezhen.visits;

/**
 * The answer to an accepted command on a visit.
 *
 * @param visit the visit's id
 * @param ticket its number as shown: A045
 * @param entry the journal entry; gives it back to {@link FrontDesk#undo} to take the command back
 */
public record Done(VisitId visit, String ticket, long entry) {}
