package org.jiezhen.intake;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.customers.Acquaintance;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerLook;
import org.jiezhen.customers.CustomerRecords;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Sex;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.PerhapsKnown;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who a guest is, checked with her by whoever fills her form: what she says goes into her record, by the record's own rules, and
 * the form says that it was checked. Nothing is overwritten that was not shown, and what is uncertain is asked.
 */
@Service
@Transactional
@RolesAllowed(IntakePermission.FILL)
public class Identities {

    private final Commands commands;
    private final FormKind kind;
    private final IntakeForms forms;
    private final Answered answered;
    private final Customers customers;
    private final CustomerRecords records;
    private final Acquaintance acquaintance;
    private final CustomerAdministration administration;
    private final FrontDesk desk;
    private final JdbcClient jdbc;
    private final Clock clock;

    Identities(
            Commands commands,
            FormKind kind,
            IntakeForms forms,
            Answered answered,
            Customers customers,
            CustomerRecords records,
            Acquaintance acquaintance,
            CustomerAdministration administration,
            FrontDesk desk,
            JdbcClient jdbc,
            Clock clock) {
        this.commands = commands;
        this.kind = kind;
        this.forms = forms;
        this.answered = answered;
        this.customers = customers;
        this.records = records;
        this.acquaintance = acquaintance;
        this.administration = administration;
        this.desk = desk;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is known of a guest, and what the form says.
     *
     * @param version of the visit
     * @param known her record, masked; null while nobody knows who she is
     * @param said by the code of the field
     */
    public record Shown(
            VisitId visit, long version, @Nullable CustomerLook known, Map<String, String> said) {

        /** What the form says in one of the fields, if anything. */
        public String said(String field) {
            return said.getOrDefault(field, "");
        }
    }

    /**
     * What she says of herself, as it was typed. What is left out stays as it is known.
     *
     * @param sex UNKNOWN where she was not asked
     */
    public record Told(
            String name, String phone, Sex sex, @Nullable LocalDate birthDate) {

        /** All is as it was shown. */
        public static final Told NOTHING = new Told("", "", Sex.UNKNOWN, null);
    }

    /**
     * What was asked because it was uncertain.
     *
     * @param phoneIsShared that others have the same number; of whom nothing was known, that she is none of those who may be she
     * @param isRenamed that it is the same person under another name
     */
    public record Sure(boolean phoneIsShared, boolean isRenamed) {

        /** Nothing was asked. */
        public static final Sure OF_NOTHING = new Sure(false, false);
    }

    /**
     * What there is to be checked.
     *
     * @throws Refusal when this person does not fill the form
     */
    @Transactional(readOnly = true)
    public Shown look(VisitId visit) {
        forms.requireFills(visit);
        var look = desk.look(visit);
        return new Shown(
                visit, look.version(), customer(visit).flatMap(customers::look).orElse(null), said(visit));
    }

    /**
     * Checked with her. Of whom nothing was known, she is somebody from now on.
     *
     * @param shown what the screen showed; if her record says something else by now, nothing is written
     * @throws InvalidInput at the field that can be no answer, that is another's, or that somebody changed meanwhile: who, when
     * @throws PerhapsKnown when she may be somebody who was here before, by her number, or by her name and birth date
     */
    public Done<FormId> check(UUID key, Shown shown, Told told, Sure sure) {
        var visit = shown.visit;
        var details = CustomerDetails.parse(
                told.name,
                told.phone,
                told.sex,
                told.birthDate,
                BusinessTime.day(clock.instant()),
                "zh",
                false,
                "",
                null,
                null);
        return commands.once(kind, key, FormAct.IDENTITY, () -> {
            var form = forms.filled(visit);
            return commands.run(kind, form.telling(), FormAct.IDENTITY.plain(), context -> {
                if (shown.known == null) {
                    isSomebody(key, shown, details, sure);
                } else {
                    correct(key, shown.known.id(), shown.known, details, sure);
                }
                answered.put(
                        new Moment(visit, context.now(), context.entry()),
                        IntakeField.IDENTITY,
                        "YES",
                        Origin.CONFIRMED);
                kind.tellVisit(visit);
            });
        });
    }

    // The visit's own correction: by name and number she is recognised, or asked about, or registered. Whoever has
    // another number
    // than before is asked about by her birth date.
    private void isSomebody(UUID key, Shown shown, CustomerDetails told, Sure sure) {
        if (told.name() == null && told.phone() == null) {
            throw new InvalidInput("name", "refusal.customer.nothing");
        }
        if (!sure.phoneIsShared
                && told.birthDate() != null
                && told.name() != null
                && acquaintance.of(told.name(), told.phone()) == null) {
            var born = acquaintance.born(told.name(), told.birthDate());
            if (!born.isEmpty()) {
                throw PerhapsKnown.born(born);
            }
        }
        var fact = desk.look(shown.visit).fact();
        desk.correct(
                nested(key, "who"),
                shown.visit,
                shown.version,
                new FrontDesk.Correction(
                        new VisitDetails(told.name(), told.phone(), fact.companions(), fact.discreet()),
                        null,
                        sure.phoneIsShared));
        if (told.sex() != Sex.UNKNOWN || told.birthDate() != null) {
            var now = records.lock(customer(shown.visit).orElseThrow());
            write(
                    key,
                    now,
                    new CustomerDetails(null, null, told.sex(), told.birthDate(), "", false, null, null, null),
                    sure);
        }
    }

    private void correct(UUID key, CustomerId customer, CustomerLook shown, CustomerDetails told, Sure sure) {
        if (told.phone() != null) {
            records.lockPhone(told.phone().value());
        }
        var now = records.lock(customer);
        if (!now.id().equals(customer) || now.version() != shown.version()) {
            throw meanwhile(shown, now);
        }
        var known = now.details();
        var name = told.name();
        if (name != null && known.name() != null && !sure.isRenamed && !name.isOneWith(known.name())) {
            throw new InvalidInput(
                    "name", "refusal.intake.identity.renamed", known.name().value());
        }
        if (told.phone() != null && told.phone().equals(known.phone())) {
            // A number that she has already is no news.
            write(key, now, without(told), sure);
        } else {
            write(key, now, told, sure);
        }
    }

    private static CustomerDetails without(CustomerDetails told) {
        return new CustomerDetails(
                told.name(), null, told.sex(), told.birthDate(), told.language(), false, null, null, null);
    }

    /** What is new goes into the record; all else of it stays. */
    private void write(UUID key, CustomerRecords.Known now, CustomerDetails told, Sure sure) {
        var known = now.details();
        var news = new CustomerDetails(
                told.name() == null ? known.name() : told.name(),
                told.phone(),
                told.sex() == Sex.UNKNOWN ? known.sex() : told.sex(),
                told.birthDate() == null ? known.birthDate() : told.birthDate(),
                known.language(),
                known.discreet(),
                known.alias(),
                known.referrer(),
                known.consultant());
        var isNews = news.phone() != null
                || !Objects.equals(news.name(), known.name())
                || news.sex() != known.sex()
                || !Objects.equals(news.birthDate(), known.birthDate());
        if (isNews) {
            administration.correct(nested(key, "record"), now.id(), now.version(), news, sure.phoneIsShared);
        }
    }

    /** Somebody wrote in her record what was not shown: said at the field in which it is, where one can tell. */
    private Refusal meanwhile(CustomerLook shown, CustomerRecords.Known now) {
        var who = records.changed(shown.id());
        var is = now.details();
        var phone = is.phone() == null ? null : is.phone().tail();
        var born = is.birthDate() == null ? null : is.birthDate().getYear();
        return now.id().equals(shown.id())
                ? Stream.of(
                                differs(
                                        "name",
                                        shown.name(),
                                        is.name() == null ? null : is.name().value()),
                                differs("phone", shown.phoneTail(), phone),
                                differs("sex", shown.sex(), is.sex()),
                                differs("birthDate", shown.birthYear(), born))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .<Refusal>map(field -> new InvalidInput(field, "refusal.intake.identity.meanwhile", who.args()))
                        .orElse(who)
                : who;
    }

    private static Optional<String> differs(String field, @Nullable Object shown, @Nullable Object is) {
        return Objects.equals(shown, is) ? Optional.empty() : Optional.of(field);
    }

    private static UUID nested(UUID key, String what) {
        return UUID.nameUUIDFromBytes((what + " " + key).getBytes());
    }

    private Optional<CustomerId> customer(VisitId visit) {
        return jdbc.sql("SELECT customer_id FROM visit WHERE id = ? AND customer_id IS NOT NULL")
                .param(visit.value())
                .query(Id.column(CustomerId::new))
                .optional();
    }

    private Map<String, String> said(VisitId visit) {
        return jdbc
                .sql("SELECT field, value FROM intake_answer_now WHERE visit_id = ? AND personal")
                .param(visit.value())
                .query((rs, row) -> Map.entry(rs.getString(1), rs.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
