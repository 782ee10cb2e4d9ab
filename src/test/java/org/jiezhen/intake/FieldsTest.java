package org.jiezhen.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jiezhen.intake.IntakeBoard.FormFact;
import org.jiezhen.intake.IntakeField.Before;
import org.jiezhen.intake.IntakeField.Section;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Look;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The house's own questions: asked in open forms at once, kept in older ones when they are asked no longer. */
class FieldsTest extends VisitsTest {

    private static final String KEEPER = "chengyuan";
    private static final List<Localized> TWO = List.of(new Localized("步行", "On foot"), new Localized("打车", "By taxi"));

    @Autowired
    FieldAdministration fields;

    @Autowired
    IntakeForms forms;

    @Autowired
    IntakeBoard source;

    @AfterEach
    void theHouseAsksWhatItAsked() {
        jdbc.sql("UPDATE intake_field SET in_use = false, version = version + 1 WHERE code LIKE 'OWN\\_TEST%'")
                .update();
        theHallIsEmpty();
    }

    @Test
    void whatTheHouseAsksAnewIsAskedInFormsThatAreOpen() {
        var guest = arrive(LIUYUE).subject();
        as(LITING, () -> forms.fill(key(), guest));
        var code = added(FieldKind.CHOICE, "WISH", Before.TRIAGE, false, TWO);

        assertThat(sent(guest)).contains(code, "测试来法", "By taxi");
        assertThat(as(LITING, () -> forms.missing(guest)))
                .anyMatch(one -> one.field().code().equals(code) && one.before() == Before.TRIAGE);
        as(LITING, () -> forms.write(key(), guest, code, null, "BY_TAXI", Origin.GUEST));
        assertThat(as(LITING, () -> forms.missing(guest)))
                .noneMatch(one -> one.field().code().equals(code));
    }

    @Test
    void whatWasAnsweredStaysWhenItIsAskedNoLongerAndSoDoesWhatCouldBeChosen() {
        var guest = arrive(LIUYUE).subject();
        as(LITING, () -> forms.fill(key(), guest));
        var code = added(FieldKind.CHOICE, null, null, false, TWO);
        as(LITING, () -> forms.write(key(), guest, code, null, "BY_TAXI", Origin.GUEST));
        as(
                KEEPER,
                () -> fields.change(
                        key(),
                        code,
                        field(code).version(),
                        details(null, false, List.of(TWO.getFirst(), new Localized("地铁", "By metro")))));
        assertThat(refused(LITING, () -> forms.write(key(), guest, code, null, "BY_TAXI", Origin.CONFIRMED)))
                .isInstanceOf(InvalidInput.class);
        assertThat(field(code).said("BY_TAXI").zh()).isEqualTo("打车");

        as(KEEPER, () -> fields.takeOut(key(), code, field(code).version()));
        assertThat(sent(guest)).contains("BY_TAXI", "打车");
        assertThat(refused(LITING, () -> forms.write(key(), guest, code, null, "ON_FOOT", Origin.GUEST))
                        .key())
                .isEqualTo("refusal.intake.field");
        var another = arrive(LIUYUE).subject();
        as(LITING, () -> forms.fill(key(), another));
        assertThat(sent(another)).doesNotContain(code);

        as(KEEPER, () -> fields.putBack(key(), code, field(code).version()));
        assertThat(sent(another)).contains(code);
    }

    @Test
    void whatCannotBeRightIsSaidAtItsField() {
        assertThat(wrong(FieldKind.CHOICE, details(null, false, List.of(TWO.getFirst()))))
                .isEqualTo("choices");
        assertThat(wrong(FieldKind.TEXT, details(null, false, TWO))).isEqualTo("choices");
        assertThat(wrong(FieldKind.SIGNATURE, details(null, false, List.of()))).isEqualTo("kind");
        assertThat(wrong(FieldKind.TEXT, details(null, true, List.of())))
                .as("health where she is asked for her consent")
                .isEqualTo("section");
        assertThat(refused(
                                KEEPER,
                                () -> fields.takeOut(
                                        key(),
                                        "SURGERY_TODAY",
                                        field("SURGERY_TODAY").version()))
                        .key())
                .isEqualTo("refusal.intake.field.read");
    }

    @Test
    void whoeverIsSecondIsToldWhoChangedItAndEachChangeIsJournalled() {
        var code = added(FieldKind.TEXT, null, null, false, List.of());
        var shown = field(code).version();
        as(KEEPER, () -> fields.change(key(), code, shown, details(null, false, List.of())));
        assertThat(refused(KEEPER, () -> fields.change(key(), code, shown, details(null, false, List.of())))
                        .key())
                .isEqualTo("refusal.intake.field.changed");
        assertThat(count("SELECT count(*) FROM journal WHERE subject_kind = 'intakeField' AND subject_id = ?", code))
                .isEqualTo(2);
    }

    private String added(
            FieldKind kind, @Nullable String after, @Nullable Before before, boolean health, List<Localized> choices) {
        var details = new FieldDetails(
                new Localized("测试来法", "Test " + kind + key().toString().substring(0, 4)),
                Section.WISH,
                after,
                health,
                before,
                true,
                choices);
        return as(KEEPER, () -> fields.add(key(), kind, details)).code();
    }

    private static FieldDetails details(@Nullable Before before, boolean health, List<Localized> choices) {
        return new FieldDetails(new Localized("测试来法", "Test way"), Section.WISH, null, health, before, true, choices);
    }

    private String wrong(FieldKind kind, FieldDetails details) {
        return ((InvalidInput) refused(KEEPER, () -> fields.add(key(), kind, details))).field();
    }

    private IntakeField field(String code) {
        return as(KEEPER, () -> fields.look(code));
    }

    private String sent(VisitId guest) {
        try (var _ = source.watch(guest)) {
            BoardSource<FormFact> read = source;
            return Look.rows(
                            read,
                            IntakeAudiences.of(guest, people.id(LITING), true, IntakeAudiences.Knows.AS_FILLER, false))
                    .stream()
                    .map(JsonNode::toString)
                    .reduce("", String::concat);
        }
    }
}
