package org.jiezhen.documents;

import static java.util.UUID.randomUUID;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Now and then a consultant has the guest sign that photographs may be taken for the treatment, and some agree to publicity too, or
 * hand the screen back. It is a screen of the played day alone: no sign-in is locked for it.
 */
@Component
class SignsDocuments implements Habit {

    private static final int TREATMENT_ONCE_IN = 2;
    private static final int PUBLICITY_ONCE_IN = 3;
    private static final int HANDS_BACK_ONCE_IN = 4;
    private static final Duration TALKS = Duration.ofMinutes(3);
    private static final Duration READS = Duration.ofSeconds(50);
    private static final List<String> LINES = List.of(
            "600x220;70,60 78,92 74,130 66,158;52,84 96,78 130,74;150,66 146,96 132,128;150,96 170,120 186,146;"
                    + "230,70 222,100 238,128 262,140 288,120;250,60 256,96 254,150",
            "600x220;60,90 92,84 128,80;96,56 92,100 84,150 62,172;96,104 122,132 150,158;200,70 240,66 236,110 198,116;"
                    + "214,90 218,140 212,168;260,80 300,140 340,90 352,150",
            "600x220;80,100 104,70 120,110 142,80 160,128 190,92 232,120;250,70 246,110 240,150;226,112 276,104");

    /** Guests who talk with their consultants now. */
    private record Seen(List<Guest> guests) {}

    /** One of them: what was filled last and nobody has signed, and since when it is on a screen. */
    private record Guest(
            VisitId visit,
            int ticket,
            StaffId with,
            Instant since,
            Set<String> had,
            @Nullable DocumentId open,
            @Nullable Instant shown,
            @Nullable DocumentId owed,
            boolean known) {}

