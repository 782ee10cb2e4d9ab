package org.jiezhen.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerLook.ConsentKind;
import org.jiezhen.customers.CustomerRecords;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.HouseName;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How documents are filled, signed and ended, on whichever screen. Services name the permissions. */
@Component
class Writing {

    private static final int LONGEST_VALUE = 2_000;
    private static final int LONGEST_DEVICE = 300;

    private final Commands commands;
    private final DocumentKind kind;
    private final Texts texts;
    private final Archive archive;
    private final CustomerRecords customers;
    private final HouseName house;
    private final CurrentStaff staff;
    private final JsonMapper json;
    private final JdbcClient jdbc;

    Writing(
            Commands commands,
            DocumentKind kind,
            Texts texts,
            Archive archive,
            CustomerRecords customers,
            HouseName house,
            CurrentStaff staff,
            JsonMapper json,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.texts = texts;
        this.archive = archive;
        this.customers = customers;
        this.house = house;
        this.staff = staff;
        this.json = json;
        this.jdbc = jdbc;
    }

    /** Whose visit it is, as the house knows it. */
    record Person(
            Ticket ticket,
            @Nullable CustomerId customer,
            @Nullable String name,
            @Nullable LocalDate born,
            boolean phone,
            boolean paper) {

        /** Whether a guardian signs in the guest's place on a day; empty while nobody knows how old the guest is. */
        Optional<Boolean> isMinor(LocalDate day) {
            return Optional.ofNullable(born).map(date -> date.plusYears(18).isAfter(day));
        }
    }

