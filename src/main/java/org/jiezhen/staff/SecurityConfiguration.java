package org.jiezhen.staff;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jiezhen.database.HouseKind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who comes in, and by which door. Permissions are the authorities, without a prefix, so that
 * {@code @RolesAllowed(Permission.X)} means the same on a view and on a service.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    static final String SIGN_IN = "/sign-in";

    // For what Vaadin does not answer. Its own page needs a little more: org.jiezhen.shell.PagePolicy.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // Vaadin answers behind a forward, which commits the response before the filter's turn comes again.
    private static final ObjectPostProcessor<HeaderWriterFilter> WRITTEN_FIRST = new ObjectPostProcessor<>() {
        @Override
        public <F extends HeaderWriterFilter> F postProcess(F filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    };

    @Bean
    static GrantedAuthorityDefaults authoritiesWithoutPrefix() {
        return new GrantedAuthorityDefaults("");
    }

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            HouseKind house,
            DemoPeople demoPeople,
            StaffUsers users,
            OpenSessions sessions,
            SessionRenewal renewal,
            ShiftToken rememberMe,
            PasswordDoor passwords,
            ScreenLock lock,
            RequestUtil vaadin,
            VaadinDefaultRequestCache asked,
            ApplicationEventPublisher events,
            List<Door> doors,
            Clock clock) {
        var path = PathPatternRequestMatcher.withDefaults();
        var tokens = new HttpSessionCsrfTokenRepository();

        http.csrf(csrf -> csrf.csrfTokenRepository(tokens).ignoringRequestMatchers(vaadin::isFrameworkInternalRequest));
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/styles/**", "/icons/**", "/lumo/**", "/wall-door/**", "/error")
                .permitAll()
                // What a browser keeps for the time when it reaches nobody.
                .requestMatchers("/sw.js", "/manifest.webmanifest", "/favicon.ico", "/away/**")
                .permitAll()
                .requestMatchers("/live/**")
                .authenticated()
                .requestMatchers("/demo/**")
                .denyAll());
        // Whoever signs in is led to the page that was asked for, and never to what a page asks behind its person's
        // back.
        asked.ignoreRequests(path.matcher("/live/**"));
        asked.setDelegateRequestCache(new AskedPage());
        http.exceptionHandling(handling -> handling
                // A beat must be able to tell "signed out" from "out of contact": never a redirect.
                .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path.matcher("/live/**"))
                // Reached only where no demo entry exists.
                .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.NOT_FOUND), path.matcher("/demo/**")));

        // Vaadin would exempt the sign-in form from the CSRF check; ours is a plain form that carries the token.
        http.with(VaadinSecurityConfigurer.vaadin(), view -> view.loginView(SIGN_IN, SIGN_IN)
                .enableCsrfConfiguration(false)
                // What is no route reaches the router, which says so in the frame.
                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated));
        http.formLogin(form -> form.failureHandler(SecurityConfiguration::refuse));
        http.exceptionHandling(handling -> handling.accessDeniedHandler((request, response, denied) -> {
            // The page stood open while its session ended or the portal was restarted: ask again, without blame.
            if (denied instanceof CsrfException
                    && "POST".equals(request.getMethod())
                    && (path.matcher(SIGN_IN).matches(request)
                            || path.matcher(UnlockFilter.PATH).matches(request)
                            || house == HouseKind.DEMO
                                    && path.matcher(DemoEntryFilter.PATH).matches(request))) {
                response.sendRedirect(request.getContextPath() + SIGN_IN + "?stale");
            } else {
                new AccessDeniedHandlerImpl().handle(request, response, denied);
            }
        }));

        http.rememberMe(remember -> remember.rememberMeServices(rememberMe).key(rememberMe.getKey()));
        http.addFilterBefore(new RevocationFilter(sessions, users, renewal, clock), AuthorizationFilter.class);
        http.addFilterBefore(new DoorFilter(doors), AuthorizationFilter.class);
        http.addFilterBefore(SecurityConfiguration::nobodySignsInWhereSomebodyElseSits, LogoutFilter.class);

        if (house == HouseKind.DEMO) {
            var entry = new DemoEntryFilter(demoPeople, users);
            entry.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
            entry.setSessionAuthenticationStrategy(new CompositeSessionAuthenticationStrategy(
                    List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(tokens))));
            entry.setRememberMeServices(rememberMe);
            entry.setApplicationEventPublisher(events);
            var after = new SavedRequestAwareAuthenticationSuccessHandler();
            after.setRequestCache(asked);
            entry.setAuthenticationSuccessHandler(after);
            entry.setAuthenticationFailureHandler(SecurityConfiguration::refuse);
            http.addFilterBefore(entry, UsernamePasswordAuthenticationFilter.class);
        }
        var unlock = new UnlockFilter(passwords, demoPeople, users, lock, sessions);
        unlock.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        unlock.setSessionAuthenticationStrategy(new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(tokens))));
        http.addFilterBefore(unlock, AuthorizationFilter.class);

        http.headers(headers -> headers.withObjectPostProcessor(WRITTEN_FIRST)
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(frame -> frame.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(self), screen-wake-lock=(self), geolocation=(), microphone=()")));
        return http.build();
    }

    /**
     * What the page of a device or of a lent screen sends goes to Vaadin; a form for people has no business in its session,
     * unless it is the one by which a lent screen is taken back.
     */
    private static void nobodySignsInWhereSomebodyElseSits(
            ServletRequest request, ServletResponse response, FilterChain chain)
            throws java.io.IOException, ServletException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && request instanceof HttpServletRequest http
                && (authentication.getPrincipal() instanceof DevicePrincipal
                        || (authentication.getPrincipal() instanceof LockedUser locked
                                && locked.lent() != null
                                && !http.getServletPath().equals(UnlockFilter.PATH)))
                && !http.getMethod().equals("GET")
                && http.getParameter("v-r") == null) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * One sentence for a wrong name, a wrong password and a closed account; another when it was tried too often, whoever
     * that is, and when we cannot tell.
     */
    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws java.io.IOException {
        response.sendRedirect(request.getContextPath() + SIGN_IN + "?" + why(exception));
    }

    static String why(AuthenticationException exception) {
        return switch (exception) {
            case InternalAuthenticationServiceException _ -> "offline";
            case SignInTooOften tooOften -> "wait=" + tooOften.seconds();
            default -> "refused";
        };
    }

    @Bean
    ShiftToken shiftToken(RememberMeKey key, StaffUsers users, Shifts shifts, LentPages pages, Clock clock) {
        return new ShiftToken(key, users, shifts, pages, clock);
    }

    /** Ahead of everything, because the container's own websocket filter answers the upgrade. */
    @Bean
    FilterRegistrationBean<PushOriginFilter> pushOrigin(@Value("${portal.push-origins:}") Set<String> alsoAllowed) {
        var registration = new FilterRegistrationBean<>(new PushOriginFilter(alsoAllowed));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setAsyncSupported(true);
        return registration;
    }
}
