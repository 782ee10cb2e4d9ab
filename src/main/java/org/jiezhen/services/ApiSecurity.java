package org.jiezhen.services;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door for other programs, below {@code /api}: a token with every request, no session, no cookie, hence no forged
 * request to fear. It stands before the doors for people, and neither opens the other.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    static final String DESCRIPTION = "/api/openapi.json";

    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** The description of the doors: for a program with a token, or for an administrator's browser. */
    @Bean
    @Order(1)
    SecurityFilterChain apiDescriptionDoor(
            HttpSecurity http, ServiceScopes scopes, ServiceTokens tokens, JsonMapper json) {
        var readers = Stream.concat(
                        Stream.of(Permission.SERVICES_MANAGE),
                        scopes.all().stream().map(ServiceScope::permission))
                .toArray(String[]::new);
        http.securityMatcher(DESCRIPTION);
        http.securityContext(context -> context.securityContextRepository(new ReadOnlySession()));
        http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                .hasAnyAuthority(readers)
                .anyRequest()
                .denyAll());
        return common(http, SessionCreationPolicy.NEVER, tokens, json);
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiDoor(HttpSecurity http, ServiceScopes scopes, ServiceTokens tokens, JsonMapper json) {
        http.securityMatcher("/api/**");
        http.authorizeHttpRequests(requests -> {
            scopes.all().forEach(scope -> scope.doors()
                    .forEach(door -> door.methods().forEach(method -> requests.requestMatchers(method, door.path())
                            .hasAuthority(scope.permission()))));
            requests.anyRequest().denyAll();
        });
        return common(http, SessionCreationPolicy.STATELESS, tokens, json);
    }

    /** Whoever is signed in by a session is known here; nobody becomes so here. */
    private static final class ReadOnlySession implements SecurityContextRepository {

        private final HttpSessionSecurityContextRepository session = new HttpSessionSecurityContextRepository();

        @Override
        public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
            return session.loadDeferredContext(request);
        }

        @Deprecated
        @Override
        public SecurityContext loadContext(HttpRequestResponseHolder holder) {
            return session.loadDeferredContext(holder.getRequest()).get();
        }

        @Override
        public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

        @Override
        public boolean containsContext(HttpServletRequest request) {
            return session.containsContext(request);
        }
    }

    private static SecurityFilterChain common(
            HttpSecurity http, SessionCreationPolicy sessions, ServiceTokens tokens, JsonMapper json) {
        http.sessionManagement(management -> management
                .sessionCreationPolicy(sessions)
                .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()));
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.formLogin(AbstractHttpConfigurer::disable);
        http.httpBasic(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.addFilterBefore(new BearerFilter(tokens, json), AnonymousAuthenticationFilter.class);
        http.exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) -> {
                    response.setHeader("WWW-Authenticate", "Bearer");
                    ApiProblem.of(HttpStatus.UNAUTHORIZED, BearerFilter.refusal(request))
                            .send(response, json);
                })
                .accessDeniedHandler(
                        (request, response, e) -> ApiProblem.of(HttpStatus.FORBIDDEN, new Refusal("refusal.feed.scope"))
                                .send(response, json)));
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .frameOptions(frame -> frame.deny()));
        return http.build();
    }
}
