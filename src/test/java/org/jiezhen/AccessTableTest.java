package org.jiezhen;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.DefaultDeny;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.test.context.ContextConfiguration;

/**
 * Who may do what, compared with a table that people review: {@code src/test/resources/security/access.txt}. A new
 * door, or a door that opens to others than before, fails here until the table says so too.
 */
@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.class)
class AccessTableTest {

    private static final Path TABLE = Path.of("src/test/resources/security/access.txt");

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyDoorIsInTheReviewedTable() throws IOException {
        var found = new ArrayList<String>();
        services().flatMap(AccessTableTest::doors).sorted().forEach(found::add);
        routes().sorted().forEach(found::add);
        found.addAll(roles());
        var actual = Path.of("target", "access.txt");
        Files.write(actual, found);

        var reviewed = Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        assertThat(found).as("the doors found are in " + actual).containsExactlyElementsOf(reviewed);
    }

    @Test
    void everyServiceMethodSaysWhoMayCallIt() {
        assertThat(services().flatMap(type -> publicMethods(type)
                        .filter(method -> !DefaultDeny.isDeclared(method, type))
                        .map(method -> type.getSimpleName() + "." + method.getName())))
                .isEmpty();
    }

    @Test
    void everyPermissionIsHeldBySomeRoleAndKnownToTheCode() {
        assertThat(jdbc.sql("SELECT DISTINCT permission FROM role_permission")
                        .query(String.class)
                        .set())
                .containsExactlyInAnyOrderElementsOf(Permission.ALL.stream()
                        .filter(permission -> !permission.equals(Permission.BOOKINGS_FEED)) // a program's, no person's
                        .toList());
    }

    private static Stream<String> doors(Class<?> type) {
        return publicMethods(type)
                .map(method -> "service " + type.getSimpleName() + "." + method.getName()
                        + Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(", ", "(", ")"))
                        + " -> " + access(method).or(() -> access(type)).orElse("NOBODY"));
    }

    private static Stream<Method> publicMethods(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> DefaultDeny.isDoor(method, type));
    }

    private static Stream<String> routes() {
        return candidates(Route.class)
                .map(type -> "route /" + type.getAnnotation(Route.class).value() + " -> "
                        + access(type).orElse("NOBODY"));
    }

    private List<String> roles() {
        return jdbc.sql("""
                        SELECT 'role ' || role.code || ' -> ' || string_agg(permission, ' ' ORDER BY permission)
                        FROM role LEFT JOIN role_permission ON role_code = role.code
                        GROUP BY role.code, role.ordinal ORDER BY role.ordinal
                        """).query(String.class).list();
    }

    private static Optional<String> access(AnnotatedElement element) {
        if (element.isAnnotationPresent(RolesAllowed.class)) {
            return Optional.of(
                    String.join(" | ", element.getAnnotation(RolesAllowed.class).value()));
        }
        if (element.isAnnotationPresent(AnonymousAllowed.class)) {
            return Optional.of("ANYBODY");
        }
        return element.isAnnotationPresent(PermitAll.class) ? Optional.of("WHOEVER IS SIGNED IN") : Optional.empty();
    }

    private static Stream<Class<?>> services() {
        return candidates(Service.class);
    }

    private static Stream<Class<?>> candidates(Class<? extends java.lang.annotation.Annotation> annotation) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(annotation));
        return scanner.findCandidateComponents("org.jiezhen").stream()
                .<Class<?>>map(AccessTableTest::load)
                .filter(AccessTableTest::inProduction);
    }

    private static Class<?> load(BeanDefinition candidate) {
        try {
            return Class.forName(candidate.getBeanClassName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Tests bring careless services of their own. */
    private static boolean inProduction(Class<?> type) {
        var place = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return !place.endsWith("/test-classes/");
    }
}
