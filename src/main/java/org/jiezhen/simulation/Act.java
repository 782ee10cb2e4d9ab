package org.jiezhen.simulation;

import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has decided to do next.
 *
 * @param visit with which customer; null when it is about none who is here
 * @param command the command, given to the real service
 */
record Act(@Nullable VisitId visit, Runnable command) {}
