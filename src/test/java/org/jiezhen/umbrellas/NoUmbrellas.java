package org.jiezhen.umbrellas;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps this module's components out of every portal that does not ask for them, though they are on its classpath. */
public final class NoUmbrellas implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String ASKED_FOR = "portal.umbrellas";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!context.getEnvironment().getProperty(ASKED_FOR, Boolean.class, false)) {
            context.getBeanFactory().registerSingleton("noUmbrellas", new OfThisModule());
        }
    }

    private static final class OfThisModule extends TypeExcludeFilter {

        private static final String MODULE = NoUmbrellas.class.getPackageName() + ".";

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
            return type.getClassMetadata().getClassName().startsWith(MODULE);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OfThisModule;
        }

        @Override
        public int hashCode() {
            return OfThisModule.class.hashCode();
        }
    }
}
