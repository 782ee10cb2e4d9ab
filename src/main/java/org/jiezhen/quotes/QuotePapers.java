package org.jiezhen.quotes;

import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import org.jiezhen.acts.Commands;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.HouseName;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Quotes as they are printed: PDF. That somebody opened one stands in the guest's story. */
@Service
@Transactional
@RolesAllowed(QuotePermission.READ)
public class QuotePapers {

    private final Commands commands;
    private final QuoteKind kind;
    private final QuoteStore store;
    private final HouseName house;
    private final JdbcClient jdbc;

    QuotePapers(Commands commands, QuoteKind kind, QuoteStore store, HouseName house, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.store = store;
        this.house = house;
        this.jdbc = jdbc;
    }

    /**
     * A version as a file.
     *
     * @param name its ticket and number: it names no guest
     */
    public record PaperFile(String name, byte[] bytes) {}

    /** Opens a version as a file, in the language in which the guest reads. */
    public PaperFile open(VisitId visit, int number, Locale language) {
        var quote = kind.read(visit);
        if (!kind.concerns(visit)) {
            throw new Refusal("refusal.visit.unknown");
        }
        var version = store.of(visit).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.quote.none", quote.label()));
        commands.run(kind, quote, QuoteAct.PRINT.with("number", number), _ -> {});
        var guest = jdbc.sql("SELECT name FROM visit_person WHERE visit_id = ? AND name IS NOT NULL")
                .param(visit.value())
                .query(String.class)
                .optional()
                .orElse(null);
        return new PaperFile(
                quote.label() + "-" + number + ".pdf",
                QuotePdf.of(version, quote.ticket(), guest, house.in(language), language));
    }
}
