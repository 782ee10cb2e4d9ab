package org.jiezhen.documents;

import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.customers.IdentityDocument;
import org.jiezhen.documents.DocumentsBoard.DocumentFact;
import org.jiezhen.house.House;
import org.jiezhen.live.Audience;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.LentScreens;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a guest is asked to sign, at the desk: filled from the text that is in force, put before the guest, signed by whoever has
 * to sign for the house, withdrawn. Only for whom the guest concerns.
 */
@Service
@Transactional
public class Documents {

    private static final String MINUTES = "DOCUMENT_SCREEN_MINUTES";
    private static final String SESSION = "SIGN_IN";
    private static final int LONGEST_REASON = 200;

    private final Commands commands;
    private final DocumentKind kind;
    private final Texts texts;
    private final Writing writing;
    private final Archive archive;
    private final Screens screens;
    private final LentScreens lent;
    private final GuestScreen page;
    private final VisitRecords visits;
    private final Transitions transitions;
    private final House house;
    private final CurrentStaff staff;
    private final Verifier verifier;
    private final DocumentRows rows;
    private final JdbcClient jdbc;

    Documents(
            Commands commands,
            DocumentKind kind,
            Texts texts,
            Writing writing,
            Archive archive,
            Screens screens,
            LentScreens lent,
            GuestScreen page,
            VisitRecords visits,
            Transitions transitions,
            House house,
            CurrentStaff staff,
            Verifier verifier,
            DocumentRows rows,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.texts = texts;
        this.writing = writing;
        this.archive = archive;
        this.screens = screens;
        this.lent = lent;
        this.page = page;
        this.visits = visits;
        this.transitions = transitions;
        this.house = house;
        this.staff = staff;
        this.verifier = verifier;
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /**
     * The documents of a visit.
     *
     * @param open whether its guest is here
     * @param audience as what this person is shown them
     */
    public record Opened(VisitId visit, Ticket ticket, boolean open, Audience<DocumentFact> audience) {}

    /**
     * What there is to be filled.
     *
     * @param asked what whoever fills it says, by language: the texts may leave different things open
     * @param mayFill whether this person may
     */
    public record Blank(TextKind kind, int version, Map<Locale, Set<Placeholder>> asked, boolean mayFill) {}

    /** A guardian, as typed. */
    public record Guardian(
            String name, @Nullable Relation relation, IdentityDocument.@Nullable Kind paper, String paperNo) {}

    /**
     * What can be done before a document is shown.
     *
     * @param minor whether a guardian has to sign in the guest's place
     * @param known by what the guest can be known
     */
    public record BeforeShowing(String guest, boolean minor, Set<KnownBy> known) {}

    /**
     * A signature, as it is shown.
     *
     * @param checked by which two things it was made sure who signed; empty of one of the house
     */
    public record Signed(
            Signer signer,
            String name,
            Instant at,
            @Nullable Relation relation,
            Set<KnownBy> checked,
            String takenBy,
            boolean doctor,
            Strokes strokes,
            boolean altered) {}

    /**
     * A document, as it is read.
     *
     * @param sha256 over the document with all its signatures
     * @param altered what is not as it was signed, in words; empty when all is
     * @param may what this person can do with it as it stands
     * @param shownBy on whose screen it is before the guest; null when it is on none
     */
    public record Look(
            DocumentId id,
            String label,
            Ticket ticket,
            TextKind kind,
            int version,
            Locale language,
            String body,
            DocumentState state,
            Instant since,
            @Nullable Localized why,
            @Nullable String reason,
            List<Signed> signatures,
            String sha256,
            List<Localized> altered,
            Set<May> may,
            @Nullable String shownBy) {}

    /** What can be done with a document. */
    public enum May {
        SHOW,
        TAKE_BACK,
        COUNTERSIGN,
        ASK_WITNESS,
        WITNESS,
        WITHDRAW
    }

    // ---- what is so

    /** Opens the documents of a ticket. Empty also when there is one that this person may not see, so that nobody learns of it. */
    @RolesAllowed(DocumentPermission.READ)
    @Transactional(readOnly = true)
    public Optional<Opened> open(Ticket ticket) {
        return jdbc.sql("""
                        SELECT id, status = 'IN_PROGRESS' FROM visit
                        WHERE arrival_day = ? AND ticket_number = ? AND source <> 'BUSINESS'""")
                .params(ticket.day(), ticket.number())
                .query((rs, row) -> Map.entry(new VisitId(rs.getObject(1, UUID.class)), rs.getBoolean(2)))
                .optional()
                .filter(found -> concerns(found.getKey()))
                .map(found -> new Opened(
                        found.getKey(),
                        ticket,
                        found.getValue(),
                        staff.may(DocumentPermission.READ_ALL)
                                ? DocumentsBoard.everybodys(found.getKey())
                                : DocumentsBoard.concerning(found.getKey(), staff.id())));
    }

    /** What there is in a visit, kind by kind; empty of a guest who is none of this person's business. */
    @RolesAllowed(DocumentPermission.READ)
    @Transactional(readOnly = true)
    public List<DocumentFact> of(VisitId visit) {
        return concerns(visit) ? rows.of(Set.of(visit.value())) : List.of();
    }

    /** What there is to be filled of a kind. */
    @RolesAllowed(DocumentPermission.READ)
    @Transactional(readOnly = true)
    public Blank blank(String code) {
        var which = texts.kind(code);
        var text = writing.inForce(which);
        return new Blank(
                which,
                text.version(),
                Map.of(
                        Locale.SIMPLIFIED_CHINESE, asked(text.text().zh()),
                        Locale.ENGLISH, asked(text.text().en())),
                mayFill(which));
    }

    private static Set<Placeholder> asked(String text) {
        var asked = EnumSet.noneOf(Placeholder.class);
        asked.addAll(Placeholder.in(text));
        asked.retainAll(Placeholder.SAID);
        return asked;
    }

    /** A document, with whatever was altered since it was signed. The look is journalled. */
    @RolesAllowed(DocumentPermission.READ)
    public Look look(DocumentId id) {
        var look = seen(id);
        commands.run(kind, kind.find(id), DocumentAct.LOOK.plain(), _ -> {});
        return look;
    }

    /** The same for whoever writes down what is done with it. */
    @RolesAllowed(DocumentPermission.READ)
    Look seen(DocumentId id) {
        var document = kind.find(id);
        requireConcerns(document.visit());
        var written = archive.written(id);
        var which = texts.kind(written.kind());
        var standing = archive.standing(id);
        var signatures = archive.signatures(id);
        var verdict = verifier.verify(written, signatures);
        var screen = screens.of(id);
        return new Look(
                id,
                Written.label(written.number()),
                document.ticket(),
                which,
                written.version(),
                Locale.forLanguageTag(written.language().equals("zh") ? "zh-CN" : "en"),
                written.body(),
                standing.state(),
                standing.since(),
                Shown.why(standing),
                standing.reason(),
                signatures.stream()
                        .map(one -> Shown.signed(one, name(one.takenBy()), verdict))
                        .toList(),
                verdict.sha256(),
                verdict.altered().stream().map(Shown::altered).toList(),
                may(which, standing, screen.isPresent()),
                screen.map(Screens.Screen::byName).orElse(null));
    }

    private String name(StaffId who) {
        return jdbc.sql("SELECT name FROM staff_named WHERE actor = ?")
                .param(who.toString())
                .query(String.class)
                .optional()
                .orElse("—");
    }

    private Set<May> may(TextKind which, Archive.Standing standing, boolean shown) {
        var may = EnumSet.noneOf(May.class);
        var draft = standing.state() == DocumentState.DRAFT;
        var signs = staff.may(DocumentPermission.SIGN);
        if (signs && shown) {
            may.add(May.TAKE_BACK);
        } else if (signs && draft && standing.party() == null) {
            may.add(May.SHOW);
        }
        if (draft && standing.party() != null) {
            if (standing.staff() == null && which.beside() != TextKind.Beside.NONE && mayCountersign(which)) {
                may.add(May.COUNTERSIGN);
            }
            if (signs && which.witness() && standing.witness() == null) {
                may.add(May.ASK_WITNESS);
                if (!staff.id().equals(standing.takenBy()) && !staff.id().equals(standing.staff())) {
                    may.add(May.WITNESS);
                }
            }
        }
        if (signs
                && standing.party() != null
                && standing.state() != DocumentState.INACTIVE
                && standing.state() != DocumentState.VOID) {
            may.add(May.WITHDRAW);
        }
        return may;
    }

    private boolean mayFill(TextKind which) {
        return staff.may(DocumentPermission.SIGN)
                && (which.beside() == TextKind.Beside.NONE || staff.may(DocumentPermission.CONTRACT));
    }

    private boolean mayCountersign(TextKind which) {
        return staff.may(
                which.beside() == TextKind.Beside.DOCTOR ? DocumentPermission.MEDICAL : DocumentPermission.CONTRACT);
    }

    /** Whom the documents of a guest concern: whoever the guest does, who has to do with one of them, who answers for the day. */
    private boolean concerns(VisitId visit) {
        return staff.may(DocumentPermission.READ_ALL)
                || visits.concerns(visit, staff.id())
                || jdbc.sql("SELECT EXISTS (SELECT FROM document_concerns WHERE visit_id = ? AND staff_id = ?)")
                        .params(visit.value(), staff.id().value())
                        .query(Boolean.class)
                        .single();
    }

    /** @throws Refusal as if there were none */
    void requireConcerns(VisitId visit) {
        if (!concerns(visit)) {
            throw new Refusal("refusal.documents.none");
        }
    }

    // ---- what is done

    /**
     * Fills a document of a guest who is here.
     *
     * @param language in which the guest reads
     * @param said of each placeholder that the house does not know
     * @throws InvalidInput at the placeholder of which nothing was said
     */
    @RolesAllowed(DocumentPermission.SIGN)
    public Done<DocumentId> fill(UUID key, VisitId visit, String code, Locale language, Map<Placeholder, String> said) {
        return commands.once(kind, key, DocumentAct.FILL, () -> {
            visits.hold(visit);
            requireConcerns(visit);
            if (!mayFill(texts.kind(code))) {
                throw new Refusal("refusal.documents.fill", texts.kind(code).name());
            }
            return writing.fill(visit, code, language, said, null);
        });
    }

    /** Who the guest is, before a document is shown. */
    @RolesAllowed(DocumentPermission.SIGN)
    @Transactional(readOnly = true)
    public BeforeShowing beforeShowing(DocumentId id) {
        var document = kind.find(id);
        requireConcerns(document.visit());
        var person = known(document.visit());
        return new BeforeShowing(name(person), minor(person), knownBy(person));
    }

    private Writing.Person known(VisitId visit) {
        return writing.person(visit);
    }

    private static String name(Writing.Person person) {
        return Optional.ofNullable(person.name()).orElseThrow(() -> new Refusal("refusal.documents.whose"));
    }

    private boolean minor(Writing.Person person) {
        return person.isMinor(BusinessTime.day(commands.now()))
                .orElseThrow(() -> new Refusal("refusal.documents.born"));
    }

    private static Set<KnownBy> knownBy(Writing.Person person) {
        var known = EnumSet.of(KnownBy.NAME, KnownBy.BIRTH_DATE);
        if (person.phone()) {
            known.add(KnownBy.PHONE);
        }
        if (person.paper()) {
            known.add(KnownBy.ID_DOCUMENT);
        }
        return known;
    }

    /**
     * Puts a document before the guest, on the screen at which this is pressed: it shows nothing else until the password of
     * whoever is signed in opens it again.
     *
     * @param checked by which two things at least it was made sure who the guest is
     * @param guardian who signs in the place of a guest under 18; null of all others
     * @throws Refusal when it is before the guest already, on whose screen and since when; when it was signed
     */
    @RolesAllowed(DocumentPermission.SIGN)
    public Done<DocumentId> show(UUID key, DocumentId id, Set<KnownBy> checked, @Nullable Guardian guardian) {
        return show(key, id, checked, guardian, () -> lent.lend(page));
    }

    /** @param screen lends the screen of a sign-in, and says whose it is */
    Done<DocumentId> show(
            UUID key, DocumentId id, Set<KnownBy> checked, @Nullable Guardian guardian, Supplier<UUID> screen) {
        return commands.once(kind, key, DocumentAct.SHOW, () -> {
            var document = here(id);
            var standing = archive.standing(id);
            requireUnsigned(standing);
            screens.of(id).ifPresent(other -> {
                throw new Refusal(
                        "refusal.documents.shown",
                        Optional.ofNullable(other.byName()).orElse("—"),
                        other.since());
            });
            var person = known(document.visit());
            var values = new HashMap<String, Object>();
            values.putAll(party(person, checked, guardian));
            return commands.run(kind, document, DocumentAct.SHOW.with("signer", values.get("signer")), context -> {
                values.put("shift_id", screen.get());
                values.put("staff_id", staff.id().value());
                values.put("doctor", staff.may(DocumentPermission.MEDICAL));
                values.put("until", Writing.at(context.now().plus(Duration.ofMinutes(house.rule(MINUTES)))));
                if (transitions.begin(Document.SHOWN, id.value(), values, context.now(), context.entry())
                        != Outcome.DONE) {
                    throw new Refusal("refusal.staff.lend");
                }
            });
        });
    }

    /** Who signs of the guest's side, and how that was made sure. */
    private Map<String, @Nullable Object> party(
            Writing.Person person, Set<KnownBy> checked, @Nullable Guardian guardian) {
        var guest = name(person);
        if (checked.size() < 2 || !knownBy(person).containsAll(checked)) {
            throw new InvalidInput("checked", "refusal.documents.checked");
        }
        var by = checked.stream().sorted().map(KnownBy::name).collect(Collectors.joining(" "));
        var values = new HashMap<String, @Nullable Object>();
        values.put("checked", by);
        values.put("relation", null);
        values.put("paper", null);
        values.put("paper_no", null);
        if (!minor(person)) {
            if (guardian != null) {
                throw new Refusal("refusal.documents.adult");
            }
            values.put("signer", Signer.GUEST.name());
            values.put("name", guest);
            return values;
        }
        if (guardian == null) {
            throw new InvalidInput("guardian", "refusal.documents.minor");
        }
        if (guardian.relation == null) {
            throw new InvalidInput("relation", "refusal.documents.relation");
        }
        if (guardian.paper == null) {
            throw new InvalidInput("paper", "refusal.documents.paper");
        }
        var name = PersonName.parse("guardian", guardian.name)
                .orElseThrow(() -> new InvalidInput("guardian", "refusal.documents.minor"));
        values.put("signer", Signer.GUARDIAN.name());
        values.put("name", name.value());
        values.put("relation", guardian.relation.name());
        values.put("paper", guardian.paper.name());
        values.put(
                "paper_no",
                IdentityDocument.parse(guardian.paper, guardian.paperNo).number());
        return values;
    }

    /** A screen is taken back: the document is before the guest no longer. */
    @RolesAllowed(DocumentPermission.SIGN)
    public Done<DocumentId> takeBack(UUID key, DocumentId id) {
        return commands.once(kind, key, DocumentAct.TAKE_BACK, () -> {
            var document = here(id);
            if (screens.of(id).isEmpty()) {
                throw new Refusal("refusal.documents.notShown");
            }
            return commands.run(
                    kind,
                    document,
                    DocumentAct.TAKE_BACK.plain(),
                    context -> screens.over(id, context.now(), context.entry()));
        });
    }

    /**
     * Signs for the house, as who is signed in, once the guest has.
     *
     * @param strokes as the page drew them
     * @param device what the page says of itself
     */
    @RolesAllowed({DocumentPermission.CONTRACT, DocumentPermission.MEDICAL})
    public Done<DocumentId> countersign(UUID key, DocumentId id, String strokes, String device) {
        var drawn = Strokes.parse(strokes);
        return commands.once(kind, key, DocumentAct.SIGN, () -> {
            var document = here(id);
            var standing = archive.standing(id);
            var which = texts.kind(standing.kind());
            requireSigned(standing);
            if (which.beside() == TextKind.Beside.NONE || standing.staff() != null) {
                throw new Refusal("refusal.documents.signed");
            }
            if (!mayCountersign(which)) {
                throw new Refusal("refusal.documents.countersign", which.name());
            }
            if (staff.id().equals(standing.witness())) {
                throw new Refusal("refusal.documents.witnessToo");
            }
            return writing.sign(document, mine(Signer.STAFF, drawn, device));
        });
    }

    /** A colleague is asked to be the witness: it waits for that person on whatever page. */
    @RolesAllowed(DocumentPermission.SIGN)
    public Done<DocumentId> askWitness(UUID key, DocumentId id, StaffId colleague) {
        return commands.once(kind, key, DocumentAct.ASK_WITNESS, () -> {
            var document = here(id);
            var standing = archive.standing(id);
            if (!texts.kind(standing.kind()).witness() || standing.witness() != null) {
                throw new Refusal("refusal.documents.noWitness");
            }
            requireNotOver(standing);
            if (colleague.equals(staff.id())
                    || colleague.equals(standing.takenBy())
                    || colleague.equals(standing.staff())
                    || !maySign(colleague)) {
                throw new InvalidInput("colleague", "refusal.documents.colleague");
            }
            return commands.run(kind, document, DocumentAct.ASK_WITNESS.with("to", colleague), context -> jdbc.sql("""
                                    INSERT INTO document_witness (document_id, staff_id, asked_by, asked, begun_by)
                                    VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                    .params(
                            id.value(),
                            colleague.value(),
                            staff.id().value(),
                            Writing.at(context.now()),
                            context.entry())
                    .update());
        });
    }

    private boolean maySign(StaffId colleague) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM account a JOIN account_role r ON r.account_id = a.id
                                       JOIN role_permission p USING (role_code)
                                       WHERE a.id = ? AND a.enabled AND p.permission = ?)""")
                .params(colleague.value(), DocumentPermission.SIGN)
                .query(Boolean.class)
                .single();
    }

    /** Signs as the witness, as who is signed in: somebody else than before whom the guest signed, and who signs for the house. */
    @RolesAllowed(DocumentPermission.SIGN)
    public Done<DocumentId> witness(UUID key, DocumentId id, String strokes, String device) {
        var drawn = Strokes.parse(strokes);
        return commands.once(kind, key, DocumentAct.SIGN, () -> {
            var document = here(id);
            var standing = archive.standing(id);
            requireSigned(standing);
            if (!texts.kind(standing.kind()).witness() || standing.witness() != null) {
                throw new Refusal("refusal.documents.noWitness");
            }
            if (staff.id().equals(standing.takenBy()) || staff.id().equals(standing.staff())) {
                throw new Refusal("refusal.documents.witnessToo");
            }
            return writing.sign(document, mine(Signer.WITNESS, drawn, device));
        });
    }

    private Signature mine(Signer as, Strokes strokes, String device) {
        return new Signature(
                as,
                staff.displayName(),
                staff.id(),
                null,
                null,
                null,
                SESSION,
                staff.id(),
                staff.may(DocumentPermission.MEDICAL),
                strokes,
                device,
                commands.now(),
                0);
    }

    /**
     * The guest, or the guardian, does not want it any more. It stays legible; others stay as they are.
     *
     * @param reason in words
     */
    @RolesAllowed(DocumentPermission.SIGN)
    public Done<DocumentId> withdraw(UUID key, DocumentId id, String reason) {
        var why = PlainText.parse("reason", reason, LONGEST_REASON, "refusal.documents")
                .orElseThrow(() -> new InvalidInput("reason", "refusal.documents.reason"));
        return commands.once(kind, key, DocumentAct.WITHDRAW, () -> {
            var document = kind.locked(id);
            requireConcerns(document.visit());
            var standing = archive.standing(id);
            requireNotOver(standing);
            var party = standing.party();
            if (party == null) {
                throw new Refusal("refusal.documents.notSigned");
            }
            return commands.run(
                    kind,
                    document,
                    DocumentAct.WITHDRAW.with("kind", standing.kind()),
                    context ->
                            writing.withdrawn(document, party, why, context.now(), context.staff(), context.entry()));
        });
    }

    // ---- under the locks

    /** A document of a guest who is here and concerns this person: its visit locked, then itself. */
    private Document here(DocumentId id) {
        var visit = kind.find(id).visit();
        visits.hold(visit);
        requireConcerns(visit);
        return kind.locked(id);
    }

    private static void requireUnsigned(Archive.Standing standing) {
        requireNotOver(standing);
        if (standing.party() != null) {
            throw new Refusal("refusal.documents.signed");
        }
    }

    private static void requireSigned(Archive.Standing standing) {
        requireNotOver(standing);
        if (standing.party() == null) {
            throw new Refusal("refusal.documents.guestFirst");
        }
        if (standing.state() == DocumentState.ACKNOWLEDGED) {
            throw new Refusal("refusal.documents.acknowledged");
        }
    }

    private static void requireNotOver(Archive.Standing standing) {
        if (standing.state() == DocumentState.INACTIVE || standing.state() == DocumentState.VOID) {
            throw new Refusal("refusal.documents.over", Shown.state(standing.state()), standing.since());
        }
    }
}
