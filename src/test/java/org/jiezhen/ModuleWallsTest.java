package org.jiezhen;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleWallsTest {

    @Test
    void everyModuleUsesOnlyWhatItsWallsAllow() {
        ApplicationModules.of(PortalApplication.class).verify();
    }
}
