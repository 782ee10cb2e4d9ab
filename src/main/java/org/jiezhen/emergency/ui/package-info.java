/** How a browser keeps the emergency sheet, and how it is told what it may keep. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.emergency.ui;
