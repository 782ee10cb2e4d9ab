package org.jiezhen;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * The days that are played, by a name that is early in the alphabet: what takes longest begins first, so that at the end of a
 * run nobody waits for it alone.
 */
@Suite
@SelectClasses(names = "org.jiezhen.simulation.SimulatedDayTest")
class AllDays {}
