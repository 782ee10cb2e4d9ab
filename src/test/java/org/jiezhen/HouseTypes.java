package org.jiezhen;

import static java.util.Objects.requireNonNull;

import java.lang.annotation.Annotation;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.modulith.ApplicationModule;

/** The types of the house's modules, found on the classpath: a new module is in no list. */
public final class HouseTypes {

    private HouseTypes() {}

    /** The modules' own types with this annotation. */
    public static Stream<Class<?>> with(Class<? extends Annotation> annotation) {
        return found(new AnnotationTypeFilter(annotation)).filter(HouseTypes::isAModules);
    }

    /** What the tests bring of this kind. */
    public static <T> Stream<Class<? extends T>> kindsOf(Class<T> kind) {
        return found(new AssignableTypeFilter(kind)).<Class<? extends T>>map(type -> type.asSubclass(kind));
    }

    /** The second step of its package: {@code org.jiezhen.visits.ui} is of visits. */
    public static String module(Class<?> type) {
        return type.getPackageName().split("\\.", -1)[2];
    }

    /** What a module may use, as its walls say. */
    public static List<String> usedBy(String module) {
        return List.of(requireNonNull(walls(module)).allowedDependencies());
    }

    private static Stream<Class<?>> found(TypeFilter which) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(which);
        return scanner.findCandidateComponents("org.jiezhen").stream().map(HouseTypes::load);
    }

    private static Class<?> load(BeanDefinition candidate) {
        try {
            return Class.forName(candidate.getBeanClassName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Tests bring careless types of their own into the modules; whole modules of theirs are guarded like any. */
    private static boolean isAModules(Class<?> type) {
        return walls(module(type)) != null && place(type).equals(place(description(module(type))));
    }

    private static @Nullable ApplicationModule walls(String module) {
        return description(module).getAnnotation(ApplicationModule.class);
    }

    private static Class<?> description(String module) {
        try {
            return Class.forName("org.jiezhen." + module + ".package-info");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static CodeSource place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource();
    }
}
