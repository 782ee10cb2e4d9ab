package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Story;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what can be ordered, and the tubes for it. What was ordered names a panel by its code, so a code stays, and none is
 * deleted: one that is out of use is offered no longer.
 */
@Service
@Transactional
@RolesAllowed(LabPermission.KEEP)
public class PanelAdministration {

    /** What the journal calls a panel, a kind of tube, or a test. */
    static final String PANEL = "labPanel";

    static final String TUBE = "labTube";

    static final String TEST = "labTest";

    private static final String HOUSE = "labHouse";
    private static final int LEAST_WIDTH = 30;
    private static final int MOST_WIDTH = 120;
    private static final int LEAST_HEIGHT = 20;
    private static final int MOST_HEIGHT = 100;

    private static final int LONGEST = 40;
    private static final int LONGEST_CODE = 30;
    private static final int DAY = 24 * 60;
    private static final int TEN_DAYS = 10 * DAY;

    private final Commands commands;
    private final Story story;
    private final Panels panels;
    private final Tests tests;
    private final WrittenTests written;
    private final House house;
    private final StaffDirectory directory;
    private final JdbcClient jdbc;

    PanelAdministration(
            Commands commands,
            Story story,
            Panels panels,
            Tests tests,
            WrittenTests written,
            House house,
            StaffDirectory directory,
            JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.panels = panels;
        this.tests = tests;
        this.written = written;
        this.house = house;
        this.directory = directory;
        this.jdbc = jdbc;
    }

    /** Which one it was, by its code. */
    public record Done(String code) {}

    /** A panel as it stands, for a form. */
    @Transactional(readOnly = true)
    public Panel look(String code) {
        return panels.find(code).orElseThrow(() -> new Refusal("refusal.lab.panelUnknown"));
    }

    /** A kind of tube as it stands, for a form. */
    @Transactional(readOnly = true)
    public Tube lookAtTube(String code) {
        return panels.findTube(code).orElseThrow(() -> new Refusal("refusal.lab.tubeUnknown"));
    }

    /** Adds a panel; its code is made of its English name. */
    public Done add(UUID key, PanelDetails details) {
        return commands.once(key, PanelAct.ADD, Done.class, () -> {
            lock();
            var said = checked(details);
            var code = coded(said.name().en(), "lab_panel", "PANEL");
            commands.run(new Journal.Subject(PANEL, code), PanelAct.ADD.plain(), () -> {
                jdbc.sql("""
                                INSERT INTO lab_panel (code, zh, en, role_code, target_minutes, rank)
                                SELECT ?, ?, ?, ?, ?, coalesce(max(rank), 0) + 10 FROM lab_panel""")
                        .params(code, said.name().zh(), said.name().en(), said.role(), said.targetMinutes())
                        .update();
                write(code, said);
            });
            return new Done(code);
        });
    }

    /**
     * Changes what is said of a panel. What was ordered stays as it was ordered.
     *
     * @param shown the version on which the change is made
     * @throws Refusal when somebody changed it meanwhile: who, and when
     */
    public Done change(UUID key, String code, long shown, PanelDetails details) {
        return commands.once(key, PanelAct.CHANGE, Done.class, () -> {
            locked(code, shown);
            var said = checked(details);
            commands.run(new Journal.Subject(PANEL, code), PanelAct.CHANGE.plain(), () -> write(code, said));
            return new Done(code);
        });
    }

    /** Offers a panel no longer. */
    public Done takeOut(UUID key, String code, long shown) {
        return commands.once(key, PanelAct.TAKE_OUT, Done.class, () -> {
            locked(code, shown);
            commands.run(
                    new Journal.Subject(PANEL, code), PanelAct.TAKE_OUT.plain(), () -> use("lab_panel", code, false));
            return new Done(code);
        });
    }

    /** Offers a panel again: into a tube that is offered. */
    public Done putBack(UUID key, String code, long shown) {
        return commands.once(key, PanelAct.PUT_BACK, Done.class, () -> {
            var panel = locked(code, shown);
            requireTube(panel.tube());
            commands.run(
                    new Journal.Subject(PANEL, code), PanelAct.PUT_BACK.plain(), () -> use("lab_panel", code, true));
            return new Done(code);
        });
    }

