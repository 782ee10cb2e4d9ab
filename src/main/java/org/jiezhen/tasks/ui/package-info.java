/** The screens of tasks. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.tasks.ui;
