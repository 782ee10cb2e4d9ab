package org.jiezhen.lab;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jiezhen.lab.ResultSheets.Line;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was found out is written down, within whichever act brings it about: typed by a person, or sent. */
@Component
class ResultSteps {

    private final SpecimenSteps steps;
    private final ResultSheets sheets;
    private final Reports reports;
    private final CriticalCalls calls;
    private final Errands errands;
    private final OrderProgress progress;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    ResultSteps(
            SpecimenSteps steps,
            ResultSheets sheets,
            Reports reports,
            CriticalCalls calls,
            Errands errands,
            OrderProgress progress,
            Transitions transitions,
            JdbcClient jdbc) {
        this.steps = steps;
        this.sheets = sheets;
        this.reports = reports;
        this.calls = calls;
        this.errands = errands;
        this.progress = progress;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * Writes down what was found out from a specimen, its errands and itself locked. What stands already, is left as it is: so
     * the same may be said twice. With the last test that is released the results of the specimen are out.
     *
     * @return how many results it changed
     * @throws InvalidInput at the field of a test's code: what cannot be read, another unit, what is hardly possible and was not
     *     said twice, what was released already
     * @throws Refusal when the specimen was not received, or not whole, or is of no use any more
     */
    int write(Specimen tube, Collection<Finding> findings, Instant now, long entry) {
        requireFit(tube);
        var changed = new HashSet<String>();
        var panels = new LinkedHashSet<String>();
        var lines = sheets.lines(tube.id(), tube.panels());
        var guest = sheets.whose(tube.id());
        for (var finding : findings) {
            var line = lines.stream()
                    .filter(one -> one.test().code().equals(finding.test()))
                    .findFirst()
                    .orElseThrow(() ->
                            new InvalidInput(finding.test(), "refusal.result.notAsked", finding.test(), tube.label()));
            if (write(tube, line, finding, guest, now, entry)) {
                changed.add(finding.test());
                panels.add(line.test().panel());
            }
        }
        if (changed.isEmpty()) {
            return 0;
        }
        panels.forEach(panel -> report(tube, panel, now, entry));
        calls.follow(tube, now, entry);
        if (tube.state() == SpecimenState.RECEIVED && lacking(tube).isEmpty()) {
            out(tube, now, entry);
        }
        return changed.size();
    }

    private boolean write(Specimen tube, Line line, Finding finding, Judgement.Whose guest, Instant now, long entry) {
        var test = line.test();
        var value = Measured.parse(test, finding.value(), finding.unit());
        var before = line.result();
        if (before != null && before.value().same(value) && before.status().isReleased()) {
            return false;
        }
        if (before != null && before.value().same(value) && finding.status() == ResultStatus.PRELIMINARY) {
            return false;
        }
        if (finding.status() == ResultStatus.AMENDED) {
            if (before == null || !before.status().isReleased()) {
                throw new InvalidInput(test.code(), "refusal.result.notReleased", test.name());
            }
            if (finding.why() == null) {
                throw new InvalidInput(test.code(), "refusal.result.whyAmended", test.name());
            }
        } else if (before != null && before.status().isReleased()) {
            throw new InvalidInput(
                    test.code(),
                    "refusal.result.released",
                    test.name(),
                    before.value().text(test),
                    before.since(),
                    before.by());
        }
        var again = before != null && before.value().same(value);
        if (!finding.sure() && !again && Judgement.isHardlyPossible(test, value)) {
            throw new InvalidInput(test.code(), "refusal.result.sure", test.name(), value.text(test));
        }
        var judged = Judgement.of(test, value, guest);
        var values = new HashMap<String, @Nullable Object>();
        values.put("test", test.code());
        values.put("status", finding.status().name());
        values.put("comparator", value.comparator());
        values.put("number", value.number());
        values.put("unit", value.unit());
        values.put("choice", value.choice());
        values.put("words", value.words());
        values.put("flag", judged.flag().name());
        values.put("low", judged.usual().low());
        values.put("high", judged.usual().high());
        values.put(
                "why",
                finding.status() == ResultStatus.AMENDED
                        ? Objects.requireNonNull(finding.why()).name()
                        : null);
        var id = tube.id().value();
        must(
                before == null
                        ? transitions.begin(Result.TRACK, id, values, now, entry)
                        : transitions.next(Result.TRACK, id, before.id(), values, now, entry));
        return true;
    }

    /** A tube is fit for results once it was received whole, and until it is rejected. */
    private void requireFit(Specimen tube) {
        if (tube.state() != SpecimenState.RECEIVED && tube.state() != SpecimenState.RESULTED) {
            throw tube.is();
        }
        var broken = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM lab_specimen_state
                                       WHERE specimen_id = ? AND voided IS NULL AND state = 'RECEIVED'
                                         AND reason IN ('DAMAGED', 'LEAKING'))""").param(tube.id().value()).query(Boolean.class).single();
        if (broken) {
            throw new Refusal("refusal.result.unfit", tube.label());
        }
    }

    /** What its panel has come to by these results. */
    private void report(Specimen tube, String panel, Instant now, long entry) {
        var lines = sheets.lines(tube.id(), Set.of(panel));
        var results = lines.stream().map(Line::result).filter(Objects::nonNull).toList();
        var worst = results.stream()
                .map(result -> result.flag().worst())
                .max(Flag.Worst::compareTo)
                .orElse(Flag.Worst.NORMAL);
        var all = lines.stream()
                .filter(line -> line.test().inUse())
                .allMatch(
                        line -> line.result() != null && line.result().status().isReleased());
        var was = reports.status(tube.order(), panel);
        var status = was != null && was.isReleased()
                ? ResultStatus.AMENDED
                : all ? ResultStatus.FINAL : ResultStatus.PRELIMINARY;
        reports.issue(tube.order(), Reports.Said.ofTube(panel, tube.id(), status, worst), now, entry);
    }

    /** The tests of a tube of which no result is released yet. */
    List<TestItem> lacking(Specimen tube) {
        return sheets.lines(tube.id(), tube.panels()).stream()
                .filter(line -> line.test().inUse())
                .filter(line -> line.result() == null || !line.result().status().isReleased())
                .map(Line::test)
                .toList();
    }

    /** Its results are out, and its report is to be brought. With the last of them the form is completed. */
    void out(Specimen tube, Instant now, long entry) {
        var lacking = lacking(tube);
        if (!lacking.isEmpty()) {
            throw new Refusal(
                    "refusal.result.lacking",
                    tube.label(),
                    PanelAdministration.listed(
                            lacking.stream().map(TestItem::name).toList()));
        }
        steps.become(tube, SpecimenState.RESULTED, null, null, now, entry);
        steps.putAway(tube.id(), now, entry);
        errands.report(tube, now, entry);
        progress.settle(tube.order(), now, entry);
    }

    /** It is of no use: what was found out from it is said no longer. */
    void dismiss(Specimen rejected, Instant now, long entry) {
        transitions.end(Result.TRACK, rejected.id().value(), null, now, entry);
        reports.dismiss(rejected, now, entry);
    }

    private static void must(Outcome outcome) {
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("a result changed under its specimen's lock");
        }
    }
}
