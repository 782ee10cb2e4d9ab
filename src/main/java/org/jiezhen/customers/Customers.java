package org.jiezhen.customers;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jiezhen.shared.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers of the house, for whoever may see them. */
@Service
@RolesAllowed(Permission.CUSTOMERS_SEE)
@Transactional(readOnly = true)
public class Customers {

    private final CustomerSearch search;

    Customers(CustomerSearch search) {
        this.search = search;
    }

    /**
     * Finds customers while somebody types.
     *
     * @see CustomerSearch#find
     */
    public List<Hit> find(String typed, int limit) {
        return search.find(typed, limit);
    }
}
