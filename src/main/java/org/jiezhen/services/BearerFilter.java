package org.jiezhen.services;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Lets in a program for one request, by the token that it shows (RFC 6750), and for nothing but the token's scope. */
class BearerFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(BearerFilter.class);
    private static final String REVOKED = BearerFilter.class.getName();
    private static final String SCHEME = "bearer ";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final ServiceTokens tokens;
    private final JsonMapper json;

    BearerFilter(ServiceTokens tokens, JsonMapper json) {
        this.tokens = tokens;
        this.json = json;
    }

    /** Why whoever sent this is not let in. */
    static Refusal refusal(HttpServletRequest request) {
        return request.getAttribute(REVOKED) instanceof Instant at
                ? new Refusal("refusal.feed.revoked", MOMENT.format(at))
                : new Refusal("refusal.feed.token");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var shown = request.getHeader("Authorization");
        if (shown == null) {
            chain.doFilter(request, response);
            return;
        }
        // Whoever shows a token comes by the token alone, whatever else the request carries.
        SecurityContextHolder.clearContext();
        var token = shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? shown.substring(SCHEME.length()).strip()
                : "";
        Optional<ServiceTokens.Known> known;
        try {
            known = tokens.find(token);
            if (known.isEmpty()) {
                tokens.revoked(token).ifPresent(at -> request.setAttribute(REVOKED, at));
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Could not look for a program's token: {}", e.toString());
            ApiProblem.of(HttpStatus.SERVICE_UNAVAILABLE, new Refusal("refusal.feed.offline"))
                    .send(response, json);
            return;
        }
        known.ifPresent(one -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    new ServicePrincipal(one.id()), null, List.of(new SimpleGrantedAuthority(one.scope()))));
            SecurityContextHolder.setContext(context);
        });
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
