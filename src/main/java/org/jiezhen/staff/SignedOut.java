package org.jiezhen.staff;

/**
 * Somebody's last session has ended, by signing out, by time, or because the account was disabled. Published in the
 * transaction that journals it. Not published when the portal itself stops: its people come back with it.
 */
public record SignedOut(StaffId accountId) {}
