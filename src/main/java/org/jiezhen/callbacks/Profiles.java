package org.jiezhen.callbacks;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.callbacks.PlaybookLook.Entry;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerRecords;
import org.jiezhen.house.House;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.HouseName;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How to meet a guest: one kind of the playbook's, in its words and no other, until a day after which it is gone. It is read by
 * whoever rings her just then or has her, and by whoever answers for the day; and she may ask to see it.
 */
@Service
@Transactional
@RolesAllowed(CallbackPermission.PROFILE)
public class Profiles {

    private final Commands commands;
    private final CalledKind kind;
    private final CustomerRecords customers;
    private final PlaybookLook playbook;
    private final CallbackReasons reasons;
    private final House house;
    private final HouseName name;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Profiles(
            Commands commands,
            CalledKind kind,
            CustomerRecords customers,
            PlaybookLook playbook,
            CallbackReasons reasons,
            House house,
            HouseName name,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.customers = customers;
        this.playbook = playbook;
        this.reasons = reasons;
        this.house = house;
        this.name = name;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * How to meet a guest.
     *
     * @param until the day after the last on which it is kept
     * @param by who said so; null when that is not known any more
     */
    public record Profile(
            Entry type, LocalDate until, @Nullable String by, LocalDate said) {}

    /** A paper for the guest, by a name that tells nothing of her. */
    public record Paper(String name, byte[] bytes) {}

    private record Kept(
            String type, LocalDate until, @Nullable String by, LocalDate said) {}

    /** How to meet a guest, for whoever needs to know it just now; empty for others, and when nobody has said so. */
    @Transactional(readOnly = true)
    public Optional<Profile> of(CustomerId customer) {
        return needs(customer) ? kept(customer) : Optional.empty();
    }

    /** The same, of a guest who is here. */
    @Transactional(readOnly = true)
    public Optional<Profile> of(VisitId visit) {
        return guest(visit).flatMap(this::of);
    }

    /** Whether this person has to know how to meet this guest just now: rings her, has her, or answers for the day. */
    @Transactional(readOnly = true)
    public boolean needs(CustomerId customer) {
        return staff.may(CallbackPermission.OVERSEE)
                || jdbc.sql("""
                        SELECT EXISTS (SELECT FROM customer_person p JOIN customer_record r ON r.person_id = p.person_id
                                       WHERE p.record_id = :person AND (
                                           EXISTS (SELECT FROM callback_claim_now l
                                                   WHERE l.customer_id = r.record_id AND l.staff_id = :me)
                                           OR EXISTS (SELECT FROM visit v JOIN visit_now n ON n.visit_id = v.id
                                                      WHERE v.customer_id = r.record_id AND v.status = 'IN_PROGRESS'
                                                        AND n.holder = 'STAFF' AND n.staff_id = :me)))""")
                        .param("person", customer.value())
                        .param("me", staff.id().value())
                        .query(Boolean.class)
                        .single();
    }

    /** Whether this person has to know how to meet this guest just now. */
    @Transactional(readOnly = true)
    public boolean needs(VisitId visit) {
        return guest(visit).map(this::needs).orElse(false);
    }

    /** The guest of a visit. */
    @Transactional(readOnly = true)
    public Optional<CustomerId> guest(VisitId visit) {
        return jdbc.sql("SELECT person_id FROM visit_person WHERE visit_id = ? AND person_id IS NOT NULL")
                .param(visit.value())
                .query((rs, row) -> new CustomerId(rs.getObject(1, UUID.class)))
                .optional();
    }

    private Optional<Profile> kept(CustomerId customer) {
        return jdbc.sql("""
                        SELECT f.type, f.until, n.name, CAST(j.at AT TIME ZONE 'Asia/Shanghai' AS date)
                        FROM customer_person p
                        JOIN customer_record r ON r.person_id = p.person_id
                        JOIN customer_profile f ON f.customer_id = r.record_id AND f.until > :today
                        LEFT JOIN journal_told j ON j.id = f.set_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE p.record_id = :person ORDER BY f.set_by DESC LIMIT 1""")
                .param("person", customer.value())
                .param("today", reasons.today())
                .query((rs, row) -> new Kept(
                        rs.getString(1),
                        rs.getObject(2, LocalDate.class),
                        rs.getString(3),
                        rs.getObject(4, LocalDate.class)))
                .optional()
                .flatMap(kept ->
                        playbook.look(kept.type).map(type -> new Profile(type, kept.until, kept.by, kept.said)));
    }

    /**
     * Says how to meet this guest from now on, for as long as the house keeps it; the journal says that it was said, and not what.
     *
     * @param type the playbook's code; null when nothing is to be kept
     */
    public Done<CustomerId> say(UUID key, CustomerId customer, @Nullable String type) {
        if (type != null
                && playbook.types().stream().noneMatch(one -> one.code().equals(type))) {
            throw new InvalidInput("type", "refusal.profile.type");
        }
        return commands.once(kind, key, CallbackAct.PROFILE, () -> {
            var called = kind.locked(customer);
            requireNeeds(called.id());
            return commands.run(kind, called, CallbackAct.PROFILE.plain(), context -> {
                customers.records(called.id()).forEach(record -> jdbc.sql(
                                "DELETE FROM customer_profile WHERE customer_id = ?")
                        .param(record.value())
                        .update());
                if (type != null) {
                    jdbc.sql("INSERT INTO customer_profile (customer_id, type, until, set_by) VALUES (?, ?, ?, ?)")
                            .params(
                                    called.id().value(),
                                    type,
                                    reasons.today().plusDays(house.rule("PROFILE_DAYS")),
                                    context.entry())
                            .update();
                }
            });
        });
    }

    /** What is kept, as a paper for the guest who asks for it: also that nothing is. */
    public Paper paper(CustomerId customer, Locale language) {
        var called = kind.locked(customer);
        requireNeeds(called.id());
        commands.run(kind, called, CallbackAct.DISCLOSE.plain(), _ -> {});
        var guest = customers.lock(called.id()).details().name();
        return new Paper(
                "profile.pdf",
                ProfilePdf.of(
                        kept(called.id()).orElse(null),
                        guest == null ? null : guest.value(),
                        name.in(language),
                        reasons.today(),
                        language));
    }

    private void requireNeeds(CustomerId customer) {
        if (!needs(customer)) {
            throw new Refusal("refusal.profile.none");
        }
    }
}
