package org.jiezhen.services;

import java.util.List;
import org.springframework.http.HttpMethod;

/**
 * One thing that another program may be permitted; a token permits just one. A module that has doors for programs
 * contributes its scope as a bean.
 *
 * @param permission what the services behind the doors ask for; it is the program's only authority, and no person's
 * @param words the key of the words that tell an administrator what is permitted
 * @param doors the requests that it opens; below {@code /api}, what no scope opens is closed
 */
public record ServiceScope(String permission, String words, List<Door> doors) {

    /** Requests of these methods to addresses of this pattern, such as {@code /api/bookings/*}. */
    public record Door(String path, List<HttpMethod> methods) {

        public Door {
            methods = List.copyOf(methods);
            if (!path.startsWith("/api/") || path.startsWith(ApiSecurity.DESCRIPTION)) {
                throw new IllegalArgumentException("the doors of other programs are below /api: " + path);
            }
            if (methods.isEmpty()) {
                throw new IllegalArgumentException("no method opens " + path);
            }
        }

        public Door(String path, HttpMethod... methods) {
            this(path, List.of(methods));
        }
    }

    public ServiceScope {
        doors = List.copyOf(doors);
    }

    public ServiceScope(String permission, String words, Door... doors) {
        this(permission, words, List.of(doors));
    }
}
