package org.jiezhen.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jiezhen.HouseTypes;
import org.jiezhen.RunningPortal;
import org.jiezhen.journeys.Walks.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every page, in the states that matter, looked at by axe-core: nothing serious or critical. What is moderate or minor
 * stands in {@code target/axe.txt}. Each module brings its {@link Walks}; a route without a walk fails: whoever adds a
 * view says who looks at it, and how.
 */
@RunningPortal
@Tag(Browsers.AXE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    AutowireCapableBeanFactory beans;

    private List<? extends Walks> modules;
    private Walker walker;

    @BeforeAll
    void aHallInWhichSomethingIsTheMatter() throws IOException {
        reception.empty();
        modules = HouseTypes.kindsOf(Walks.class).map(beans::createBean).toList();
        walker = new Walker("http://localhost:" + port);
    }

    @AfterAll
    void everybodyGoesHome() {
        walker.close();
    }

    @Test
    void everyRouteHasItsWalk() {
        assertThat(walks().map(Walk::name))
                .as("the walks that the modules bring")
                .containsAll(HouseTypes.with(Route.class)
                        .map(view -> view.getAnnotation(Route.class))
                        .filter(Route::registerAtStartup)
                        .map(route -> "/" + route.value())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("walks")
    void everyPageIsForEverybody(Walk walk) {
        walk.steps().accept(walker);
        walker.rest();
        assertThat(walker.grave()).isEmpty();
    }

    Stream<Walk> walks() {
        return modules.stream().flatMap(module -> module.walks().stream());
    }
}
