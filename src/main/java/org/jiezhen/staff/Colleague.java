package org.jiezhen.staff;

import java.util.List;
import org.jiezhen.shared.Localized;

/** Somebody who works here, as every colleague may know them. The first role is the one shown beside the name. */
public record Colleague(StaffId id, String name, List<String> roles, Localized post) {}
