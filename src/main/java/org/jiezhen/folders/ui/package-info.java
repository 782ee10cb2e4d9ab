/** Where each folder is, and handing it on: its page, its dialog, its part of a visit's card. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.folders.ui;
