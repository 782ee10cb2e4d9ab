@org.jspecify.annotations.NullMarked
package org.jiezhen.closing.ui;
