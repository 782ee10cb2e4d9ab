package org.jiezhen.staff;

/** An account was closed. Told within the transaction that closes it. */
public record AccountDisabled(StaffId account) {}
