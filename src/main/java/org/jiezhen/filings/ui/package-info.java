/** For what doctors are filed, and the forms of a filing. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.filings.ui;