    /** Adds a kind of tube; its code is made of its English name. */
    public Done addTube(UUID key, TubeDetails details) {
        return commands.once(key, PanelAct.ADD_TUBE, Done.class, () -> {
            lock();
            var name = checked(details.name());
            within("restMinutes", details.restMinutes(), DAY);
            var code = coded(name.en(), "lab_tube", "TUBE");
            commands.run(new Journal.Subject(TUBE, code), PanelAct.ADD_TUBE.plain(), () -> jdbc.sql("""
                            INSERT INTO lab_tube (code, zh, en, cap, rest_minutes, rank)
                            SELECT ?, ?, ?, ?, ?, coalesce(max(rank), 0) + 10 FROM lab_tube""")
                    .params(code, name.zh(), name.en(), details.cap().name(), details.restMinutes())
                    .update());
            return new Done(code);
        });
    }

    /** Changes what is said of a kind of tube. Those that are under way may rest as long as was said when they were drawn. */
    public Done changeTube(UUID key, String code, long shown, TubeDetails details) {
        return commands.once(key, PanelAct.CHANGE_TUBE, Done.class, () -> {
            lockedTube(code, shown);
            var name = checked(details.name());
            within("restMinutes", details.restMinutes(), DAY);
            commands.run(new Journal.Subject(TUBE, code), PanelAct.CHANGE_TUBE.plain(), () -> jdbc.sql("""
                            UPDATE lab_tube SET zh = ?, en = ?, cap = ?, rest_minutes = ?, version = version + 1
                            WHERE code = ?""")
                    .params(name.zh(), name.en(), details.cap().name(), details.restMinutes(), code)
                    .update());
            return new Done(code);
        });
    }

    /** Offers a kind of tube no longer. Not while a panel that is offered is drawn into it. */
    public Done takeOutTube(UUID key, String code, long shown) {
        return commands.once(key, PanelAct.TAKE_OUT_TUBE, Done.class, () -> {
            lockedTube(code, shown);
            var into = panels.inUse().stream()
                    .filter(panel -> code.equals(panel.tube()))
                    .map(Panel::name)
                    .toList();
            if (!into.isEmpty()) {
                throw new Refusal("refusal.lab.tubeInUse", listed(into));
            }
            commands.run(
                    new Journal.Subject(TUBE, code),
                    PanelAct.TAKE_OUT_TUBE.plain(),
                    () -> use("lab_tube", code, false));
            return new Done(code);
        });
    }

    /** Offers a kind of tube again. */
    public Done putBackTube(UUID key, String code, long shown) {
        return commands.once(key, PanelAct.PUT_BACK_TUBE, Done.class, () -> {
            lockedTube(code, shown);
            commands.run(
                    new Journal.Subject(TUBE, code), PanelAct.PUT_BACK_TUBE.plain(), () -> use("lab_tube", code, true));
            return new Done(code);
        });
    }

    /** The tests of a panel, in use or not. */
    @Transactional(readOnly = true)
    public List<TestItem> tests(String panel) {
        return tests.of(List.of(panel));
    }

    /** A test as it stands, for a form. */
    @Transactional(readOnly = true)
    public TestItem lookAtTest(String code) {
        return tests.find(code).orElseThrow(() -> new Refusal("refusal.lab.testUnknown"));
    }

    /** Adds a test to a panel; its code is made of its English name. */
    public Done addTest(UUID key, String panel, TestDetails details) {
        return commands.once(key, PanelAct.ADD_TEST, Done.class, () -> {
            lock();
            look(panel);
            var said = written.checked(panel, "", details);
            var code = coded(said.name().en(), "lab_test", "TEST");
            commands.run(
                    new Journal.Subject(TEST, code), PanelAct.ADD_TEST.plain(), () -> written.add(code, panel, said));
            return new Done(code);
        });
    }

