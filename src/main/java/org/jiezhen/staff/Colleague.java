package org.jiezhen.staff;

import java.util.List;
import java.util.UUID;
import org.jiezhen.shared.Localized;

/** Somebody who works here, as every colleague may know them. The first role is the one shown beside the name. */
public record Colleague(UUID id, String name, List<String> roles, Localized post) {}
