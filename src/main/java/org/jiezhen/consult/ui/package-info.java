/** The screen of the consultant's day. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.consult.ui;
