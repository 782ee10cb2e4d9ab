package org.jiezhen.lab;

import org.jiezhen.shared.Localized;

/** What is said of a kind of tube: see {@link Tube}. */
public record TubeDetails(Localized name, Tube.Cap cap, int restMinutes) {}
