@org.jspecify.annotations.NullMarked
package org.jiezhen.journey.ui;
