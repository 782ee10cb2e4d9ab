package org.jiezhen.quotes;

import java.util.Map;
import java.util.Set;
import org.jiezhen.notices.NoticeKind;
import org.springframework.stereotype.Component;

/** What was answered to whoever wants to let something go: until the guest accepts it, or another version is written. */
@Component
class AnsweredNotices implements NoticeKind {

    @Override
    public String code() {
        return "QUOTE_ANSWERED";
    }

    @Override
    public String view() {
        return "notice_quote_answered";
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
        return "quotes.notice.answered";
    }

    @Override
    public String toAll() {
        return "quotes.notice.answered";
    }
}
