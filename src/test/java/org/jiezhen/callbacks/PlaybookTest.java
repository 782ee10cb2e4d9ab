package org.jiezhen.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiezhen.callbacks.CallLook.Asks;
import org.jiezhen.callbacks.Playbook.Written;
import org.jiezhen.callbacks.PlaybookLook.Where;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.intake.IntakeField;
import org.jiezhen.intake.IntakeForms;
import org.jiezhen.intake.Origin;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** What is said is published in versions; what promises or diagnoses is not; and a call keeps what it was made with. */
class PlaybookTest extends CallbacksTest {

    @Autowired
    private Playbook playbook;

    @Autowired
    private PlaybookLook look;

    @ParameterizedTest
    @CsvSource({
        "我们保证没有疤痕, We try our best, zh0, PROMISE",
        "效果因人而异, We guarantee it, en0, PROMISE",
        "您这是过敏，不要紧, Please wait, zh0, DIAGNOSIS",
        "请等一等, This is normal, en0, DIAGNOSIS",
    })
    void whatPromisesOrDiagnosesIsFlaggedAtItsLine(String zh, String en, String field, String kind) {
        var flagged = catchThrowableOfType(
                InvalidInput.class, () -> publish("LATER", List.of(new Written(zh, en, null, ""))));
        assertThat(flagged.field()).isEqualTo(field);
        assertThat(flagged.key()).isEqualTo("refusal.callback.script." + kind);
    }

    @Test
    void nothingThatTheHouseCameWithPromisesOrDiagnoses() {
        for (var why :
                jdbc.sql("SELECT code FROM callback_reason").query(String.class).list()) {
            var script = as(GAOFENG, () -> playbook.look(why));
            assertThat(script.lines()).as(why).isNotEmpty();
            publish(why, script.lines());
        }
    }

