/** Where somebody chooses what of a board goes into a file. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.exports.ui;
