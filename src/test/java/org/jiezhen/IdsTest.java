package org.jiezhen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiezhen.shared.Id;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** An id says which one and of what kind, so that two of different kinds are never taken for each other. */
class IdsTest {

    private static final String TEXT = "00000000-0000-4000-8000-00000000a001";

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void noTwoUuidsStandSideBySide() throws IOException {
        assertThat(classes().stream()
                        .flatMap(IdsTest::executables)
                        .filter(IdsTest::couldBeSwapped)
                        .map(Executable::toGenericString))
                .as("one of them is an id, and needs a type of its own: see " + Id.class)
                .isEmpty();
    }

    @Test
    void outsideJavaAnIdIsTheUuidAlone() throws Exception {
        var kinds = kinds();
        assertThat(kinds).isNotEmpty();
        for (var kind : kinds) {
            var id = of(kind, TEXT);
            assertThat(id.value()).isEqualTo(UUID.fromString(TEXT));
            assertThat(id).hasToString(TEXT).isEqualTo(of(kind, TEXT)).isInstanceOf(Serializable.class);
            assertThat(json.writeValueAsString(id)).isEqualTo("\"" + TEXT + "\"");
            assertThat((Object) json.readValue("\"" + TEXT + "\"", kind)).isEqualTo(id);
        }
    }

    @Test
    void whatCannotBeAnIdIsRefused() throws Exception {
        for (var kind : kinds()) {
            for (var text : List.of("", "desk", TEXT + "0a", "'; DROP TABLE visit")) {
                assertThatThrownBy(() -> of(kind, text))
                        .as(kind + " " + text)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private static boolean couldBeSwapped(Executable executable) {
        var types = executable.getParameterTypes();
        return IntStream.range(1, types.length).anyMatch(i -> types[i] == UUID.class && types[i - 1] == UUID.class);
    }

    // What the compiler makes of a lambda has whatever it captures, in whatever order.
    private static Stream<Executable> executables(Class<?> type) {
        return Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                .filter(executable -> !executable.isSynthetic());
    }

    private static List<Class<? extends Id>> kinds() throws IOException {
        return classes().stream()
                .filter(type -> Id.class.isAssignableFrom(type) && type != Id.class)
                .<Class<? extends Id>>map(type -> type.asSubclass(Id.class))
                .toList();
    }

    private static Id of(Class<? extends Id> kind, String text) throws ReflectiveOperationException {
        try {
            return kind.cast(
                    Objects.requireNonNull(kind.getMethod("of", String.class).invoke(null, text)));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private static List<Class<?>> classes() throws IOException {
        var root = Path.of("target", "classes");
        try (var files = Files.walk(root.resolve("org/jiezhen"))) {
            return files.filter(file -> file.toString().endsWith(".class") && !file.endsWith("package-info.class"))
                    .<Class<?>>map(file -> load(root.relativize(file).toString()))
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(file.replace(".class", "").replace('/', '.'), false, IdsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