    Person person(VisitId visit) {
        return jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number, p.person_id, p.name, b.birth_date, p.phone_tail IS NOT NULL,
                               EXISTS (SELECT FROM customer_papered d WHERE d.person_id = p.person_id)
                        FROM visit v
                        LEFT JOIN visit_person p ON p.visit_id = v.id
                        LEFT JOIN customer_born b ON b.record_id = p.person_id
                        WHERE v.id = ?""")
                .param(visit.value())
                .query((rs, row) -> new Person(
                        new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)),
                        Id.orNull(rs.getObject(3, UUID.class), CustomerId::new),
                        rs.getString(4),
                        rs.getObject(5, LocalDate.class),
                        rs.getBoolean(6),
                        rs.getBoolean(7)))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.visit.unknown"));
    }

    /** The version that is filled today. */
    PublishedText inForce(TextKind which) {
        return texts.inForce(which.code(), BusinessTime.day(commands.now()))
                .orElseThrow(() -> new Refusal("refusal.documents.noText", which.name()));
    }

    /**
     * Fills a document, in the place of those of its kind that nobody has signed. The visit is locked.
     *
     * @param said what the house does not know itself
     * @throws InvalidInput at the placeholder of which nothing was said
     * @throws Refusal when there is no text, or one of the kind is valid
     */
    Done<DocumentId> fill(
            VisitId visit, String code, Locale language, Map<Placeholder, String> said, @Nullable BoundTo bound) {
        var which = texts.kind(code);
        var text = inForce(which);
        var person = person(visit);
        var before = archive.of(visit, code);
        for (var one : before) {
            if (one.state() == DocumentState.ACTIVE && bound == null) {
                throw new Refusal("refusal.documents.valid", which.name(), one.since());
            }
        }
        var template = text.text().in(language);
        var values = values(person, template, language, said);
        var id = DocumentId.random();
        var now = commands.now();
        var filledIn = json.writeValueAsString(coded(values));
        var written = new Written(
                id,
                0,
                visit,
                code,
                text.version(),
                language.getLanguage(),
                Placeholder.fill(template, values),
                filledIn,
                bound,
                now,
                0);
        var deed = DocumentAct.FILL
                .with("kind", code)
                .with("version", text.version())
                .with("language", written.language())
                .with("body", Sealed.value(written.body()))
                .with("values", Sealed.value(filledIn))
                .with("sha256", Sealed.document(written));
        return commands.run(kind, new Document(id, visit, person.ticket), deed, context -> {
            insert(written, context.staff(), context.entry());
            before.stream()
                    .filter(one -> one.state() == DocumentState.DRAFT && one.party() == null)
                    .forEach(one -> replaced(one, now, context.staff(), context.entry()));
        });
    }

    private void replaced(Archive.Standing one, Instant now, UUID by, long entry) {
        kind.locked(one.id());
        if (archive.standing(one.id()).party() != null) {
            throw new Refusal("refusal.documents.signedMeanwhile");
        }
        end(one.id(), DocumentState.VOID, VoidReason.REPLACED.name(), null, now, by, entry);
    }

    private void insert(Written written, UUID by, long entry) {
        var bound = written.boundTo();
        jdbc.sql("""
                        INSERT INTO document (id, visit_id, kind, version, language, body, filled_in, bound_kind, bound_id,
                                              filled, filled_by, begun_by)
                        VALUES (:id, :visit, :kind, :version, :language, :body, :filledIn, :boundKind, :boundId, :filled, :by,
                                :entry)""")
                .param("id", written.id().value())
                .param("visit", written.visit().value())
                .param("kind", written.kind())
                .param("version", written.version())
                .param("language", written.language())
                .param("body", written.body())
                .param("filledIn", written.filledIn())
                .param("boundKind", bound == null ? null : bound.kind())
                .param("boundId", bound == null ? null : bound.id())
                .param("filled", at(written.filled()))
                .param("by", by)
                .param("entry", entry)
                .update();
    }

    /** What stands for each placeholder of a text: what the house knows, and what was said of the others. */
    private Map<Placeholder, String> values(
            Person person, String template, Locale language, Map<Placeholder, String> said) {
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        for (var one : Placeholder.in(template)) {
            values.put(one, value(one, person, language, said));
        }
        return values;
    }

    private String value(Placeholder one, Person person, Locale language, Map<Placeholder, String> said) {
        return switch (one) {
            case HOSPITAL -> house.in(language);
            case GUEST -> Optional.ofNullable(person.name).orElseThrow(() -> new Refusal("refusal.documents.whose"));
            case BIRTH ->
                Optional.ofNullable(person.born)
                        .map(LocalDate::toString)
                        .orElseThrow(() -> new Refusal("refusal.documents.born"));
            case TICKET -> person.ticket.text();
            case DAY -> BusinessTime.day(commands.now()).toString();
            case ITEMS, TOTAL, DOCTOR -> said(one, said.getOrDefault(one, ""));
        };
    }

    private static String said(Placeholder one, String typed) {
        if (typed.length() > LONGEST_VALUE) {
            throw new InvalidInput(one.code(), "refusal.documents.tooLong", LONGEST_VALUE);
        }
        var lines = typed.lines()
                .flatMap(line -> PlainText.parse(one.code(), line, LONGEST_VALUE, "refusal.documents").stream())
                .toList();
        if (lines.isEmpty()) {
            throw new InvalidInput(one.code(), "refusal.documents.value", "{" + one.code() + "}");
        }
        return String.join("\n", lines);
    }

    private static Map<String, String> coded(Map<Placeholder, String> values) {
        var coded = new TreeMap<String, String>();
        values.forEach((one, value) -> coded.put(one.code(), value));
        return coded;
    }

    /**
     * Puts a signature under a document, which is locked and stands so that it can be signed.
     *
     * @param one without its entry
     */
    Done<DocumentId> sign(Document document, Signature one) {
        var written = archive.written(document.id());
        var seal = Sealed.document(written);
        for (var before : archive.signatures(document.id())) {
            seal = Sealed.signed(seal, before);
        }
        var device = one.device().length() > LONGEST_DEVICE ? one.device().substring(0, LONGEST_DEVICE) : one.device();
        var signature = new Signature(
                one.signer(),
                one.name(),
                one.staff(),
                one.relation(),
                one.paper(),
                one.paperNo(),
                one.checked(),
                one.takenBy(),
                one.doctor(),
                one.strokes(),
                device,
                commands.now(),
                0);
        var deed = DocumentAct.SIGN
                .with("kind", written.kind())
                .with("signer", one.signer())
                .with("strokes", Sealed.value(one.strokes().written()))
                .with("sha256", Sealed.signed(seal, signature));
        return commands.run(kind, document, deed, context -> {
            insert(document.id(), signature, context.entry());
            isKnown(document, written.kind(), signature.takenBy());
        });
    }

    private void insert(DocumentId id, Signature one, long entry) {
        jdbc.sql("""
                        INSERT INTO document_signature (document_id, signer, name, staff_id, relation, paper, paper_no, checked,
                                                        taken_by, doctor, strokes, device, signed, begun_by)
                        VALUES (:document, :signer, :name, :staff, :relation, :paper, :paperNo, :checked, :takenBy, :doctor,
                                :strokes, :device, :signed, :entry)""")
                .param("document", id.value())
                .param("signer", one.signer().name())
                .param("name", one.name())
                .param("staff", Id.orNull(one.staff()))
                .param(
                        "relation",
                        one.relation() == null ? null : one.relation().name())
                .param("paper", one.paper() == null ? null : one.paper().name())
                .param("paperNo", one.paperNo())
                .param("checked", one.checked())
                .param("takenBy", one.takenBy().value())
                .param("doctor", one.doctor())
                .param("strokes", one.strokes().written())
                .param("device", one.device())
                .param("signed", at(one.signed()))
                .param("entry", entry)
                .update();
    }

    /** The customer's own page knows of it too, once it is valid. */
    private void isKnown(Document document, String code, StaffId by) {
        consent(code)
                .filter(_ -> archive.standing(document.id()).state() == DocumentState.ACTIVE)
                .ifPresent(consent -> Optional.ofNullable(person(document.visit()).customer)
                        .ifPresent(customer -> customers.agreed(customer, consent, by)));
    }

    private static Optional<ConsentKind> consent(String code) {
        return switch (code) {
            case TextKind.PRIVACY -> Optional.of(ConsentKind.PRIVACY_NOTICE);
            case TextKind.PHOTO_PUBLICITY -> Optional.of(ConsentKind.PHOTOGRAPHS);
            default -> Optional.empty();
        };
    }

    /** It is withdrawn, and stays legible. */
    void withdrawn(Document document, Signer byWhom, String reason, Instant now, UUID by, long entry) {
        end(document.id(), DocumentState.INACTIVE, byWhom.name(), reason, now, by, entry);
        consent(archive.written(document.id()).kind())
                .ifPresent(consent -> Optional.ofNullable(person(document.visit()).customer)
                        .ifPresent(customer -> customers.agreesNoMore(customer, consent, staff.id())));
    }

    /** It holds no longer. */
    void end(
            DocumentId id,
            DocumentState state,
            String byWhom,
            @Nullable String reason,
            Instant now,
            UUID by,
            long entry) {
        jdbc.sql("""
                        INSERT INTO document_end (document_id, state, by_whom, reason, at, staff_id, begun_by)
                        VALUES (:document, :state, :byWhom, :reason, :at, :by, :entry)""")
                .param("document", id.value())
                .param("state", state.name())
                .param("byWhom", byWhom)
                .param("reason", reason)
                .param("at", at(now))
                .param("by", by)
                .param("entry", entry)
                .update();
    }

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
