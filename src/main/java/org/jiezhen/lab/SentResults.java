package org.jiezhen.lab;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.lab.SentMessage.Observation;
import org.jiezhen.lab.SentMessage.Patient;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what was sent of results. Nothing is guessed: what is not certain is a sentence for its line, and the lines that
 * are certain are taken. Whatever the sender calls it, what is taken is preliminary, until somebody of the laboratory releases
 * it. Said again it changes nothing.
 */
@Component
class SentResults {

    /**
     * What was not taken.
     *
     * @param tube by which number it was said to be of
     * @param test what the sender calls it; empty where it is all that was said of the tube
     */
    record NotTaken(int line, String tube, String test, Refusal why) {}

    /**
     * What has become of a message.
     *
     * @param taken how many results were new
     * @param known how many stood already
     */
    record Outcome(int taken, int known, List<NotTaken> refused) {}

    /** Who brings it in. */
    interface By {

        /** Runs an act on a specimen, journalled as whose it is. */
        void run(Specimen tube, SpecimenAct act, Consumer<Context<Specimen>> verb);

        /** Whether somebody of the laboratory looks at it: what is hardly possible, and what was released, takes one who does. */
        boolean looks();
    }

    private final Commands commands;
    private final SpecimenKind kind;
    private final ResultSteps steps;
    private final ResultSheets sheets;
    private final Tests tests;
    private final Errands errands;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    SentResults(
            Commands commands,
            SpecimenKind kind,
            ResultSteps steps,
            ResultSheets sheets,
            Tests tests,
            Errands errands,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.steps = steps;
        this.sheets = sheets;
        this.tests = tests;
        this.errands = errands;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** A person, who looks at it or only brings a file. */
    By person(boolean looks) {
        return new By() {
            @Override
            public void run(Specimen tube, SpecimenAct act, Consumer<Context<Specimen>> verb) {
                commands.run(kind, tube, act.plain(), verb);
            }

            @Override
            public boolean looks() {
                return looks;
            }
        };
    }

    /** Another program. */
    By program(UUID program, String actor) {
        return new By() {
            @Override
            public void run(Specimen tube, SpecimenAct act, Consumer<Context<Specimen>> verb) {
                commands.sent(kind, tube, act.plain(), program, actor, verb);
            }

            @Override
            public boolean looks() {
                return false;
            }
        };
    }

    /** Takes in what is certain of a message; what is said of each tube is a transaction of its own. */
    Outcome take(SentMessage message, By by) {
        var taken = 0;
        var known = 0;
        var refused = new ArrayList<NotTaken>();
        for (var tube : heeded(message).tubes()) {
            var heeded = tube.observations();
            try {
                var specimen = specimen(tube.numbers());
                requireFits(specimen, tube.patient());
                var one = take(specimen, heeded, by);
                taken += one.taken;
                known += one.known;
                refused.addAll(one.refused);
            } catch (Refusal why) {
                refused.add(new NotTaken(heeded.getFirst().line(), number(tube), "", why));
            }
        }
        return new Outcome(taken, known, List.copyOf(refused));
    }

    /**
     * Takes in one result of a file, within a transaction.
     *
     * @return whether it was new
     * @throws Refusal that says why not
     */
    boolean take(List<String> named, Patient patient, Observation said, By by) {
        var specimen = specimen(named);
        requireFits(specimen, patient);
        var tube = kind.look(specimen);
        requireReceived(tube);
        var finding = finding(tube, said, by);
        if (stands(specimen, finding)) {
            return false;
        }
        write(specimen, List.of(finding), by);
        return true;
    }

    // ---- whose it is

    /** A message without what the laboratory has said to be no result. */
    SentMessage heeded(SentMessage message) {
        var ignored = Set.copyOf(jdbc.sql("SELECT code FROM lab_message_ignored WHERE sender = ?")
                .param(message.sender())
                .query(String.class)
                .list());
        return new SentMessage(
                message.sender(),
                message.control(),
                message.version(),
                message.charset(),
                message.tubes().stream()
                        .map(tube -> new SentMessage.Tube(
                                tube.numbers(),
                                tube.patient(),
                                tube.observations().stream()
                                        .filter(one -> one.codes().stream().noneMatch(ignored::contains))
                                        .toList()))
                        .filter(tube -> !tube.observations().isEmpty())
                        .toList());
    }

    private static String number(SentMessage.Tube tube) {
        return tube.numbers().isEmpty() ? "" : tube.numbers().getFirst();
    }

    /** The one specimen that all of the numbers that the house knows are of. */
    private SpecimenId specimen(List<String> named) {
        var found = new LinkedHashSet<SpecimenId>();
        for (var number : named) {
            find(number).ifPresent(found::add);
        }
        if (found.size() > 1) {
            throw new Refusal("refusal.message.twoTubes");
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> named.isEmpty()
                        ? new Refusal("refusal.message.noTube")
                        : new Refusal("refusal.message.noSuchTube", named.getFirst()));
    }

    /** By its number, or by the code of its label, which is as long as it is good. */
    private Optional<SpecimenId> find(String number) {
        var plain = number.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        record Label(UUID specimen, @Nullable Instant ended) {}
        var label = jdbc.sql("SELECT specimen_id, ended FROM lab_label WHERE code = ? AND voided IS NULL")
                .param(plain)
                .query((rs, row) -> {
                    var ended = rs.getObject(2, OffsetDateTime.class);
                    return new Label(rs.getObject(1, UUID.class), ended == null ? null : ended.toInstant());
                })
                .optional();
        if (label.isPresent()) {
            var ended = label.get().ended;
            if (ended != null) {
                throw new Refusal("refusal.message.voidLabel", plain, ended);
            }
            return Optional.of(new SpecimenId(label.get().specimen));
        }
        return jdbc.sql("SELECT id FROM lab_specimen WHERE accession = ?")
                .param(plain)
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .optional();
    }

    private record Guest(
            @Nullable String name,
            @Nullable String pinyin,
            @Nullable String alias,
            @Nullable String sex,
            @Nullable LocalDate born) {}

    /**
     * Of what both say, nothing differs.
     *
     * @throws Refusal that says what does; what was sent is not repeated
     */
    private void requireFits(SpecimenId specimen, Patient said) {
        var guest = jdbc.sql("""
                        SELECT w.name, w.pinyin, w.alias, b.sex, b.birth_date
                        FROM lab_specimen p
                        LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = p.visit_id LIMIT 1) AS w ON true
                        LEFT JOIN customer_born b ON b.record_id = w.person_id
                        WHERE p.id = ?""")
                .param(specimen.value())
                .query((rs, row) -> new Guest(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getObject(5, LocalDate.class)))
                .single();
        var tube = kind.look(specimen).label();
        var names = new LinkedHashSet<String>();
        for (var name : new String[] {guest.name, guest.pinyin, guest.alias}) {
            if (name != null && !name.isBlank()) {
                names.add(plain(name));
            }
        }
        if (!said.names().isEmpty()
                && !names.isEmpty()
                && said.names().stream().map(SentResults::plain).noneMatch(names::contains)) {
            throw new Refusal("refusal.message.name", tube);
        }
        var sex = guest.sex == null ? "" : Hl7Messages.sex(guest.sex);
        if (!said.sex().isEmpty() && !sex.isEmpty() && !sex.equals(said.sex())) {
            throw new Refusal("refusal.message.sex", tube);
        }
        if (said.born() != null && guest.born != null && !said.born().equals(guest.born)) {
            throw new Refusal("refusal.message.born", tube);
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s·•.\\-]", "").toUpperCase(Locale.ROOT);
    }

    private static void requireReceived(Specimen tube) {
        if (tube.state() != SpecimenState.RECEIVED && tube.state() != SpecimenState.RESULTED) {
            throw tube.state() == SpecimenState.REJECTED
                    ? new Refusal("refusal.message.rejected", tube.label(), tube.since(), tube.by())
                    : new Refusal("refusal.message.notReceived", tube.label());
        }
    }

    // ---- what it is

    private Outcome take(SpecimenId specimen, List<Observation> said, By by) {
        var tube = kind.look(specimen);
        requireReceived(tube);
        var refused = new ArrayList<NotTaken>();
        var known = 0;
        var findings = new LinkedHashMap<String, Finding>();
        var of = new LinkedHashMap<String, Observation>();
        for (var one : said) {
            try {
                var finding = finding(tube, one, by);
                if (findings.containsKey(finding.test())) {
                    throw new Refusal("refusal.message.twice", one.said());
                }
                if (stands(specimen, finding)) {
                    known++;
                } else {
                    findings.put(finding.test(), finding);
                    of.put(finding.test(), one);
                }
            } catch (Refusal why) {
                refused.add(new NotTaken(one.line(), tube.accession(), one.said(), why));
            }
        }
        while (!findings.isEmpty()) {
            try {
                var all = List.copyOf(findings.values());
                transaction.executeWithoutResult(_ -> write(specimen, all, by));
                return new Outcome(findings.size(), known, refused);
            } catch (InvalidInput why) {
                // One that cannot be so spoils none of the others.
                var line = of.get(why.field());
                if (findings.remove(why.field()) == null || line == null) {
                    throw why;
                }
                refused.add(new NotTaken(line.line(), tube.accession(), line.said(), why));
            }
        }
        return new Outcome(0, known, refused);
    }

    private void write(SpecimenId specimen, List<Finding> findings, By by) {
        errands.lock(specimen);
        var amends = findings.stream().anyMatch(one -> one.status() == ResultStatus.AMENDED);
        by.run(
                kind.locked(specimen),
                amends ? SpecimenAct.AMEND : SpecimenAct.ENTER,
                context -> steps.write(context.subject(), findings, context.now(), context.entry()));
    }

    private boolean stands(SpecimenId specimen, Finding finding) {
        var test = tests.find(finding.test()).orElseThrow();
        return sheets.standing(specimen, finding.test())
                .filter(result -> result.value().same(Measured.parse(test, finding.value(), finding.unit())))
                .isPresent();
    }

    /** What a line says, as the house calls it. */
    private Finding finding(Specimen tube, Observation said, By by) {
        var test = test(tube, said);
        var corrects = false;
        switch (said.status()) {
            case "F", "P", "R", "S" -> {}
            case "C" -> corrects = true;
            case "X" -> throw new Refusal("refusal.message.notObtained", test.name());
            default -> throw new Refusal("refusal.message.status", said.status(), test.name());
        }
        var finding = new Finding(test.code(), said.value(), said.unit(), ResultStatus.PRELIMINARY, by.looks(), null);
        var value = Measured.parse(test, said.value(), said.unit());
        var standing = sheets.standing(tube.id(), test.code());
        if (standing.isEmpty()) {
            if (corrects) {
                throw new Refusal("refusal.message.correctsNothing", test.name());
            }
            return finding;
        }
        var result = standing.get();
        if (result.value().same(value) || !result.status().isReleased()) {
            return finding;
        }
        if (!corrects) {
            throw new Refusal("refusal.message.differs", test.name(), result.since(), result.by());
        }
        if (!by.looks()) {
            throw new Refusal("refusal.message.corrected", test.name(), result.since(), result.by());
        }
        return new Finding(test.code(), said.value(), said.unit(), ResultStatus.AMENDED, true, Amendment.SENT_ANEW);
    }

    private TestItem test(Specimen tube, Observation said) {
        var asked = tests.asked(tube.panels());
        for (var code : said.codes()) {
            var meant = asked.stream().filter(test -> test.isCalled(code)).toList();
            if (meant.size() == 1) {
                return meant.getFirst();
            }
            if (meant.size() > 1) {
                throw new Refusal("refusal.message.ambiguous", code);
            }
        }
        var elsewhere = tests.all().stream()
                .filter(test -> said.codes().stream().anyMatch(test::isCalled))
                .findFirst();
        throw elsewhere.isPresent()
                ? new Refusal("refusal.message.notAsked", elsewhere.get().name(), tube.label())
                : new Refusal("refusal.message.noSuchTest", said.said());
    }
}
