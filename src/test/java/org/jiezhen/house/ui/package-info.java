@org.jspecify.annotations.NullMarked
package org.jiezhen.house.ui;
