/** The screens of drinks: the tea room, and what the cards of visits and rooms show of them. */
@org.jspecify.annotations.NullMarked
package org.jiezhen.hospitality.ui;
