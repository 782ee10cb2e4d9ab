package org.jiezhen.shell;

import java.util.List;
import org.springframework.core.Ordered;

/** What a module lets be found from any page: a bean, whose findings stand under a heading of their own, in order. */
public interface Findings extends Ordered {

    /** The key of the heading. */
    String heading();

    /**
     * What somebody who typed this may mean, for whoever is signed in: what the person's own pages show, and no more.
     *
     * @param typed as it was typed; empty while nothing is: then what lies at hand
     */
    List<Finding> find(String typed, int most);
}
