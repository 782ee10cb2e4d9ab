package org.jiezhen.documents;

import java.util.Map;
import java.util.Set;
import org.jiezhen.notices.NoticeKind;
import org.springframework.stereotype.Component;

/** What a guest signed before one is void, because of something that another has changed: it waits until it is filled anew. */
@Component
class VoidNotices implements NoticeKind {

    @Override
    public String code() {
        return "DOCUMENT_VOID";
    }

    @Override
    public String view() {
        return "notice_document_void";
    }

    @Override
    public Set<String> subjects() {
        return Set.of(DocumentKind.NAME, "visit", "account");
    }

    @Override
    public Map<String, String> found() {
        return Map.of(DocumentKind.NAME, "about");
    }

    @Override
    public Set<String> permissions() {
        return Set.of();
    }

    @Override
    public String toOne() {
        return "documents.notice.void";
    }

    @Override
    public String toAll() {
        return "documents.notice.void";
    }
}
