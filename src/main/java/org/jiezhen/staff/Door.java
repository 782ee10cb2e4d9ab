package org.jiezhen.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A door beside the sign-in page: another module lets in what is no person, and keeps it where it belongs. */
public interface Door {

    /**
     * Looks at a request whose person, if any, is known, before it is decided what that person may.
     *
     * @return whether the request goes on; false when it has been answered here
     */
    boolean pass(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
