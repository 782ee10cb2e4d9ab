package org.jiezhen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

/** Every permission there is: the constants of each class whose name ends with {@code Permission}, whoever's it is. */
public final class Permissions {

    public static final Set<String> ALL = holders()
            .flatMap(holder -> Arrays.stream(holder.getFields()))
            .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
            .map(Permissions::value)
            .collect(Collectors.toUnmodifiableSet());

    private Permissions() {}

    private static Stream<Class<?>> holders() {
        try {
            var files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:org/jiezhen/**/*Permission.class");
            var readers = new CachingMetadataReaderFactory();
            return Arrays.stream(files).map(file -> {
                try {
                    return Class.forName(
                            readers.getMetadataReader(file).getClassMetadata().getClassName());
                } catch (IOException | ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