    /**
     * Changes what is said of a test, but not what its result is. What was found out keeps that with which it was compared.
     *
     * @param shown the version on which the change is made
     * @throws Refusal when somebody changed it meanwhile: who, and when
     */
    public Done changeTest(UUID key, String code, long shown, TestDetails details) {
        return commands.once(key, PanelAct.CHANGE_TEST, Done.class, () -> {
            var test = lockedTest(code, shown);
            if (details.kind() != test.kind()) {
                throw new InvalidInput("kind", "refusal.lab.kindStays");
            }
            var said = written.checked(test.panel(), code, details);
            commands.run(
                    new Journal.Subject(TEST, code), PanelAct.CHANGE_TEST.plain(), () -> written.write(code, said));
            return new Done(code);
        });
    }

    /** Asks for a test no longer. */
    public Done takeOutTest(UUID key, String code, long shown) {
        return commands.once(key, PanelAct.TAKE_OUT_TEST, Done.class, () -> {
            lockedTest(code, shown);
            commands.run(
                    new Journal.Subject(TEST, code),
                    PanelAct.TAKE_OUT_TEST.plain(),
                    () -> use("lab_test", code, false));
            return new Done(code);
        });
    }

    /** Asks for a test again. */
    public Done putBackTest(UUID key, String code, long shown) {
        return commands.once(key, PanelAct.PUT_BACK_TEST, Done.class, () -> {
            lockedTest(code, shown);
            commands.run(
                    new Journal.Subject(TEST, code), PanelAct.PUT_BACK_TEST.plain(), () -> use("lab_test", code, true));
            return new Done(code);
        });
    }

    /** How the house numbers and labels, for a form. */
    @Transactional(readOnly = true)
    public HouseOfLabels lookAtHouse() {
        return jdbc.sql("SELECT prefix, label_width_mm, label_height_mm, reports_to FROM lab_house")
                .query((rs, row) -> new HouseOfLabels(
                        rs.getString(1),
                        rs.getInt(2),
                        rs.getInt(3),
                        Id.orNull(rs.getObject(4, UUID.class), PlaceId::new)))
                .single();
    }

    /**
     * Changes it, for what is ordered and printed from now on: labels that are out stay good.
     *
     * @param shown how it was when the change was begun
     * @throws Refusal when somebody changed it meanwhile: who, and when
     */
    public Done changeHouse(UUID key, HouseOfLabels shown, HouseOfLabels said) {
        return commands.once(key, PanelAct.HOUSE, Done.class, () -> {
            lock();
            var subject = new Journal.Subject(HOUSE, HOUSE);
            if (!lookAtHouse().equals(shown)) {
                throw changed(subject);
            }
            var prefix = said.prefix().strip().toUpperCase(Locale.ROOT);
            if (!prefix.matches("[A-Z]{1,4}")) {
                throw new InvalidInput("prefix", "refusal.lab.prefix");
            }
            within("widthMm", said.widthMm(), LEAST_WIDTH, MOST_WIDTH);
            within("heightMm", said.heightMm(), LEAST_HEIGHT, MOST_HEIGHT);
            var reportsTo = said.reportsTo();
            if (reportsTo != null && house.findPlace(reportsTo).isEmpty()) {
                throw new InvalidInput("reportsTo", "refusal.place.unknown");
            }
            commands.run(subject, PanelAct.HOUSE.plain(), () -> jdbc.sql("""
                            UPDATE lab_house SET prefix = :prefix, label_width_mm = :width, label_height_mm = :height,
                                   reports_to = CAST(:to AS uuid)""")
                    .param("prefix", prefix)
                    .param("width", said.widthMm())
                    .param("height", said.heightMm())
                    .param("to", Id.orNull(reportsTo))
                    .update());
            return new Done(HOUSE);
        });
    }

    // ---- how

    private static void within(String field, int said, int least, int most) {
        if (said < least || said > most) {
            throw new InvalidInput(field, "refusal.lab.millimetres", least, most);
        }
    }

