package org.jiezhen.acts;

import java.util.UUID;

/** Who acts now. The module that signs people in implements it. */
public interface Actor {

    /** The account of the person whose request is running. */
    UUID account();

    /** Whether that person may. */
    boolean may(String permission);
}
