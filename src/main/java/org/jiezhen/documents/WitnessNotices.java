package org.jiezhen.documents;

import java.util.Map;
import java.util.Set;
import org.jiezhen.notices.NoticeKind;
import org.springframework.stereotype.Component;

/** A colleague asks one to be the witness of a signature: it waits until somebody has been. */
@Component
class WitnessNotices implements NoticeKind {

    @Override
    public String code() {
        return "DOCUMENT_WITNESS";
    }

    @Override
    public String view() {
        return "notice_document_witness";
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
        return "documents.notice.witness";
    }

    @Override
    public String toAll() {
        return "documents.notice.witness";
    }
}
