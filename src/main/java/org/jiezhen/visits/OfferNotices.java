package org.jiezhen.visits;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiezhen.live.Pressed;
import org.jiezhen.notices.NoticeKind;
import org.jiezhen.shared.Permission;
import org.springframework.stereotype.Component;

/** A guest is offered to somebody, or to the desk: answered from any page. */
@Component
class OfferNotices implements NoticeKind {

    private final Custody custody;

    OfferNotices(Custody custody) {
        this.custody = custody;
    }

    @Override
    public String code() {
        return "OFFER";
    }

    @Override
    public String view() {
        return "notice_offer";
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
        return Set.of(Permission.VISITS_DESK);
    }

    @Override
    public String toOne() {
        return "visits.notice.offer.me";
    }

    @Override
    public String toAll() {
        return "visits.notice.offer.desk";
    }

    @Override
    public List<Act> acts() {
        return List.of(
                new Act(
                        "ACCEPT",
                        "visits.action.ACCEPT",
                        "visits.done.accepted",
                        (key, about) -> custody.accept(key, visit(about))),
                new Act(
                        "DECLINE",
                        "visits.action.DECLINE",
                        "visits.done.declined",
                        (key, about) -> custody.decline(key, visit(about))));
    }

    private static VisitId visit(String about) {
        return Pressed.id(about, VisitId::new);
    }
}
