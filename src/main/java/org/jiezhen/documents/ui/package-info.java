/** The screens of documents and their texts. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.documents.ui;
