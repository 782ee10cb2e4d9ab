package org.jiezhen.services;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The scopes that the modules contribute. A token of any other opens nothing. */
@Component
class ServiceScopes {

    private final List<ServiceScope> all;

    /** @throws IllegalArgumentException when two modules mean different things by one permission */
    ServiceScopes(List<ServiceScope> all) {
        this.all = all;
        var seen = new HashSet<String>();
        all.forEach(scope -> {
            if (!seen.add(scope.permission())) {
                throw new IllegalArgumentException("two scopes permit " + scope.permission());
            }
        });
    }

    List<ServiceScope> all() {
        return all;
    }

    Optional<ServiceScope> find(String permission) {
        return all.stream()
                .filter(scope -> scope.permission().equals(permission))
                .findFirst();
    }
}
