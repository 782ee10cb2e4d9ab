package org.jiezhen.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Shows each request to every {@link Door}. */
class DoorFilter extends OncePerRequestFilter {

    private final List<Door> doors;

    DoorFilter(List<Door> doors) {
        this.doors = doors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (var door : doors) {
            if (!door.pass(request, response)) {
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
