package org.jiezhen.staff;

/** Somebody has other roles from now on. Told within the transaction that gives them. */
public record RolesGiven(StaffId account) {}
