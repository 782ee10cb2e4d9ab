@org.jspecify.annotations.NullMarked
package org.jiezhen.simulation.ui;
