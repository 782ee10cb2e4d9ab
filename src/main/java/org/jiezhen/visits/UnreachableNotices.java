package org.jiezhen.visits;

import java.util.Map;
import java.util.Set;
import org.jiezhen.notices.NoticeKind;
import org.jiezhen.shared.Permission;
import org.springframework.stereotype.Component;

/** Whoever is with a guest has not been reachable for longer than the house allows: the manager is told. */
@Component
class UnreachableNotices implements NoticeKind {

    @Override
    public String code() {
        return "UNREACHABLE";
    }

    @Override
    public String view() {
        return "notice_unreachable";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("visit", "account", "place");
    }

    @Override
    public Map<String, String> found() {
        return Map.of("visit", "about");
    }

    @Override
    public Set<String> permissions() {
        return Set.of(Permission.VISITS_OVERSEE);
    }

    @Override
    public boolean urgent() {
        return true;
    }

    /** The same: it is never for one alone. */
    @Override
    public String toOne() {
        return toAll();
    }

    @Override
    public String toAll() {
        return "visits.notice.unreachable";
    }
}
