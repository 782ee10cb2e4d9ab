package org.jiezhen.doctors;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.filings.Filings;
import org.jiezhen.filings.Lack;
import org.jiezhen.prices.ItemId;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What doctors say of planned items: only of what is planned, and of nothing beyond the own filings. */
@Component
class Verdicts {

    private final Filings filings;
    private final ObjectProvider<IntendedItems> intended;
    private final Commands commands;
    private final JdbcClient jdbc;

    Verdicts(Filings filings, ObjectProvider<IntendedItems> intended, Commands commands, JdbcClient jdbc) {
        this.filings = filings;
        this.intended = intended;
        this.commands = commands;
        this.jdbc = jdbc;
    }

    /** What is planned and waits for a doctor's word. */
    List<PricedItem> intended(VisitId visit) {
        return intended.stream().flatMap(one -> one.of(visit).stream()).toList();
    }

    /** What a doctor lacks to confirm an item today. */
    Optional<Lack> lacks(StaffId doctor, PricedItem item) {
        return filings.lacks(doctor, item, BusinessTime.day(commands.now()));
    }

    /** What was said of each item of a visit last. */
    List<Confirmed> of(VisitId visit) {
        return jdbc.sql("""
                        SELECT c.item_id, c.verdict, c.doctor_id, coalesce(n.name, ''), c.since FROM doctor_confirmed_now c
                        LEFT JOIN staff_named n ON n.actor = c.doctor_id::text
                        WHERE c.visit_id = ? ORDER BY c.since, c.item_id""")
                .param(visit.value())
                .query((rs, row) -> new Confirmed(
                        new ItemId(rs.getObject(1, UUID.class)),
                        Verdict.valueOf(rs.getString(2)),
                        new StaffId(rs.getObject(3, UUID.class)),
                        rs.getString(4),
                        rs.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What the record of a request that stands says of items. */
    Map<ItemId, Verdict> standing(DoctorRequestId request) {
        var said = new LinkedHashMap<ItemId, Verdict>();
        jdbc.sql("""
                        SELECT c.item_id, c.verdict FROM doctor_confirmed c
                        JOIN doctor_record d ON d.id = c.record_id AND d.ended IS NULL
                        WHERE d.request_id = ?""").param(request.value()).query(rs -> {
            said.put(new ItemId(rs.getObject(1, UUID.class)), Verdict.valueOf(rs.getString(2)));
        });
        return said;
    }

    /** What a record that is signed off says of items, for whoever reads it. */
    Map<Localized, Verdict> said(DoctorRequestId request) {
        var said = new LinkedHashMap<Localized, Verdict>();
        jdbc.sql("""
                        SELECT s.zh, s.en, c.verdict FROM doctor_confirmed c
                        JOIN doctor_record d ON d.id = c.record_id AND d.ended IS NULL
                        JOIN price_item_said s ON s.item_id = c.item_id
                        WHERE d.request_id = ? ORDER BY s.code""").param(request.value()).query(rs -> {
            said.put(new Localized(rs.getString(1), rs.getString(2)), Verdict.valueOf(rs.getString(3)));
        });
        return said;
    }

    /**
     * Signs off what a doctor says of items, with the record that stands of a request.
     *
     * @param before what the record before it said: that stays said, planned still or not
     * @throws Refusal when something is not planned for the guest, or lies outside the doctor's filings: by name
     */
    void write(
            DoctorRequestId request,
            VisitId visit,
            StaffId doctor,
            Map<ItemId, Verdict> before,
            Map<ItemId, Verdict> said) {
        var planned = intended(visit).stream().collect(Collectors.toMap(PricedItem::item, Function.identity()));
        said.forEach((item, verdict) -> {
            var which = planned.get(item);
            if (which == null && verdict != before.get(item)) {
                throw new Refusal("refusal.doctor.notPlanned");
            }
            if (verdict == Verdict.CONFIRMED && which != null) {
                lacks(doctor, which).map(Lack::refusal).ifPresent(refusal -> {
                    throw refusal;
                });
            }
            jdbc.sql("""
                            INSERT INTO doctor_confirmed (record_id, item_id, verdict)
                            SELECT id, ?, ? FROM doctor_record WHERE request_id = ? AND ended IS NULL""").params(item.value(), verdict.name(), request.value()).update();
        });
    }
}