    private final Documents documents;
    private final Writing writing;
    private final Screens screens;
    private final DocumentKind kind;
    private final Commands commands;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SignsDocuments(
            Documents documents,
            Writing writing,
            Screens screens,
            DocumentKind kind,
            Commands commands,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.documents = documents;
        this.writing = writing;
        this.screens = screens;
        this.kind = kind;
        this.commands = commands;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public Set<String> roles() {
        return Set.of("CONSULTANT");
    }

    @Override
    public Urgency urgency() {
        return Urgency.IN_HAND;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return round.seen(Seen.class, this::look).guests.stream()
                .filter(guest -> guest.with.equals(me.id()) && guest.known && !round.isTouched(guest.visit))
                .flatMap(guest -> act(guest, round).stream())
                .findFirst();
    }

    private Optional<Act> act(Guest guest, Round round) {
        var owed = guest.owed;
        if (owed != null) {
            var line = round.day().dice().any(LINES, "for the house", guest.ticket);
            return Optional.of(new Act(guest.visit, () -> documents.countersign(randomUUID(), owed, line, "demo")));
        }
        var open = guest.open;
        if (open != null) {
            if (guest.shown == null) {
                return Optional.of(new Act(guest.visit, () -> shows(guest, open)));
            }
            return round.isOver(guest.shown, READS)
                    ? Optional.of(new Act(guest.visit, () -> answers(guest, open, round)))
                    : Optional.empty();
        }
        if (!round.isOver(guest.since, TALKS)) {
            return Optional.empty();
        }
        var dice = round.day().dice();
        if (!guest.had.contains(TextKind.PHOTO_TREATMENT)) {
            return dice.onceIn(TREATMENT_ONCE_IN, "photo", guest.ticket)
                    ? Optional.of(fills(guest, TextKind.PHOTO_TREATMENT))
                    : Optional.empty();
        }
        return !guest.had.contains(TextKind.PHOTO_PUBLICITY)
                        && dice.onceIn(PUBLICITY_ONCE_IN, "publicity", guest.ticket)
                ? Optional.of(fills(guest, TextKind.PHOTO_PUBLICITY))
                : Optional.empty();
    }

    private Act fills(Guest guest, String code) {
        return new Act(
                guest.visit,
                () -> documents.fill(randomUUID(), guest.visit, code, Locale.SIMPLIFIED_CHINESE, Map.of()));
    }

    private void shows(Guest guest, DocumentId open) {
        documents.show(randomUUID(), open, EnumSet.of(KnownBy.NAME, KnownBy.BIRTH_DATE), null, () -> screen(guest));
    }

    private static UUID screen(Guest guest) {
        return UUID.nameUUIDFromBytes(("played screen " + guest.visit).getBytes(StandardCharsets.UTF_8));
    }

    /** Signs, or hands it back: what is free is not always agreed to. */
    private void answers(Guest guest, DocumentId open, Round round) {
        var dice = round.day().dice();
        var handsBack = guest.had.contains(TextKind.PHOTO_PUBLICITY)
                && dice.onceIn(HANDS_BACK_ONCE_IN, "hands back", guest.ticket);
        transaction.executeWithoutResult(_ -> screens.of(open).ifPresent(screen -> {
            var document = kind.locked(open);
            if (handsBack) {
                commands.run(
                        kind,
                        document,
                        DocumentAct.HAND_BACK.plain(),
                        context -> screens.over(open, context.now(), context.entry()));
                return;
            }
            var done = writing.sign(
                    document,
                    new Signature(
                            screen.signer(),
                            screen.name(),
                            null,
                            null,
                            null,
                            null,
                            screen.checked(),
                            screen.by(),
                            screen.doctor(),
                            Strokes.parse(dice.any(LINES, "line", guest.ticket)),
                            "demo",
                            commands.now(),
                            0));
            screens.over(open, commands.now(), done.entry());
        }));
    }

    private Seen look() {
        return new Seen(jdbc.sql("""
                        SELECT r.visit_id, n.ticket_number, c.staff_id, r.started,
                               ARRAY(SELECT d.kind FROM document d WHERE d.visit_id = r.visit_id),
                               o.document_id, s.started,
                               p.name IS NOT NULL AND b.birth_date <= :grown AS known, w.document_id
                        FROM visit_reason_now r
                        JOIN LATERAL (SELECT * FROM visit_custody_now WHERE visit_id = r.visit_id AND staff_id IS NOT NULL
                                      LIMIT 1) AS c ON true
                        JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = r.visit_id LIMIT 1) AS n ON true
                        JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = r.visit_id LIMIT 1) AS p ON true
                        LEFT JOIN LATERAL (SELECT * FROM customer_born WHERE record_id = p.person_id LIMIT 1) AS b ON true
                        LEFT JOIN LATERAL (SELECT document_id FROM document_now
                                           WHERE visit_id = r.visit_id AND state = 'DRAFT' AND signed IS NULL
                                             AND NOT EXISTS (SELECT FROM document_shown h WHERE h.document_id = document_now.document_id
                                                             AND h.ended IS NOT NULL AND h.voided IS NULL)
                                           -- What is on the screen already comes before what was filled since.
                                           ORDER BY EXISTS (SELECT FROM document_shown h WHERE h.document_id = document_now.document_id
                                                            AND h.ended IS NULL AND h.voided IS NULL) DESC, number DESC
                                           LIMIT 1) AS o ON true
                        LEFT JOIN LATERAL (SELECT document_id FROM document_now
                                           WHERE visit_id = r.visit_id AND kind = 'SERVICE_CONTRACT' AND state = 'DRAFT'
                                             AND signed IS NOT NULL ORDER BY number DESC LIMIT 1) AS w ON true
                        LEFT JOIN document_shown s ON s.document_id = o.document_id AND s.ended IS NULL AND s.voided IS NULL
                        WHERE r.code = 'IN_CONSULTATION' AND n.source <> 'BUSINESS'
                        ORDER BY n.ticket_number""")
                .param("grown", BusinessTime.day(commands.now()).minusYears(18))
                .query((rs, row) -> {
                    var open = rs.getObject(6, UUID.class);
                    var shown = rs.getObject(7, OffsetDateTime.class);
                    var owed = rs.getObject(9, UUID.class);
                    return new Guest(
                            new VisitId(rs.getObject(1, UUID.class)),
                            rs.getInt(2),
                            new StaffId(rs.getObject(3, UUID.class)),
                            rs.getObject(4, OffsetDateTime.class).toInstant(),
                            Set.copyOf(List.of((String[]) rs.getArray(5).getArray())),
                            open == null ? null : new DocumentId(open),
                            shown == null ? null : shown.toInstant(),
                            owed == null ? null : new DocumentId(owed),
                            rs.getBoolean(8));
                })
                .list());
    }
}