    @Test
    void aLineIsInBothLanguagesAndItsAlarmIsOfAnAnswerThatCanBeCompared() {
        assertThat(field(new Written("只有中文", "", null, ""))).isEqualTo("en0");
        assertThat(field(new Written("疼吗", "Does it hurt", Asks.WORDS, "6"))).isEqualTo("alarm0");
        assertThat(field(new Written("疼吗", "Does it hurt", Asks.YES_NO, "2"))).isEqualTo("alarm0");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> publish("LATER", List.of()))
                        .field())
                .isEqualTo("zh0");
    }

    @Autowired
    private IntakeForms forms;

    @Autowired
    private Profiles profiles;

    @Test
    void aCallKeepsWhatItWasMadeWithAndTheNextIsMadeWithTheNewVersion() {
        var first = person("旧话术", "13700029130");
        due(first, "LATER", day(), Caller.AGENTS);
        as(CAOMIN, () -> calls.take(key(), first, false));
        var before = as(CAOMIN, calls::inHand).orElseThrow();
        var lines = new ArrayList<>(as(GAOFENG, () -> playbook.look("LATER")).lines());
        lines.addFirst(new Written("新的第一句", "A new first line", null, ""));
        publish("LATER", lines);
        assertThat(as(CAOMIN, calls::inHand).orElseThrow().script()).isEqualTo(before.script());
        as(CAOMIN, () -> calls.release(key(), first));

        as(CAOMIN, () -> calls.take(key(), first, false));
        var after = as(CAOMIN, calls::inHand).orElseThrow();
        assertThat(after.scriptVersion()).isEqualTo(before.scriptVersion() + 1);
        assertThat(after.script().getFirst().words().zh()).isEqualTo("新的第一句");
    }

    @Test
    void aWordIsFlaggedWhereItIsOneAndNotWithinAnother() {
        publish(
                "LATER",
                List.of(new Written("您的资料很安全", "Your data is secure, and the procedure is explained", null, "")));
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> publish("LATER", List.of(new Written("请", "This cures it", null, ""))))
                        .field())
                .isEqualTo("en0");
    }

    @Test
    void nothingInThePlaybookPromisesOrDiagnosesAndWhatDoesIsNotPublished() {
        for (var code :
                jdbc.sql("SELECT code FROM playbook_entry").query(String.class).list()) {
            var entry = as(GAOFENG, () -> look.look(code)).orElseThrow();
            as(GAOFENG, () -> playbook.publish(key(), code, entry.version(), written(entry)));
        }
        var entry = as(GAOFENG, () -> look.look("WILL_IT_WORK")).orElseThrow();
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> as(
                                        GAOFENG,
                                        () -> playbook.publish(
                                                key(),
                                                "WILL_IT_WORK",
                                                entry.version(),
                                                new Playbook.Entry("效果", "Effect", "保证满意", "Fine", Set.of()))))
                        .field())
                .isEqualTo("zh");
        assertThat(refused(GAOFENG, () -> playbook.publish(key(), "WILL_IT_WORK", entry.version() - 1, written(entry)))
                        .key())
                .as("somebody has published one meanwhile")
                .isEqualTo("refusal.callback.plan.changed");
        assertThatThrownBy(() ->
                        as(CAOMIN, () -> playbook.publish(key(), "WILL_IT_WORK", entry.version(), written(entry))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aQuestionIsAddedAndFoundInBothLanguagesWhereItIsUsed() {
        var person = person("找话术", "13700029131");
        as(
                GAOFENG,
                () -> playbook.publish(
                        key(),
                        null,
                        0,
                        new Playbook.Entry(
                                "停车在哪里",
                                "Where to park",
                                "地下二层，前台盖章。",
                                "On level B2; the desk stamps your ticket.",
                                Set.of(Where.INTAKE))));
        var visit = arrive("来院的", "13700029134").subject();
        assertThat(here(LITING, visit, "停车")).hasSize(1);
        assertThat(here(LITING, visit, "PARK desk")).hasSize(1);
        as(LITING, () -> closing.leftUnseen(key(), visit, clock.instant()));
        assertThat(rung(person, "停车")).isEmpty();
        assertThat(rung(person, "比别家贵")).containsExactly("WHY_DEARER");
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> as(
                                        GAOFENG,
                                        () -> playbook.publish(
                                                key(), null, 0, new Playbook.Entry("问", "Q", "答", "A", Set.of()))))
                        .field())
                .isEqualTo("where");
    }

    @Test
    void whatHerStateAsksForComesFirstAndIsShownOfNobodyElse() {
        var person = person("低调的人", "13700029132");
        due(person, "NO_DEAL", day(), Caller.AGENTS);
        as(CAOMIN, () -> calls.take(key(), person, false));
        assertThat(rung(person, null)).doesNotContain("DISCREET_HERE", "NOT_OF_AGE", "WAS_ANGRY");
        as(CAOMIN, () -> calls.release(key(), person));
        jdbc.sql("UPDATE customer SET discreet = true, birth_date = ? WHERE id = ?")
                .params(day().minusYears(16), person.value())
                .update();
        as(CAOMIN, () -> calls.take(key(), person, false));
        as(CAOMIN, () -> calls.spoke(key(), person, true));
        as(CAOMIN, () -> calls.conclude(key(), person, CallbackCalls.Conclusion.of(CallOutcome.ANGRY)));
        assertThat(rung(person, null)).as("whom nobody rings").doesNotContain("DISCREET_HERE", "WAS_ANGRY");
        due(person, "LATER", day(), Caller.AGENTS);
        as(CAOMIN, () -> calls.take(key(), person, false));
        assertThat(rung(person, null)).startsWith("DISCREET_HERE", "NOT_OF_AGE", "WAS_ANGRY");
        as(CAOMIN, () -> calls.release(key(), person));
        var visit = arrive("低调的人", "13700029132").subject();
        assertThat(here(LITING, visit, null))
                .as("how she was on the telephone is not the desk's")
                .contains("DISCREET_HERE")
                .doesNotContain("WAS_ANGRY");
        as(LITING, () -> closing.leftUnseen(key(), visit, clock.instant()));
    }

    @Test
    void howSheIsMetAndThatSheHasAllergiesBringALineOfItsOwnToWhoeverMayKnow() {
        var person = person("有过敏的人", "13700029135");
        var visit = arrive("有过敏的人", "13700029135").subject();
        as(LITING, () -> forms.fill(key(), visit));
        as(LITING, () -> forms.consent(key(), visit, true));
        assertThat(here(LITING, visit, null)).doesNotContain("HAS_ALLERGIES");
        as(LITING, () -> forms.write(key(), visit, IntakeField.ALLERGY, null, "YES 青霉素", Origin.GUEST));
        assertThat(here(LITING, visit, null)).startsWith("HAS_ALLERGIES").doesNotContain("LET_HER_LOOK");

        as(GAOFENG, () -> profiles.say(key(), person, "SAYS_LITTLE"));
        assertThat(inConsultation(GAOFENG, visit)).contains("LET_HER_LOOK").doesNotContain("LINE_BY_LINE");
        assertThat(inConsultation("suman", visit))
                .as("a consultant who does not have her")
                .doesNotContain("LET_HER_LOOK");
        as(LITING, () -> closing.leftUnseen(key(), visit, clock.instant()));

        due(person, "NO_DEAL", day(), Caller.AGENTS);
        as(CAOMIN, () -> calls.take(key(), person, false));
        assertThat(rung(person, null)).contains("LET_HER_LOOK").doesNotContain("LINE_BY_LINE");
        as(CAOMIN, () -> calls.release(key(), person));
        assertThat(rung(person, null)).as("whom nobody rings").doesNotContain("LET_HER_LOOK", "HAS_ALLERGIES");
        as(GAOFENG, () -> profiles.say(key(), person, null));
    }

    private List<String> inConsultation(String who, VisitId visit) {
        return as(who, () -> look.find(Where.CONSULT, visit, null)).stream()
                .map(PlaybookLook.Entry::code)
                .toList();
    }

    @Test
    void whatWasSaidInACallIsReadAgainInTheVersionOfThen() {
        var person = person("用过的", "13700029133");
        publish(
                "LATER",
                List.of(
                        new Written("上次您说到这几天再定。", "You wished to decide about now.", null, ""),
                        new Written("还想问清楚哪一点？", "What would you like to know?", Asks.WORDS, "")));
        due(person, "LATER", day(), Caller.AGENTS);
        as(CAOMIN, () -> calls.take(key(), person, false));
        as(CAOMIN, () -> calls.spoke(key(), person, true));
        var entry = as(CAOMIN, () -> look.look("HOW_LONG")).orElseThrow();
        var script = as(CAOMIN, calls::inHand).orElseThrow();
        as(CAOMIN, () -> {
            calls.used(person, "HOW_LONG", entry.version());
            calls.answer(person, 2, "想等假期");
            return null;
        });
        as(CAOMIN, () -> calls.conclude(key(), person, CallbackCalls.Conclusion.of(CallOutcome.ANGRY)));
        as(GAOFENG, () -> playbook.publish(key(), "HOW_LONG", entry.version(), written(entry)));
        publish("LATER", List.of(new Written("新的一句", "A new line", null, "")));

        due(person, "NO_DEAL", day(), Caller.AGENTS);
        as(CAOMIN, () -> calls.take(key(), person, true));
        var before = as(CAOMIN, calls::inHand).orElseThrow().before().getFirst();
        var past = as(CAOMIN, () -> calls.past(person, before.call()));
        assertThat(past.version()).isEqualTo(script.scriptVersion());
        assertThat(past.script())
                .extracting(CallLook.Line::words)
                .isEqualTo(script.script().stream().map(CallLook.Line::words).toList());
        assertThat(past.script()).extracting(CallLook.Line::answer).contains("想等假期");
        assertThat(past.used()).containsExactly(Map.entry("HOW_LONG", entry.version()));
        assertThat(refused(XIAQING, () -> calls.past(person, before.call())).key())
                .as("who does not ring her reads nothing of it")
                .isEqualTo("refusal.callback.claimed");
    }

    private List<String> rung(CustomerId person, @Nullable String typed) {
        return as(CAOMIN, () -> look.find(person, typed)).stream()
                .map(PlaybookLook.Entry::code)
                .toList();
    }

    private List<String> here(String who, VisitId visit, @Nullable String typed) {
        return as(who, () -> look.find(Where.INTAKE, visit, typed)).stream()
                .map(PlaybookLook.Entry::code)
                .toList();
    }

    private static Playbook.Entry written(PlaybookLook.Entry entry) {
        return new Playbook.Entry(
                entry.title().zh(),
                entry.title().en(),
                entry.text().zh(),
                entry.text().en(),
                entry.where());
    }

    private String field(Written line) {
        return catchThrowableOfType(InvalidInput.class, () -> publish("LATER", List.of(line)))
                .field();
    }

    private void publish(String why, List<Written> lines) {
        as(GAOFENG, () -> playbook.publish(key(), why, playbook.look(why).version(), lines));
    }
}
