package org.jiezhen.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares what is kept with what the journal says was filled and signed. The journal is sealed with a key that the database
 * does not know; so what somebody has altered behind the portal is found, and named.
 */
@Component
class Verifier {

    private final Archive archive;
    private final JsonMapper json;
    private final JdbcClient jdbc;

    Verifier(Archive archive, JsonMapper json, JdbcClient jdbc) {
        this.archive = archive;
        this.json = json;
        this.jdbc = jdbc;
    }

    /** What of a document is not as it was. */
    enum Part {
        /** The text that was read. */
        BODY,
        /** What was filled in. */
        VALUES,
        /** What else it says of itself: its kind, version, language, visit, time. */
        FACTS,
        /** The strokes of a signature. */
        STROKES,
        /** What else a signature says: who, when, how it was checked. */
        SIGNATURE,
        /** A signature that was made is not there, or one is there that nobody made. */
        SIGNATURES
    }

    /** Something that was altered. */
    record Altered(Part part, @Nullable Signer signer) {}

    /**
     * A document as it was compared.
     *
     * @param sha256 over the document with all its signatures
     */
    record Verdict(String sha256, List<Altered> altered) {}

    /** Compares one. */
    Verdict verify(Written document, List<Signature> signatures) {
        var altered = new ArrayList<Altered>();
        var entries = entries(document, signatures);
        var filled = entries.getOrDefault(document.entry(), json.createObjectNode());
        var seal = Sealed.document(document);
        var body = !Sealed.value(document.body()).equals(filled.path("body").asString(""));
        var values =
                !Sealed.value(document.filledIn()).equals(filled.path("values").asString(""));
        if (body) {
            altered.add(new Altered(Part.BODY, null));
        }
        if (values) {
            altered.add(new Altered(Part.VALUES, null));
        }
        if (!body && !values && !seal.equals(filled.path("sha256").asString(""))) {
            altered.add(new Altered(Part.FACTS, null));
        }
        // From what the journal says of the document: so each signature is judged by itself.
        var sealedBefore = filled.path("sha256").asString("");
        for (var one : signatures) {
            var entry = entries.get(one.entry());
            if (entry == null
                    || !one.signer().name().equals(entry.path("signer").asString(""))) {
                altered.add(new Altered(Part.SIGNATURES, one.signer()));
                continue;
            }
            if (!Sealed.value(one.strokes().written())
                    .equals(entry.path("strokes").asString(""))) {
                altered.add(new Altered(Part.STROKES, one.signer()));
            } else if (!Sealed.signed(sealedBefore, one)
                    .equals(entry.path("sha256").asString(""))) {
                altered.add(new Altered(Part.SIGNATURE, one.signer()));
            }
            sealedBefore = entry.path("sha256").asString("");
            seal = Sealed.signed(seal, one);
        }
        made(document).filter(made -> made != signatures.size()).ifPresent(_ -> {
            if (altered.stream().noneMatch(one -> one.part == Part.SIGNATURES)) {
                altered.add(new Altered(Part.SIGNATURES, null));
            }
        });
        return new Verdict(seal, List.copyOf(altered));
    }

    /** What the journal says of the filling and of each signature, by entry. */
    private Map<Long, JsonNode> entries(Written document, List<Signature> signatures) {
        var ids = new ArrayList<Long>();
        ids.add(document.entry());
        signatures.forEach(one -> ids.add(one.entry()));
        return jdbc
                .sql("SELECT id, CAST(detail AS text) FROM journal_told WHERE id IN (:ids) AND subject_id = :document")
                .param("ids", ids)
                .param("document", document.id().toString())
                .query((rs, row) -> Map.entry(rs.getLong(1), json.readTree(rs.getString(2))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, HashMap::new));
    }

    /** How many signatures were made, as the journal says. */
    private Optional<Integer> made(Written document) {
        return jdbc.sql("""
                        SELECT count(*) FROM journal_told
                        WHERE story_kind = 'visit' AND story_id = ? AND action = ? AND subject_id = ?""")
                .params(
                        document.visit().toString(),
                        DocumentAct.SIGN.code(),
                        document.id().toString())
                .query(Integer.class)
                .optional();
    }
}
