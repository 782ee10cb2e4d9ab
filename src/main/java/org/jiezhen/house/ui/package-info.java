/** Where the house is set up. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.house.ui;
