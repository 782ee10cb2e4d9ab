package org.jiezhen.staff;

import com.vaadin.flow.component.Component;

/**
 * A page for somebody who is not of the house, on a screen that one of its people hands over. Brought by the module whose
 * it is. While the screen is lent, its sign-in is locked: this page is all that its browser reaches, and its one permission
 * all that it may do. The password of whoever lent it opens it again, and nothing else.
 */
public interface LentPage {

    /** By which a sign-in is known to be lent for it; stands in the database. */
    String code();

    /** The page. */
    Class<? extends Component> view();

    /** All that may be done there. */
    String permission();

    /** The address at which whoever lent the screen goes on, asked in front of the lent screen. */
    String goesOnAt();
}
