package org.jiezhen.staff;

/**
 * Somebody is signed in and away: closed the browser, or fell silent. Published in the transaction that journals it.
 */
public record Away(StaffId accountId) {}
