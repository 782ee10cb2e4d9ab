package org.jiezhen.sales;

import org.jiezhen.shared.Fen;
import org.jiezhen.staff.StaffId;

/** With how much of an order somebody is credited, and for what. */
public record Share(StaffId staff, String name, Part part, int perMille, Fen fen) {}