    static Localized listed(List<Localized> names) {
        return new Localized(
                names.stream().map(Localized::zh).collect(Collectors.joining("、")),
                names.stream().map(Localized::en).collect(Collectors.joining(", ")));
    }

    private void write(String code, PanelDetails said) {
        jdbc.sql("""
                        UPDATE lab_panel SET zh = :zh, en = :en, tube = :tube, place_id = CAST(:place AS uuid),
                               fasting = :fasting, role_code = :role, target_minutes = :target, usual = :usual,
                               version = version + 1
                        WHERE code = :code""")
                .param("zh", said.name().zh())
                .param("en", said.name().en())
                .param("tube", said.tube())
                .param("place", Id.orNull(said.place()))
                .param("fasting", said.fasting())
                .param("role", said.role())
                .param("target", said.targetMinutes())
                .param("usual", said.usual())
                .param("code", code)
                .update();
    }

    private PanelDetails checked(PanelDetails said) {
        requireTube(said.tube());
        if (said.place() == null) {
            throw new InvalidInput("place", "refusal.lab.where");
        }
        requirePlace(said.place());
        if (!directory.roles().contains(said.role())) {
            throw new InvalidInput("role", "refusal.lab.who");
        }
        within("targetMinutes", said.targetMinutes(), TEN_DAYS);
        return new PanelDetails(
                checked(said.name()),
                said.tube(),
                said.place(),
                said.fasting(),
                said.role(),
                said.targetMinutes(),
                said.usual());
    }

    private void requireTube(@Nullable String tube) {
        if (tube != null && !panels.findTube(tube).map(Tube::inUse).orElse(false)) {
            throw new InvalidInput("tube", "refusal.lab.tubeOut");
        }
    }

    private void requirePlace(PlaceId place) {
        if (house.findPlace(place).isEmpty()) {
            throw new InvalidInput("place", "refusal.place.unknown");
        }
    }

    private static void within(String field, int minutes, int most) {
        if (minutes < 1 || minutes > most) {
            throw new InvalidInput(field, "refusal.lab.minutes", most);
        }
    }

    private static Localized checked(Localized name) {
        return new Localized(checked("zh", name.zh()), checked("en", name.en()));
    }

    private static String checked(String field, String said) {
        return PlainText.parse(field, said, LONGEST, "refusal.lab")
                .orElseThrow(() -> new InvalidInput(field, "refusal.lab.nameMissing"));
    }

    // Tables are the code's own.
    private String coded(String name, String table, String otherwise) {
        var letters =
                name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        var base = letters.isEmpty() ? otherwise : letters.substring(0, Math.min(letters.length(), LONGEST_CODE));
        var code = base;
        for (var n = 2; isTaken(table, code); n++) {
            code = base + "_" + n;
        }
        return code;
    }

    private boolean isTaken(String table, String code) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM " + table + " WHERE code = ?)")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    private void use(String table, String code, boolean inUse) {
        jdbc.sql("UPDATE " + table + " SET in_use = ?, version = version + 1 WHERE code = ?")
                .params(inUse, code)
                .update();
    }

    private Panel locked(String code, long shown) {
        lock();
        var panel = look(code);
        if (panel.version() != shown) {
            throw changed(new Journal.Subject(PANEL, code));
        }
        return panel;
    }

    private void lockedTube(String code, long shown) {
        lock();
        if (lookAtTube(code).version() != shown) {
            throw changed(new Journal.Subject(TUBE, code));
        }
    }

    private TestItem lockedTest(String code, long shown) {
        lock();
        var test = lookAtTest(code);
        if (test.version() != shown) {
            throw changed(new Journal.Subject(TEST, code));
        }
        return test;
    }

    private Refusal changed(Journal.Subject subject) {
        return story.lastBefore("refusal.lab.changed", subject, List.of(PanelAct.values()), Long.MAX_VALUE);
    }

    /** They are few: whoever changes one waits for whoever changes another. */
    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('lab panels', 0))")
                .query((rs, row) -> true)
                .single();
    }
}
