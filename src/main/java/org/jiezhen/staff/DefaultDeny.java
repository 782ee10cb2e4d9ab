package org.jiezhen.staff;

import com.vaadin.flow.component.Component;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.List;
import org.springframework.aop.Advisor;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.authorization.method.Jsr250AuthorizationManager;

/**
 * A service method that names no permission is closed. Spring Security would leave it open; a test finds such methods
 * before, and this refuses them at run time all the same. What is no door for users is a {@code @Component}.
 */
@Configuration(proxyBeanMethods = false)
public class DefaultDeny {

    private static final List<Class<? extends Annotation>> DECLARATIONS =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

    /** Whether this is a door for users: a public method of one of our services. */
    public static boolean isDoor(Method method, Class<?> type) {
        return type.getName().startsWith("org.jiezhen.")
                && AnnotatedElementUtils.hasAnnotation(type, org.springframework.stereotype.Service.class)
                && Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && method.getDeclaringClass() != Object.class;
    }

    /** Whether the method, or its class, says who may call it. */
    public static boolean isDeclared(Method method, Class<?> type) {
        return DECLARATIONS.stream()
                .anyMatch(annotation -> AnnotatedElementUtils.hasAnnotation(method, annotation)
                        || AnnotatedElementUtils.hasAnnotation(type, annotation));
    }

    private static boolean mayBeOurs(Class<?> type) {
        return type.getName().startsWith("org.jiezhen.") || Proxy.isProxyClass(type);
    }

    /**
     * What {@code @EnableMethodSecurity} would add, but for services only: it would also wrap every Vaadin view in a
     * proxy, a second component beside the one on the screen. Views are guarded by the router.
     */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor declaredMethodsAskForPermissions() {
        var declared = new StaticMethodMatcherPointcut() {
            @Override
            public boolean matches(Method method, Class<?> targetClass) {
                return isDeclared(method, targetClass);
            }
        };
        // Of what frameworks bring nothing is searched: it has no permissions of ours.
        declared.setClassFilter(type -> mayBeOurs(type) && !Component.class.isAssignableFrom(type));
        var permissions = new Jsr250AuthorizationManager();
        permissions.setRolePrefix("");
        var advisor = new AuthorizationManagerBeforeMethodInterceptor(declared, permissions);
        advisor.setOrder(AuthorizationInterceptorsOrder.JSR250.getOrder());
        return advisor;
    }

    /** What is open to everybody who is signed in is so to people: a screen that is lent does what it is lent for. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor whatIsForEverybodyIsClosedToLentScreens() {
        var forEverybody = new StaticMethodMatcherPointcut() {
            @Override
            public boolean matches(Method method, Class<?> targetClass) {
                return isDoor(method, targetClass)
                        && !AnnotatedElementUtils.hasAnnotation(method, RolesAllowed.class)
                        && (AnnotatedElementUtils.hasAnnotation(method, PermitAll.class)
                                || AnnotatedElementUtils.hasAnnotation(targetClass, PermitAll.class));
            }
        };
        forEverybody.setClassFilter(DefaultDeny::mayBeOurs);
        MethodBeforeAdvice refuse = (method, args, target) -> {
            if (LockedScreen.locked().filter(locked -> locked.lent() != null).isPresent()) {
                throw new AuthorizationDeniedException("a lent screen");
            }
        };
        var advisor = new DefaultPointcutAdvisor(forEverybody, refuse);
        advisor.setOrder(AuthorizationInterceptorsOrder.FIRST.getOrder());
        return advisor;
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor undeclaredMethodsAreClosed() {
        var undeclared = new StaticMethodMatcherPointcut() {
            @Override
            public boolean matches(Method method, Class<?> targetClass) {
                return isDoor(method, targetClass) && !isDeclared(method, targetClass);
            }
        };
        undeclared.setClassFilter(DefaultDeny::mayBeOurs);
        MethodBeforeAdvice refuse = (method, args, target) -> {
            throw new AuthorizationDeniedException(
                    method.getDeclaringClass().getSimpleName() + "." + method.getName() + " names no permission");
        };
        var advisor = new DefaultPointcutAdvisor(undeclared, refuse);
        advisor.setOrder(AuthorizationInterceptorsOrder.FIRST.getOrder());
        return advisor;
    }
}
