package org.jiezhen.lab;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Labels: the next print of one, and which tube a code that was read is of. */
@Component
class Labels {

    private final Numbers numbers;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    Labels(Numbers numbers, Transitions transitions, JdbcClient jdbc) {
        this.numbers = numbers;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /** Prints the next label of a specimen; the one before is good no longer. */
    void print(Specimen specimen, Set<Identifier> knownBy, Instant now, long entry) {
        var number = jdbc.sql("SELECT count(*) FROM lab_label WHERE specimen_id = ?")
                        .param(specimen.id().value())
                        .query(Integer.class)
                        .single()
                + 1;
        var code = new LabelCode(numbers.format().prefix(), specimen.accession(), number).text();
        var values = new HashMap<String, @Nullable Object>();
        values.put("number", number);
        values.put("code", code);
        values.put("known_by", knownBy.stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
        var id = specimen.id().value();
        if (transitions.next(Specimen.LABEL, id, null, values, now, entry) == Transitions.Outcome.NOT_OPEN) {
            transitions.begin(Specimen.LABEL, id, values, now, entry);
        }
    }

    /** The code of the label that is good, if one was printed. */
    Optional<String> code(SpecimenId specimen) {
        return jdbc.sql("SELECT code FROM lab_label WHERE specimen_id = ? AND ended IS NULL AND voided IS NULL")
                .param(specimen.value())
                .query(String.class)
                .optional();
    }

    private record Found(
            SpecimenId specimen,
            String accession,
            @Nullable Instant ended,
            @Nullable String by,
            Ticket ticket) {}

    /**
     * Which tube a code is of, as it was read or typed.
     *
     * @throws Refusal that says what is wrong with it: it is no code, of another house, misread, void
     */
    SpecimenId read(String typed) {
        return found(typed).specimen;
    }

    private Found found(String typed) {
        var code = LabelCode.parse(typed).orElseThrow(() -> new Refusal("refusal.scan.unreadable"));
        // What was printed before the house had other letters stays good.
        var ours = code.house().equals(numbers.format().prefix());
        if (!LabelCode.isWhole(typed)) {
            throw ours ? new Refusal("refusal.scan.misread") : new Refusal("refusal.scan.otherHouse", code.house());
        }
        var found = jdbc.sql("""
                        SELECT l.specimen_id, p.accession, l.ended, n.name, v.arrival_day, v.ticket_number
                        FROM lab_label l
                        JOIN lab_specimen p ON p.id = l.specimen_id
                        JOIN visit v ON v.id = p.visit_id
                        LEFT JOIN journal_told j ON j.id = l.ended_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE l.code = ?""")
                .param(code.text())
                .query((rs, row) -> {
                    var ended = rs.getObject(3, OffsetDateTime.class);
                    return new Found(
                            new SpecimenId(rs.getObject(1, UUID.class)),
                            rs.getString(2),
                            ended == null ? null : ended.toInstant(),
                            rs.getString(4),
                            new Ticket(rs.getObject(5, LocalDate.class), rs.getInt(6)));
                })
                .optional()
                .orElseThrow(() -> ours
                        ? new Refusal("refusal.scan.unknown", Specimen.label(code.accession()))
                        : new Refusal("refusal.scan.otherHouse", code.house()));
        if (found.ended != null) {
            throw new Refusal(
                    "refusal.scan.void",
                    Specimen.label(found.accession),
                    found.ended,
                    found.by == null ? "" : found.by);
        }
        return found;
    }

    /**
     * That a code is of this very tube.
     *
     * @throws Refusal that says of which other it is; and that another guest of nearly the same name is here, if it is hers
     */
    void require(Specimen specimen, String typed) {
        var found = found(typed);
        if (!found.specimen.equals(specimen.id())) {
            throw new Refusal(
                    isNamesakes(specimen, found.specimen) ? "refusal.scan.namesake" : "refusal.scan.other",
                    Specimen.label(found.accession),
                    found.ticket.text(),
                    specimen.label(),
                    ticket(specimen).text());
        }
    }

    private boolean isNamesakes(Specimen one, SpecimenId other) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM lab_namesake n JOIN lab_specimen p ON p.visit_id = n.other_id
                                       WHERE n.visit_id = ? AND p.id = ?)""")
                .params(one.visit().value(), other.value())
                .query(Boolean.class)
                .single();
    }

    Ticket ticket(Specimen specimen) {
        return jdbc.sql("SELECT arrival_day, ticket_number FROM visit WHERE id = ?")
                .param(specimen.visit().value())
                .query((rs, row) -> new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)))
                .single();
    }
}
