package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Holder;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A specimen from the arm to its result. Printing its label, drawing and picking it up are three acts at three times; each
 * names a person, and from the second on somebody or some place has it.
 */
@Service
@Transactional
public class Specimens {

    private static final int ASKED = 2;
    private static final int ASKED_OF_NAMESAKES = 3;

    private final Commands commands;
    private final SpecimenKind kind;
    private final SpecimenSteps steps;
    private final OrderedSpecimens ordered;
    private final OrderProgress progress;
    private final ResultSteps results;
    private final Labels labels;
    private final Errands errands;
    private final OrderTasks tasks;
    private final Panels panels;
    private final Numbers numbers;
    private final VisitRecords visits;
    private final House house;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Specimens(
            Commands commands,
            SpecimenKind kind,
            SpecimenSteps steps,
            OrderedSpecimens ordered,
            OrderProgress progress,
            ResultSteps results,
            Labels labels,
            Errands errands,
            OrderTasks tasks,
            Panels panels,
            Numbers numbers,
            VisitRecords visits,
            House house,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.steps = steps;
        this.ordered = ordered;
        this.progress = progress;
        this.results = results;
        this.labels = labels;
        this.errands = errands;
        this.tasks = tasks;
        this.panels = panels;
        this.numbers = numbers;
        this.visits = visits;
        this.house = house;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    // ---- at the chair

    /**
     * What is known of a guest at the chair.
     *
     * @param name as it is on the record; null while nobody knows who it is
     * @param asked how many identifiers are asked for: more, if somebody of nearly the same name is here
     * @param at where the guest is, if at a place
     */
    public record Chair(
            SpecimenId specimen,
            String label,
            Ticket ticket,
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String phoneEnd,
            Localized tube,
            int asked,
            boolean fasting,
            @Nullable PlaceId at) {

        /** Those that can be compared: what the record says. */
        public Set<Identifier> identifiers() {
            var known = EnumSet.of(Identifier.TICKET);
            if (name != null) {
                known.add(Identifier.NAME);
            }
            if (birthDate != null) {
                known.add(Identifier.BIRTH_DATE);
            }
            if (phoneEnd != null) {
                known.add(Identifier.PHONE_END);
            }
            return known;
        }
    }

    /** What whoever draws compares at the chair. */
    @RolesAllowed(LabPermission.DRAW)
    @Transactional(readOnly = true)
    public Chair chair(SpecimenId specimen) {
        return jdbc.sql("""
                        SELECT p.accession, v.arrival_day, v.ticket_number, w.name, r.birth_date, w.phone_tail, t.zh, t.en,
                               EXISTS (SELECT FROM lab_namesake n WHERE n.visit_id = p.visit_id) AS namesake,
                               EXISTS (SELECT FROM lab_panel a WHERE a.code = ANY (p.panels) AND a.fasting) AS fasting,
                               (SELECT place_id FROM visit_place_now WHERE visit_id = p.visit_id LIMIT 1) AS at
                        FROM lab_specimen p
                        JOIN visit v ON v.id = p.visit_id
                        JOIN lab_tube t ON t.code = p.tube
                        LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = p.visit_id LIMIT 1) AS w ON true
                        LEFT JOIN customer_born r ON r.record_id = w.person_id
                        WHERE p.id = ?""")
                .param(specimen.value())
                .query((rs, row) -> {
                    var at = rs.getObject("at", UUID.class);
                    return new Chair(
                            specimen,
                            Specimen.label(rs.getString("accession")),
                            new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                            rs.getString("name"),
                            rs.getObject("birth_date", LocalDate.class),
                            rs.getString("phone_tail"),
                            new Localized(rs.getString("zh"), rs.getString("en")),
                            rs.getBoolean("namesake") ? ASKED_OF_NAMESAKES : ASKED,
                            rs.getBoolean("fasting"),
                            at == null ? null : new PlaceId(at));
                })
                .optional()
                .orElseThrow(SpecimenKind::unknown);
    }

    /**
     * Prints the label: at the chair, of a guest who was known there. The one that was printed before is void.
     *
     * @param knownBy the identifiers that the guest said and the screen has
     * @throws InvalidInput when they are too few, or none of the record's
     */
    @RolesAllowed(LabPermission.DRAW)
    public Done<SpecimenId> label(UUID key, SpecimenId specimen, Collection<Identifier> knownBy) {
        return onSpecimen(key, specimen, SpecimenAct.LABEL.with("by", knownBy.size()), true, context -> {
            var chair = chair(specimen);
            var known = EnumSet.noneOf(Identifier.class);
            known.addAll(knownBy);
            known.retainAll(chair.identifiers());
            // A ticket says which visit it is, and anybody may have it in hand.
            if (known.size() < chair.asked || (known.size() == 1 && known.contains(Identifier.TICKET))) {
                throw new InvalidInput(
                        "identifiers",
                        chair.asked == ASKED ? "refusal.specimen.identifiers" : "refusal.specimen.namesake",
                        chair.asked);
            }
            var state = context.subject().state();
            if (state != SpecimenState.ORDERED && state != SpecimenState.COLLECTED) {
                throw context.subject().is();
            }
            requireDraws(context.subject());
            labels.print(context.subject(), known, context.now(), context.entry());
        });
    }

    /**
     * What was drawn, and where it is laid.
     *
     * @param code of the label that was stuck on it; null when it was compared by hand
     * @param rack where it rests until somebody fetches it
     * @param keptFast whether the guest has not eaten, where a panel asks for that; null when nobody has asked
     */
    public record Drawn(
            @Nullable String code, PlaceId rack, @Nullable Boolean keptFast) {}

    /**
     * It is drawn, and rests: an errand for it is open.
     *
     * @throws Refusal when no label was printed, or another's is stuck on it
     * @throws InvalidInput when it has to be drawn fasting, and that was not asked or not kept
     */
    @RolesAllowed(LabPermission.DRAW)
    public Done<SpecimenId> collect(UUID key, SpecimenId specimen, Drawn drawn) {
        var checked = drawn.code == null ? Checked.BY_HAND : Checked.SCANNED;
        return onSpecimen(key, specimen, SpecimenAct.COLLECT.with("checked", checked), true, context -> {
            var tube = context.subject();
            tube.require(SpecimenState.ORDERED);
            if (labels.code(specimen).isEmpty()) {
                throw new Refusal("refusal.specimen.noLabel", tube.label());
            }
            if (drawn.code != null) {
                labels.require(tube, drawn.code);
            }
            if (house.findPlace(drawn.rack).isEmpty()) {
                throw new InvalidInput("rack", "refusal.place.unknown");
            }
            requireDraws(tube);
            requireFast(tube, drawn.keptFast);
            steps.become(tube, SpecimenState.COLLECTED, null, checked, context.now(), context.entry());
            steps.firstRestsAt(specimen, drawn.rack, context.now(), context.entry());
            errands.close(specimen, true, context.now(), context.entry());
            errands.carry(tube, drawn.rack, context.now(), context.entry());
            tasks.drawn(tube.order(), context.now(), context.entry());
        });
    }

    private void requireDraws(Specimen tube) {
        var roles = staff.get().roles();
        var asked = tube.panels().stream()
                .map(code -> panels.find(code).orElseThrow())
                .toList();
        if (asked.stream().noneMatch(panel -> roles.contains(panel.role()))) {
            throw new Refusal("refusal.specimen.who", tube.label());
        }
    }

    private void requireFast(Specimen tube, @Nullable Boolean kept) {
        var fasting = tube.panels().stream()
                .map(code -> panels.find(code).orElseThrow())
                .filter(Panel::fasting)
                .map(Panel::name)
                .toList();
        if (fasting.isEmpty()) {
            return;
        }
        if (kept == null) {
            throw new InvalidInput("keptFast", "refusal.specimen.fasting", PanelAdministration.listed(fasting));
        }
        if (!kept) {
            throw new InvalidInput("keptFast", "refusal.specimen.hasEaten", PanelAdministration.listed(fasting));
        }
    }

    // ---- in the laboratory

    /**
     * It is taken in hand where it goes. What nobody had said was coming is unexpected.
     *
     * @param code of its label; null when it was known by hand
     */
    @RolesAllowed(LabPermission.RECEIVE)
    public Done<SpecimenId> receive(UUID key, SpecimenId specimen, @Nullable String code, Condition condition) {
        var checked = code == null ? Checked.BY_HAND : Checked.SCANNED;
        return onSpecimen(key, specimen, SpecimenAct.RECEIVE.because(condition.name()), false, context -> {
            var tube = context.subject();
            tube.requireCanBecome(SpecimenState.RECEIVED);
            if (code != null) {
                labels.require(tube, code);
            }
            var unexpected = tube.state() != SpecimenState.DELIVERED && condition == Condition.GOOD;
            steps.become(
                    tube,
                    SpecimenState.RECEIVED,
                    (unexpected ? Condition.UNEXPECTED : condition).name(),
                    checked,
                    context.now(),
                    context.entry());
            steps.give(specimen, new Holder.Place(laboratory(tube).value()), context.now(), context.entry());
            errands.close(specimen, true, context.now(), context.entry());
        });
    }

    private static PlaceId laboratory(Specimen tube) {
        return Optional.ofNullable(tube.to()).orElseThrow(() -> new Refusal("refusal.specimen.whereTo", tube.label()));
    }

    /** Which tube a code is of. */
    @RolesAllowed({LabPermission.RECEIVE, LabPermission.DRAW})
    @Transactional(readOnly = true)
    public SpecimenId read(String code) {
        return labels.read(code);
    }

    /** Nobody knows where it is. Whoever looks for it says so; everybody sees it. */
    @RolesAllowed({LabPermission.RECEIVE, LabPermission.DRAW})
    public Done<SpecimenId> missing(UUID key, SpecimenId specimen) {
        return onSpecimen(key, specimen, SpecimenAct.MISS.plain(), false, context -> {
            steps.become(context.subject(), SpecimenState.MISSING, null, null, context.now(), context.entry());
            steps.give(specimen, Holder.NOBODY, context.now(), context.entry());
            errands.close(specimen, false, context.now(), context.entry());
            errands.find(context.subject(), context.now(), context.entry());
        });
    }

    /** It is there again, and rests at a place: an errand for it is open. */
    @RolesAllowed({LabPermission.RECEIVE, LabPermission.DRAW})
    public Done<SpecimenId> found(UUID key, SpecimenId specimen, PlaceId rack) {
        return onSpecimen(key, specimen, SpecimenAct.FIND.plain(), false, context -> {
            var tube = context.subject();
            tube.require(SpecimenState.MISSING);
            steps.become(tube, SpecimenState.COLLECTED, null, null, context.now(), context.entry());
            steps.give(specimen, new Holder.Place(rack.value()), context.now(), context.entry());
            errands.close(specimen, false, context.now(), context.entry());
            errands.carry(tube, rack, context.now(), context.entry());
        });
    }

    /**
     * It is of no use. Another is to be drawn for it, the two know of each other, and the guest is asked back; whether the
     * guest has eaten is asked again then. Of a guest who has left, nothing more is drawn.
     *
     * @throws InvalidInput without a reason
     */
    @RolesAllowed(LabPermission.RECEIVE)
    public Done<SpecimenId> reject(UUID key, SpecimenId specimen, @Nullable Unfit why) {
        if (why == null) {
            throw new InvalidInput("reason", "refusal.specimen.whyRejected");
        }
        return onSpecimen(key, specimen, SpecimenAct.REJECT.because(why.name()), false, context -> {
            var tube = context.subject();
            steps.become(tube, SpecimenState.REJECTED, why.name(), null, context.now(), context.entry());
            results.dismiss(tube, context.now(), context.entry());
            steps.putAway(specimen, context.now(), context.entry());
            errands.close(specimen, false, context.now(), context.entry());
            if (isHere(tube.visit())) {
                var instead = ordered.instead(tube, context.now(), context.entry());
                errands.recollect(tube, instead, context.now(), context.entry());
            } else {
                progress.lapse(tube.order(), context.now(), context.entry());
            }
        });
    }

    /**
     * Its results are out, of a tube of which nothing is asked here that could be written down; its report is to be brought.
     *
     * @throws Refusal that names the tests of which nothing is released yet
     */
    @RolesAllowed(LabPermission.RECEIVE)
    public Done<SpecimenId> resulted(UUID key, SpecimenId specimen) {
        return onSpecimen(
                key,
                specimen,
                SpecimenAct.RESULT.plain(),
                false,
                context -> results.out(context.subject(), context.now(), context.entry()));
    }

    // ---- how

    @FunctionalInterface
    private interface OnTube {
        void at(Context<Specimen> context);
    }

    // The guest before the errands, and those before the tube.
    private Done<SpecimenId> onSpecimen(UUID key, SpecimenId specimen, Deed deed, boolean guestIsHere, OnTube verb) {
        return commands.once(kind, key, deed.act(), () -> {
            if (guestIsHere) {
                visits.hold(visit(specimen));
            }
            errands.lock(specimen);
            var locked = kind.locked(specimen);
            locked.requireOpen();
            return commands.run(kind, locked, deed, verb::at);
        });
    }

    private boolean isHere(VisitId visit) {
        return jdbc.sql("SELECT status = 'IN_PROGRESS' FROM visit WHERE id = ?")
                .param(visit.value())
                .query(Boolean.class)
                .single();
    }

    private VisitId visit(SpecimenId specimen) {
        return jdbc.sql("SELECT visit_id FROM lab_specimen WHERE id = ?")
                .param(specimen.value())
                .query((rs, row) -> new VisitId(rs.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(SpecimenKind::unknown);
    }

    // ---- the label

    /**
     * What a label says.
     *
     * @param code of its bars
     * @param name of the guest, as shared screens show it
     */
    public record Label(
            String code,
            String accession,
            Ticket ticket,
            @Nullable String name,
            Localized tube,
            Tube.Cap cap,
            int number,
            Instant printed,
            int widthMm,
            int heightMm) {}

    /** The label that is good, for the printer. */
    @RolesAllowed(LabPermission.DRAW)
    @Transactional(readOnly = true)
    public Optional<Label> printed(SpecimenId specimen) {
        var format = numbers.format();
        return jdbc.sql("""
                        SELECT l.code, p.accession, v.arrival_day, v.ticket_number, w.discreet, w.alias, w.name,
                               t.zh, t.en, t.cap, l.number, l.started
                        FROM lab_label l
                        JOIN lab_specimen p ON p.id = l.specimen_id
                        JOIN visit v ON v.id = p.visit_id
                        JOIN lab_tube t ON t.code = p.tube
                        LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = p.visit_id LIMIT 1) AS w ON true
                        WHERE l.specimen_id = ? AND l.ended IS NULL AND l.voided IS NULL""")
                .param(specimen.value())
                .query((rs, row) -> new Label(
                        rs.getString("code"),
                        rs.getString("accession"),
                        new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                        rs.getBoolean("discreet") ? rs.getString("alias") : rs.getString("name"),
                        new Localized(rs.getString("zh"), rs.getString("en")),
                        Tube.Cap.valueOf(rs.getString("cap")),
                        rs.getInt("number"),
                        Objects.requireNonNull(rs.getObject("started", OffsetDateTime.class))
                                .toInstant(),
                        format.labelWidth(),
                        format.labelHeight()))
                .optional();
    }

    /** The places where a tube can rest. */
    @RolesAllowed({LabPermission.DRAW, LabPermission.RECEIVE})
    @Transactional(readOnly = true)
    public List<Place> racks() {
        return house.places();
    }
}
