@org.jspecify.annotations.NullMarked
package org.jiezhen.staff.ui;
