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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.services.ServiceScope;
import org.jiezhen.staff.DefaultDeny;
import org.jiezhen.staff.LentPage;
import org.jiezhen.umbrellas.WithUmbrellas;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who may do what, compared with tables that people review, one a module: {@code src/test/resources/security}. A new
 * door, or a door that opens to others than before, fails here until the module's table says so too. A module without
 * one fails, and so does a table without a module. The module made up among the tests is a module as any.
 */
@WithUmbrellas
class AccessTableTest {

    private static final Path TABLES = Path.of("src/test/resources/security");
    private static final Path FOUND = Path.of("target", "security");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<ServiceScope> scopes;

    @Autowired
    List<LentPage> lentPages;

    @Test
    void everyDoorIsInTheReviewedTableOfItsModule() throws IOException {
        var found = new TreeMap<String, List<String>>();
        services().forEach(type -> doors(type).forEach(door -> add(found, HouseTypes.module(type), door)));
        routes().forEach(type -> add(found, HouseTypes.module(type), route(type)));
        found.values().forEach(doors -> doors.sort(null));
        scopes(found);
        roles(found);
        for (var module : found.keySet()) {
            write(module, found.get(module));
        }
        assertThat(reviewed()).as("the doors found are in " + FOUND).containsExactlyEntriesOf(found);
    }

    @Test
    void everyServiceMethodSaysWhoMayCallIt() {
        assertThat(services().flatMap(type -> publicMethods(type)
                        .filter(method -> !DefaultDeny.isDeclared(method, type))
                        .map(method -> type.getSimpleName() + "." + method.getName())))
                .isEmpty();
    }

    @Test
    void everyDoorAsksForAPermissionOfSomeModule() {
        assertThat(Stream.concat(
                                services().flatMap(AccessTableTest::publicMethods), Stream.concat(services(), routes()))
                        .map(door -> door.getAnnotation(RolesAllowed.class))
                        .filter(Objects::nonNull)
                        .flatMap(roles -> Arrays.stream(roles.value())))
                .isNotEmpty()
                .allMatch(Permissions.ALL::contains);
    }

    @Test
    void everyPermissionIsHeldBySomeRoleAndKnownToTheCode() {
        assertThat(jdbc.sql("SELECT DISTINCT permission FROM role_permission")
                        .query(String.class)
                        .set())
                .containsExactlyInAnyOrderElementsOf(Permissions.ALL.stream()
                        .filter(permission -> scopes.stream() // a program's, no person's
                                .noneMatch(scope -> scope.permission().equals(permission)))
                        .filter(permission -> !permission.equals(RoomPermission.PANEL)) // a device's, no person's
                        .filter(permission -> lentPages.stream() // a lent screen's, no person's
                                .noneMatch(page -> page.permission().equals(permission)))
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

    private static Stream<Class<?>> routes() {
        return HouseTypes.with(Route.class);
    }

    private static String route(Class<?> type) {
        return "route /" + type.getAnnotation(Route.class).value() + " -> "
                + access(type).orElse("NOBODY");
    }

    /** What the tokens of other programs open, each with the module of its permission. */
    private void scopes(Map<String, List<String>> found) {
        scopes.forEach(scope -> scope.doors()
                .forEach(door -> add(
                        found,
                        scope.permission().replaceFirst("\\..*", ""),
                        "scope " + scope.permission() + " -> " + door.methods() + " " + door.path())));
    }

    /** Which roles hold the permissions of each module, in the order of the roles. */
    private void roles(Map<String, List<String>> found) {
        jdbc.sql("""
                        SELECT split_part(permission, '.', 1),
                               'role ' || role.code || ' -> ' || string_agg(permission, ' ' ORDER BY permission)
                        FROM role JOIN role_permission ON role_code = role.code
                        GROUP BY 1, role.code, role.ordinal ORDER BY role.ordinal
                        """).query(rs -> {
            add(found, rs.getString(1), rs.getString(2));
        });
    }

    private static void add(Map<String, List<String>> doors, String module, String door) {
        doors.computeIfAbsent(module, _ -> new ArrayList<>()).add(door);
    }

    private static void write(String module, List<String> doors) throws IOException {
        Files.createDirectories(FOUND);
        Files.write(FOUND.resolve(module + ".txt"), doors);
    }

    private static Map<String, List<String>> reviewed() throws IOException {
        var reviewed = new TreeMap<String, List<String>>();
        try (var tables = Files.list(TABLES)) {
            for (var table : tables.toList()) {
                reviewed.put(
                        String.valueOf(table.getFileName()).replaceFirst("\\.txt$", ""),
                        Files.readAllLines(table).stream()
                                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                                .toList());
            }
        }
        return reviewed;
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
        return HouseTypes.with(Service.class);
    }
}
