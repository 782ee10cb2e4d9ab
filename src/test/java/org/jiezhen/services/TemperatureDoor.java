package org.jiezhen.services;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;

/** A door as a module would make one: a scope, a controller, and a service that asks for the permission. */
@TestConfiguration(proxyBeanMethods = false)
public class TemperatureDoor {

    static final String PERMISSION = "temperatures.feed";

    @Bean
    ServiceScope temperatures() {
        return new ServiceScope(
                PERMISSION, "services.scope", new ServiceScope.Door("/api/temperatures/*", HttpMethod.PUT));
    }

    /** Keeps what was measured, and by whom. */
    @Service
    @RolesAllowed(PERMISSION)
    static class Thermometers {

        private final CurrentProgram program;
        private final List<String> measured = new ArrayList<>();

        Thermometers(CurrentProgram program) {
            this.program = program;
        }

        public void measure(String room, String degrees) {
            if (room.equals("ATTIC")) {
                throw new Refusal("refusal.service.gone");
            }
            measured.add(program.actor() + " " + room + " " + degrees);
        }

        public List<String> measured() {
            return List.copyOf(measured);
        }
    }

    @ApiController
    static class Controller {

        private final Thermometers thermometers;

        Controller(Thermometers thermometers) {
            this.thermometers = thermometers;
        }

        @PutMapping("/api/temperatures/{room}")
        ResponseEntity<Void> put(@PathVariable String room, HttpServletRequest request) throws IOException {
            var body = ApiBody.read(request, 100, Set.of("degrees"));
            var degrees = body.text("degrees", Controller::degrees);
            if (degrees == null || !body.isRight()) {
                throw body.refusal();
            }
            thermometers.measure(room, degrees);
            return ResponseEntity.noContent().build();
        }

        private static @Nullable String degrees(@Nullable String text) {
            if (text == null || !text.matches("\\d{1,2}")) {
                throw new InvalidInput("degrees", "refusal.feed.fields");
            }
            return text;
        }
    }
}
