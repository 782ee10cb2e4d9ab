/** What the card of a visit shows of fasting. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.fasting.ui;
