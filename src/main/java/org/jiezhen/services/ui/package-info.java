/** Where administrators issue and revoke the tokens of other programs. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.services.ui;
