package org.jiezhen.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The specimens of a form: one for each kind of tube it needs, as long as the form stands. */
@Component
class OrderedSpecimens {

    private final SpecimenKind kind;
    private final SpecimenSteps steps;
    private final Numbers numbers;
    private final Panels panels;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    OrderedSpecimens(
            SpecimenKind kind,
            SpecimenSteps steps,
            Numbers numbers,
            Panels panels,
            Transitions transitions,
            JdbcClient jdbc) {
        this.kind = kind;
        this.steps = steps;
        this.numbers = numbers;
        this.panels = panels;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /** The form is ordered: what is to be drawn for it, stands there. */
    void make(LabOrder order, Collection<String> codes, Instant now, long entry) {
        var tubes = new LinkedHashMap<String, ArrayList<Panel>>();
        for (var panel : panels.all()) {
            if (panel.tube() != null && codes.contains(panel.code())) {
                tubes.computeIfAbsent(panel.tube(), _ -> new ArrayList<>()).add(panel);
            }
        }
        tubes.forEach((tube, into) -> make(
                order.id(),
                order.visit(),
                tube,
                into.stream().map(Panel::code).toList(),
                into.getFirst().place(),
                null,
                now,
                entry));
    }

    /** Another is to be drawn for one that was rejected: they know of each other. */
    SpecimenId instead(Specimen rejected, Instant now, long entry) {
        return make(
                rejected.order(),
                rejected.visit(),
                rejected.tube(),
                rejected.panels(),
                rejected.to(),
                rejected.id(),
                now,
                entry);
    }

    private SpecimenId make(
            OrderId order,
            VisitId visit,
            String tube,
            List<String> codes,
            @Nullable PlaceId to,
            @Nullable SpecimenId replaces,
            Instant now,
            long entry) {
        var id = SpecimenId.random();
        jdbc.sql("""
                        INSERT INTO lab_specimen (id, accession, order_id, visit_id, tube, panels, to_id, replaces)
                        VALUES (:id, :accession, :order, :visit, :tube, CAST(:panels AS text[]), CAST(:to AS uuid),
                                CAST(:replaces AS uuid))""")
                .param("id", id.value())
                .param("accession", numbers.next(now))
                .param("order", order.value())
                .param("visit", visit.value())
                .param("tube", tube)
                .param("panels", "{" + String.join(",", codes) + "}")
                .param("to", Id.orNull(to))
                .param("replaces", Id.orNull(replaces))
                .update();
        steps.ordered(id, now, entry);
        return id;
    }

    /**
     * The form is revoked: nothing is drawn for it any more.
     *
     * @param strict whether what was drawn already forbids it
     * @return whether something of it was drawn
     */
    boolean cancel(OrderId order, boolean strict, Instant now, long entry) {
        var drawn = false;
        for (var id : of(order)) {
            var specimen = kind.locked(id);
            if (specimen.state() == SpecimenState.ORDERED) {
                steps.become(specimen, SpecimenState.CANCELLED, null, null, now, entry);
            } else if (!specimen.state().isOver()) {
                if (strict) {
                    throw specimen.is();
                }
                drawn = true;
            }
        }
        return drawn;
    }

    /** An act on the form is taken back, and what it did to its specimens. */
    void takeBack(LabOrder order, long undone, Instant now, long entry) {
        for (var id : all(order.id())) {
            if (isPrinted(id, undone) || !transitions.undo(Specimen.STATE, id.value(), undone, Map.of(), now, entry)) {
                throw new Refusal("refusal.lab.drawnSince", order.label());
            }
        }
    }

    private boolean isPrinted(SpecimenId specimen, long since) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM lab_label WHERE specimen_id = ? AND begun_by > ?)")
                .params(specimen.value(), since)
                .query(Boolean.class)
                .single();
    }

    private List<SpecimenId> all(OrderId order) {
        return jdbc.sql("SELECT id FROM lab_specimen WHERE order_id = ? ORDER BY id")
                .param(order.value())
                .query(Id.column(SpecimenId::new))
                .list();
    }

    private List<SpecimenId> of(OrderId order) {
        return jdbc.sql("""
                        SELECT p.id FROM lab_specimen p
                        JOIN lab_specimen_state s ON s.specimen_id = p.id AND s.ended IS NULL AND s.voided IS NULL
                        WHERE p.order_id = ? ORDER BY p.id""")
                .param(order.value())
                .query(Id.column(SpecimenId::new))
                .list();
    }

    /** How far what a panel is found out from is: of the newest that counts. */
    Map<String, SpecimenState> progress(OrderId order) {
        record Row(String[] panels, SpecimenState state) {}
        var progress = new LinkedHashMap<String, SpecimenState>();
        jdbc.sql("""
                        SELECT p.panels, s.state FROM lab_specimen p
                        JOIN lab_specimen_state s ON s.specimen_id = p.id AND s.ended IS NULL AND s.voided IS NULL
                        WHERE p.order_id = ? AND s.state NOT IN ('REJECTED', 'CANCELLED') ORDER BY p.accession""")
                .param(order.value())
                .query((rs, row) ->
                        new Row((String[]) rs.getArray(1).getArray(), SpecimenState.valueOf(rs.getString(2))))
                .list()
                .forEach(row -> List.of(row.panels).forEach(panel -> progress.put(panel, row.state)));
        return progress;
    }
}
