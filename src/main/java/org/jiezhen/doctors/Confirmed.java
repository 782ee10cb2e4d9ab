package org.jiezhen.doctors;

import java.time.Instant;
import org.jiezhen.prices.ItemId;
import org.jiezhen.staff.StaffId;

/**
 * What was said last of an item in a visit, by a record that stands.
 *
 * @param name what people call the doctor
 * @param since when that record was signed off
 */
public record Confirmed(ItemId item, Verdict verdict, StaffId doctor, String name, Instant since) {}
