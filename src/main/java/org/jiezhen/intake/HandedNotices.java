package org.jiezhen.intake;

import java.util.Map;
import java.util.Set;
import org.jiezhen.notices.NoticeKind;
import org.springframework.stereotype.Component;

/** A colleague has handed a form over: it waits for the one who goes on with it, until that one has opened it. */
@Component
class HandedNotices implements NoticeKind {

    @Override
    public String code() {
        return "INTAKE_HANDED";
    }

    @Override
    public String view() {
        return "notice_intake_handed";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("intake", "visit", "account");
    }

    @Override
    public Map<String, String> found() {
        return Map.of("intake", "about", "visit", "about");
    }

    @Override
    public Set<String> permissions() {
        return Set.of();
    }

    @Override
    public String toOne() {
        return "intake.notice.handed";
    }

    @Override
    public String toAll() {
        return "intake.notice.handed";
    }
}
