package org.jiezhen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleWallsTest {

    /** The example module among the tests is one like any other. */
    @Test
    void everyModuleUsesOnlyWhatItsWallsAllow() {
        var modules = ApplicationModules.of(
                PortalApplication.class,
                place -> !place.contains("/test-classes/")
                        || (place.contains("/org/jiezhen/umbrellas/") && !place.contains("Test.")));
        assertThat(modules.getModuleByName("umbrellas")).isPresent();
        modules.verify();
    }
}
