/** The screens of triage. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.triage.ui;
