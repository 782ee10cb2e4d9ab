package org.jiezhen.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Refuses websockets opened by foreign pages, or by no page at all. A websocket is not subject to the same-origin
 * policy: a page from anywhere could open one with the browser's cookies, and listen.
 */
class PushOriginFilter extends OncePerRequestFilter {

    private final Set<String> alsoAllowed;

    /**
     * @param alsoAllowed origins besides the host asked for, as {@code https://portal.example}, where a proxy does not
     *     pass on the Host header
     */
    PushOriginFilter(Set<String> alsoAllowed) {
        this.alsoAllowed = alsoAllowed;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // As the container reads the address: decoded, and without parameters in its path.
        return !isWebsocket(request)
                && !UrlPathHelper.defaultInstance
                        .getPathWithinApplication(request)
                        .contains("/VAADIN/push");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var origin = request.getHeader("Origin");
        // A browser names the page that opens a websocket; what polls from our own page may leave it out.
        var allowed = origin == null
                ? !isWebsocket(request)
                : alsoAllowed.contains(origin) || sameHost(origin, request.getHeader("Host"));
        if (!allowed) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isWebsocket(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
