package org.jiezhen.quotes;

import java.util.Map;
import java.util.Set;
import org.jiezhen.notices.NoticeKind;
import org.springframework.stereotype.Component;

/** That a discount waits for approval: for each person who may give it, until it is answered or the version is replaced. */
@Component
class AskedNotices implements NoticeKind {

    @Override
    public String code() {
        return "QUOTE_ASKED";
    }

    @Override
    public String view() {
        return "notice_quote_asked";
    }

    @Override
    public Set<String> subjects() {
        return Set.of(QuoteKind.NAME, "visit", "account");
    }

    @Override
    public Map<String, String> found() {
        return Map.of(QuoteKind.NAME, "visit_id", "visit", "visit_id");
    }

    @Override
    public Set<String> permissions() {
        return Set.of();
    }

    @Override
    public String toOne() {
        return "quotes.notice.asked";
    }

    @Override
    public String toAll() {
        return "quotes.notice.asked";
    }
}
