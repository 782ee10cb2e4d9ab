package org.jiezhen.staff;

import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * The page that was asked for, to which signing in leads. A session remembers the last alone: of several pages of one
 * browser that stand before the front door, each keeps its own in its form.
 */
public final class AskedPage extends HttpSessionRequestCache {

    /** The name of the field that keeps it. */
    public static final String FIELD = "asked";

    @SuppressWarnings("NullAway") // this is how Spring is told to add nothing to an address
    AskedPage() {
        setMatchingRequestParameterName(null);
    }

    /** What was asked for last in this browser: on the page that is made now, what it stands before. */
    public static Optional<String> last() {
        var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        return Optional.ofNullable(
                        new HttpSessionRequestCache().getRequest(request, VaadinServletResponse.getCurrent()))
                .map(asked -> URI.create(asked.getRedirectUrl()))
                .map(asked -> asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery()))
                .map(asked -> asked.substring(request.getContextPath().length()));
    }

    /** Whether it is a page of this house: an address that is given never leads anywhere else. */
    static boolean isOwn(@Nullable String path) {
        return path != null && path.matches("/(?!/)[A-Za-z0-9/_.~%&=?+-]{0,300}");
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        var asked = request.getParameter(FIELD);
        return request.getMethod().equals("POST") && isOwn(asked)
                ? new SimpleSavedRequest(request.getContextPath() + asked)
                : super.getRequest(request, response);
    }
}
