package org.jiezhen.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A file whose address bears a hash of what it holds is kept for ever, and not asked for again: another content has another
 * address. Vaadin keeps the bundle's files for an hour, and says so of its sheets alone.
 */
@Component
class HashedFiles extends OncePerRequestFilter {

    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String FOR_EVER = "max-age=31536000, immutable";

    /** As the build names them: {@code FlowClient-ajnXlNxt.js}. */
    private static final Pattern OF_THE_BUNDLE =
            Pattern.compile("/VAADIN/build/[\\w.-]+-[\\w-]{8}\\.(?:js|css|woff2?|svg)");

    private static final Pattern PUSH = Pattern.compile("/VAADIN/static/push/[\\w.-]+\\.js");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        var byQuery = PUSH.matcher(path).matches() && request.getParameter("v") != null;
        return !byQuery && !OF_THE_BUNDLE.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void setHeader(String name, String value) {
                // Said of a file that is there: what is missing says no-store elsewhere, or nothing.
                super.setHeader(name, name.equals(CACHE_CONTROL) && value.matches("max-age=\\d+") ? FOR_EVER : value);
            }
        });
    }
}
